package de.medicalhub.video.conference;

/** Somebody in a conference; random per call, no name. */
public record PersonId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
