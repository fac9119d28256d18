package de.medicalhub.video.consultation;

/** Gives out what opens a wire; told of people whom this feature has let in. */
public interface Entrance {
    /** A ticket for that person: good for 30 seconds and for one wire. */
    String issue(Participant person);
}
