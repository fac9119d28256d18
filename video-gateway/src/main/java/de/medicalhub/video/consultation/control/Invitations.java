package de.medicalhub.video.consultation.control;

import de.medicalhub.video.VideoConfiguration;
import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.ConsultationFacts;
import de.medicalhub.video.consultation.Consultations;
import de.medicalhub.video.consultation.Participant;
import de.medicalhub.video.consultation.Participant.Seat;
import de.medicalhub.video.consultation.Participant.Side;
import de.medicalhub.video.consultation.Refusal;
import de.medicalhub.video.consultation.RefusedException;
import de.medicalhub.video.consultation.StaffCaller;
import de.medicalhub.video.consultation.entity.Invitation;
import de.medicalhub.video.consultation.entity.InvitationMessage;
import de.medicalhub.video.consultation.entity.InvitationMessage.State;
import de.medicalhub.video.consultation.entity.Links;
import de.medicalhub.video.door.LinkCookies;
import de.medicalhub.video.door.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** One-time links (rules 4 to 6). */
@ApplicationScoped
public class Invitations {
    @Inject
    private AppointmentConsultations appointments;

    @Inject
    private Consultations consultations;

    @Inject
    private VideoConfiguration configuration;

    @Inject
    private Clock clock;

    @PersistenceContext
    private EntityManager entities;

    /** A link to hand to the patient; its secret is known to nobody else from now on. */
    public record Issued(URI url, Instant expiresAt) {}

    /** What a browser got by joining: what the link is for, who it is from now on, and the secret of its participant cookie. */
    public record Joined(Looked looked, Participant guest, String cookie, Instant expiresAt) {}

    /** A new link for a caller who may invite (rule 2); ends the older unused ones, and what still waits to be sent. */
    @Transactional
    public Issued invite(StaffCaller caller, AppointmentId appointment) {
        ConsultationFacts facts = appointments.readToInvite(caller, appointment).facts();
        replaceWaiting(appointment, clock.instant());
        return issue(facts, Side.PATIENT);
    }

    /** A new link for one more person, by the host alone (rule 12). */
    @Transactional
    public Issued inviteGuest(StaffCaller caller, AppointmentId appointment, Side side) {
        if (side.seat() != Seat.GUEST) {
            throw new IllegalArgumentException("no guest");
        }
        return issue(appointments.readToHost(caller, appointment).facts(), side);
    }

    /** A new link for one attempt to send that message (rule 15); other links stay as they are until it was sent. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Issued issueFor(InvitationMessage message, ConsultationFacts facts) {
        Instant now = clock.instant();
        Instant expiresAt = end(facts, now);
        of(facts.appointment(), Seat.PATIENT).attempted(message, now);
        String token = Secrets.next();
        entities.persist(Invitation.sentBy(message, Secrets.hash(token), now, expiresAt));
        return issued(token, expiresAt);
    }

    /** That message was sent: its link takes the place of the unused ones, and no older message is sent behind it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void sent(InvitationMessage message) {
        replaceWaiting(message.appointment(), message.askedAt());
        of(message.appointment(), Seat.PATIENT).sent(message, clock.instant());
    }

    private Issued issue(ConsultationFacts facts, Side side) {
        AppointmentId appointment = facts.appointment();
        Instant now = clock.instant();
        Instant expiresAt = end(facts, now);
        of(appointment, side.seat()).handedOut(now);
        String token = Secrets.next();
        entities.persist(new Invitation(appointment, side, Secrets.hash(token), now, expiresAt));
        return issued(token, expiresAt);
    }

    private static Instant end(ConsultationFacts facts, Instant now) {
        Instant expiresAt = facts.window().closesAt();
        if (!now.isBefore(expiresAt)) {
            throw new RefusedException(Refusal.TOO_LATE);
        }
        return expiresAt;
    }

    private Issued issued(String token, Instant expiresAt) {
        return new Issued(URI.create(configuration.hubUrl() + "/video/join#" + token), expiresAt);
    }

    /** Newest first, so that two who do so at once wait for each other and not in a ring. */
    private void replaceWaiting(AppointmentId appointment, Instant askedUntil) {
        entities.createQuery(
                        "select m from InvitationMessage m where m.appointmentId = :appointment and m.state = :waiting"
                                + " and m.askedAt <= :until order by m.askedAt desc",
                        InvitationMessage.class)
                .setParameter("appointment", appointment.value())
                .setParameter("waiting", State.WAITING)
                .setParameter("until", askedUntil)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .forEach(message -> message.settle(State.REPLACED, clock.instant()));
    }

    /**
     * What a link is for.
     *
     * @param link how the page names it from now on (LinkCookies)
     * @param joined whether this browser has joined with it
     */
    public record Looked(ConsultationFacts facts, Side side, String link, boolean joined) {}

    /**
     * Asks the record whether the Appointment of that link stands (rule 10), where the link lets these browsers in at all. In no
     * transaction: a record that hangs holds neither a connection to the database nor a row.
     */
    public void requireStanding(String token, Collection<String> known) {
        if (Secrets.isWellFormed(token)) {
            byToken(token, LockModeType.NONE)
                    .filter(found -> found.refusalFor(Secrets.hashes(known), clock.instant())
                            .isEmpty())
                    .ifPresent(found -> consultations.requireStanding(found.appointment()));
        }
    }

    private Optional<Invitation> byToken(String token, LockModeType lock) {
        return entities
                .createQuery("select i from Invitation i where i.tokenHash = :hash", Invitation.class)
                .setParameter("hash", Secrets.hash(token))
                .setLockMode(lock)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** What the link is for; binds nothing. Who is refused with a link of ours learns whom to ring up (rule 9). */
    @Transactional
    public Looked look(String token, Collection<String> cookies) {
        return looked(usable(token, cookies, LockModeType.NONE));
    }

    private Looked looked(Invitation invitation) {
        return new Looked(
                consultations.get(invitation.appointment()),
                invitation.side(),
                LinkCookies.linkOf(invitation.id().toString()),
                invitation.isBound());
    }

    /**
     * Binds the link to the browser, or lets the bound browser in again.
     *
     * @param secret of the participant cookie that the browser gets, if it has none yet
     */
    @Transactional
    public Joined join(String token, Collection<String> cookies, String secret) {
        Invitation invitation = usable(token, cookies, LockModeType.PESSIMISTIC_WRITE);
        Instant now = clock.instant();
        ConsultationFacts facts = consultations.get(invitation.appointment());
        AppointmentConsultations.refusalOutside(facts.window(), now).ifPresent(refusal -> {
            throw new RefusedException(refusal).withPractice(facts.practice());
        });
        Optional<String> known = cookies.stream()
                .filter(cookie -> invitation.isBoundTo(Secrets.hash(cookie)))
                .findFirst();
        if (known.isPresent()) {
            return new Joined(looked(invitation), invitation.guest(), known.get(), invitation.expiresAt());
        }
        invitation.bind(Secrets.hash(secret), now);
        of(invitation.appointment(), invitation.side().seat()).joined(invitation, now);
        return new Joined(looked(invitation), invitation.guest(), secret, invitation.expiresAt());
    }

    /** What the browser with one of these cookies has joined last; asks the record in no transaction. */
    public Looked joined(Collection<String> cookies) {
        Participant guest =
                consultations.findGuest(cookies).orElseThrow(() -> new RefusedException(Refusal.NOT_JOINED));
        consultations.requireStanding(guest.appointment());
        return new Looked(consultations.get(guest.appointment()), guest.side(), LinkCookies.linkOf(guest.key()), true);
    }

    private Invitation usable(String token, Collection<String> cookies, LockModeType lock) {
        if (!Secrets.isWellFormed(token)) {
            throw new RefusedException(Refusal.LINK_UNKNOWN);
        }
        Invitation invitation = byToken(token, lock).orElseThrow(() -> new RefusedException(Refusal.LINK_UNKNOWN));
        invitation.refusalFor(Secrets.hashes(cookies), clock.instant()).ifPresent(refusal -> {
            throw new RefusedException(refusal)
                    .withPractice(consultations.get(invitation.appointment()).practice());
        });
        return invitation;
    }

    private Links of(AppointmentId appointment, Seat seat) {
        return new Links(entities.createQuery(
                        "select i from Invitation i where i.appointmentId = :appointment and i.revokedAt is null",
                        Invitation.class)
                .setParameter("appointment", appointment.value())
                .getResultStream()
                .filter(invitation -> invitation.side().seat() == seat)
                .toList());
    }
}
