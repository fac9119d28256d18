package de.medicalhub.video.conference.control;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.video.VideoConfiguration;
import de.medicalhub.video.conference.Attendee;
import de.medicalhub.video.conference.Attendee.Role;
import de.medicalhub.video.conference.ConferenceId;
import de.medicalhub.video.conference.PersonId;
import de.medicalhub.video.conference.control.ConferenceStore.Invited;
import de.medicalhub.video.conference.control.ConferenceStore.Stored;
import de.medicalhub.video.consultation.Refusal;
import de.medicalhub.video.consultation.RefusedException;
import de.medicalhub.video.consultation.StaffCaller;
import de.medicalhub.video.door.Secrets;
import de.medicalhub.video.relay.Relay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Who may start a conference, come to it and bring others (rule 16). */
@ApplicationScoped
public class Conferences {
    private static final Duration LINK = Duration.ofHours(12);
    private static final int LONGEST_NAME = 80;

    private final ConferenceStore store;
    private final CaseAccess cases;
    private final Relay relay;
    private final URI hubUrl;
    private final Clock clock;

    @SuppressWarnings("NullAway") // only for the container's proxy, which never uses the fields
    protected Conferences() {
        this(null, null, null, URI.create(""), Clock.systemUTC());
    }

    @Inject
    public Conferences(
            ConferenceStore store, CaseAccess cases, Relay relay, VideoConfiguration configuration, Clock clock) {
        this(store, cases, relay, configuration.hubUrl(), clock);
    }

    Conferences(ConferenceStore store, CaseAccess cases, Relay relay, URI hubUrl, Clock clock) {
        this.store = store;
        this.cases = cases;
        this.relay = relay;
        this.hubUrl = hubUrl;
        this.clock = clock;
    }

    /**
     * What a person with an account sees of a conference.
     *
     * @param patient the patient's name, if the conference is about a case
     * @param caseId empty for teaching
     */
    public record Seen(Attendee attendee, String title, String caseId, String patient, List<String> team) {}

    /** A link to hand on; its secret is known to nobody else from now on. */
    public record Link(URI url, Instant expiresAt) {}

    /** What a browser got by joining with a link. */
    public record Joined(Attendee attendee, String title, String cookie, Instant expiresAt) {}

    /** The running conference of a case, or a new one that the caller leads; for who may read the case's plan. */
    public Seen startForCase(StaffCaller caller, CaseId caseId) {
        CaseAccess.CaseTeam team = team(caller, caseId);
        ConferenceStore.Started started = store.openForCase(
                caseId.toString(), team.patientId(), clock.instant(), relay.isOnlyFor(team.organizations()));
        Attendee attendee = enter(started.conference(), caller, started.isNew() ? Role.MODERATOR : Role.MEMBER);
        return new Seen(attendee, "", caseId.toString(), team.patient(), team.team());
    }

    /**
     * A new conference without a case, such as for teaching; the others come by links. Whose organisation it is nobody knows:
     * where one wishes the relay only, it goes through the relay.
     */
    public Seen start(StaffCaller caller, String title) {
        ConferenceId conference = store.open(shortened(title), clock.instant(), relay.isOnlyFor(Set.of()));
        return new Seen(enter(conference, caller, Role.MODERATOR), shortened(title), "", "", List.of());
    }

    /** The conference for who may come: asked of the record each time; without a case only who started it. */
    public Seen get(StaffCaller caller, ConferenceId id) {
        Stored stored = running(id);
        if (!stored.caseId().isEmpty()) {
            CaseAccess.CaseTeam team = team(caller, CaseId.parse(stored.caseId()));
            return new Seen(
                    enter(id, caller, Role.MEMBER), stored.title(), stored.caseId(), team.patient(), team.team());
        }
        Attendee attendee =
                store.known(id, caller.username()).orElseThrow(() -> new RefusedException(Refusal.NO_CONFERENCE));
        return new Seen(welcome(attendee), stored.title(), "", "", List.of());
    }

    /** A link for one more person; for who may come with an account. */
    public Link invite(StaffCaller caller, ConferenceId id, String name) {
        get(caller, id);
        String token = Secrets.next();
        Instant expiresAt = clock.instant().plus(LINK);
        PersonId person = new PersonId(UUID.randomUUID().toString());
        store.invite(new Attendee(id, person, shortened(name), Role.GUEST), Secrets.hash(token), expiresAt);
        return new Link(URI.create(hubUrl + "/video/meet#" + token), expiresAt);
    }

    /** What a link is for; binds nothing. */
    public Joined look(String token, Collection<String> cookies) {
        Invited invited = usable(token, cookies);
        return joined(invited, "");
    }

    /**
     * Binds the link to the browser, or lets the bound browser in again.
     *
     * @param secret of the cookie that the browser gets, if it has none yet
     */
    public Joined join(String token, Collection<String> cookies, String secret) {
        Invited invited = usable(token, cookies);
        Optional<String> known = cookies.stream()
                .filter(cookie -> invited.cookieHash().equals(Secrets.hash(cookie)))
                .findFirst();
        if (known.isPresent()) {
            return joined(invited, known.get());
        }
        if (!store.bind(invited.attendee().person(), Secrets.hash(secret))) {
            throw new RefusedException(Refusal.LINK_TAKEN);
        }
        return joined(invited, secret);
    }

    /** Who the browser with one of these cookies is: with a page that names no link, whose time ends last. */
    public Attendee guest(Collection<String> cookies) {
        Invited invited = cookies.stream()
                .flatMap(cookie -> store.byCookie(Secrets.hash(cookie)).stream())
                .max(Comparator.comparing(Invited::expiresAt))
                .orElseThrow(() -> new RefusedException(Refusal.NOT_JOINED));
        check(invited);
        return invited.attendee();
    }

    private Joined joined(Invited invited, String cookie) {
        String title =
                store.find(invited.attendee().conference()).map(Stored::title).orElse("");
        return new Joined(invited.attendee(), title, cookie, invited.expiresAt());
    }

    private Invited usable(String token, Collection<String> cookies) {
        if (!Secrets.isWellFormed(token)) {
            throw new RefusedException(Refusal.LINK_UNKNOWN);
        }
        Invited invited =
                store.byToken(Secrets.hash(token)).orElseThrow(() -> new RefusedException(Refusal.LINK_UNKNOWN));
        check(invited);
        if (!invited.cookieHash().isEmpty() && !Secrets.hashes(cookies).contains(invited.cookieHash())) {
            throw new RefusedException(Refusal.LINK_TAKEN);
        }
        return invited;
    }

    private void check(Invited invited) {
        if (invited.over()) {
            throw new RefusedException(Refusal.CONFERENCE_OVER);
        }
        if (invited.shutOut() || !clock.instant().isBefore(invited.expiresAt())) {
            throw new RefusedException(Refusal.LINK_EXPIRED);
        }
    }

    private Stored running(ConferenceId id) {
        Stored stored = store.find(id).orElseThrow(() -> new RefusedException(Refusal.NO_CONFERENCE));
        if (stored.over()) {
            throw new RefusedException(Refusal.CONFERENCE_OVER);
        }
        return stored;
    }

    private CaseAccess.CaseTeam team(StaffCaller caller, CaseId caseId) {
        return cases.find(caller, caseId).orElseThrow(() -> new RefusedException(Refusal.NO_CONFERENCE));
    }

    private Attendee enter(ConferenceId id, StaffCaller caller, Role role) {
        return welcome(store.member(id, caller.username(), caller.name(), role));
    }

    /** Who was sent away stays away (rule 16). */
    private Attendee welcome(Attendee attendee) {
        if (store.isShutOut(attendee.person())) {
            throw new RefusedException(Refusal.SENT_AWAY);
        }
        return attendee;
    }

    private static String shortened(String text) {
        String plain = text.strip();
        return plain.length() <= LONGEST_NAME ? plain : plain.substring(0, LONGEST_NAME);
    }
}
