package de.medicalhub.video.conference.control;

import de.medicalhub.video.conference.Attendee;
import de.medicalhub.video.conference.ConferenceId;
import de.medicalhub.video.conference.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Conferences and who may come; the same for all nodes. */
public interface ConferenceStore {
    /**
     * The case's running conference, or a new one; answers which, and whether it is new.
     *
     * @param relayOnly whether a new one goes through the relay only
     */
    Started openForCase(String caseId, String patientId, Instant now, boolean relayOnly);

    /** A new one without a case. */
    ConferenceId open(String title, Instant now, boolean relayOnly);

    /** Does it go through the relay only. */
    boolean isRelayOnly(ConferenceId conference);

    /** A conference, if there is one. */
    Optional<Stored> find(ConferenceId conference);

    /** The person with an account; who is there already keeps their role. */
    Attendee member(ConferenceId conference, String account, String name, Attendee.Role role);

    /** The person with that account, if they have been here. */
    Optional<Attendee> known(ConferenceId conference, String account);

    /** A person without one, who comes by a link. */
    void invite(Attendee guest, String tokenHash, Instant expiresAt);

    /** Whom a link is for. */
    Optional<Invited> byToken(String tokenHash);

    /** Whose browser it is. */
    Optional<Invited> byCookie(String cookieHash);

    /** Binds the link to a browser; false if another one was first. */
    boolean bind(PersonId person, String cookieHash);

    /** Somebody may not come back. */
    void shutOut(PersonId person);

    /** Was somebody shut out. */
    boolean isShutOut(PersonId person);

    /** Everybody who may come, by name. */
    List<Attendee> members(ConferenceId conference);

    /** It is over. */
    void end(ConferenceId conference, Instant now);

    /** Ends what began before the first moment, and forgets what began before the second. */
    void tidy(Instant endBefore, Instant forgetBefore, Instant now);

    /** What came of starting. */
    record Started(ConferenceId conference, boolean isNew) {}

    /**
     * A conference.
     *
     * @param caseId empty for teaching
     */
    record Stored(ConferenceId conference, String caseId, String title, boolean over) {}

    /**
     * Somebody with a link.
     *
     * @param cookieHash of the browser that joined with it, or empty
     */
    record Invited(Attendee attendee, String cookieHash, Instant expiresAt, boolean shutOut, boolean over) {}
}
