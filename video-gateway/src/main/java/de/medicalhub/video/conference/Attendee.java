package de.medicalhub.video.conference;

/**
 * Somebody who may enter a conference.
 *
 * @param person the same for the same person after a reload, and different for everybody else
 * @param name as the others read it
 */
public record Attendee(ConferenceId conference, PersonId person, String name, Role role) {
    /** What they may do. */
    public enum Role {
        /** Who started it: silences, sends away, ends. */
        MODERATOR,
        /** Who FHIR lets read the case: invites; leads while no moderator is there. */
        MEMBER,
        /** Who came by a link. */
        GUEST
    }
}
