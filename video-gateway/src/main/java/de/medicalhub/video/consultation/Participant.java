package de.medicalhub.video.consultation;

/**
 * Somebody who may enter a consultation.
 *
 * @param key the same for the same person after a reload, and different for everybody else
 * @param name as the other side reads it; empty for the patient
 */
public record Participant(AppointmentId appointment, Side side, String key, String name) {
    /** On which side of the desk. */
    public enum Side {
        /** Who lets in and ends. */
        HOST,
        /** Who waits. */
        PATIENT
    }

    /** May let in and end. */
    public boolean isHost() {
        return side == Side.HOST;
    }
}
