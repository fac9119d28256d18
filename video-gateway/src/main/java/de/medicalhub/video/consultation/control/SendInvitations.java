package de.medicalhub.video.consultation.control;

import de.medicalhub.common.outbox.Outbox;
import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.Refusal;
import de.medicalhub.video.consultation.RefusedException;
import de.medicalhub.video.consultation.StaffCaller;
import de.medicalhub.video.consultation.entity.InvitationMessage;
import de.medicalhub.video.consultation.entity.InvitationMessage.Channel;
import de.medicalhub.video.consultation.entity.InvitationMessage.Wish;
import de.medicalhub.video.consultation.entity.MessageLimit;
import de.medicalhub.video.door.Secrets;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Invitations that the hub sends by itself (rule 15): asked for by the host, tried again, each settled once. */
@ApplicationScoped
public class SendInvitations {
    /** The outbox's topic. */
    public static final String TOPIC = "invitation";

    /**
     * What a host asks for.
     *
     * @param typed e-mail address or telephone number as somebody wrote it
     * @param consent did the host say that the patient gave the address for this
     */
    public record Asked(Channel channel, String typed, Locale language, boolean consent) {}

    @Inject
    private AppointmentConsultations appointments;

    @Inject
    private InvitationCarrier carrier;

    @Inject
    private Clock clock;

    @Resource(lookup = "java:jboss/datasources/VideoDS")
    private DataSource dataSource;

    @PersistenceContext
    private EntityManager entities;

    /** The channels of this installation. */
    public List<Channel> channels() {
        return Stream.of(Channel.values()).filter(carrier::serves).toList();
    }

    /**
     * Leaves an invitation on its way to that address.
     *
     * @throws RefusedException NOT_HOST if the caller does not lead the consultation, NO_CONSENT if the patient did not give
     *     the address, NO_ADDRESS if that is none, NO_CHANNEL if the installation does not send by it, TOO_LATE after the
     *     consultation, TOO_MANY_MESSAGES if there are too many already
     */
    @Transactional(dontRollbackOn = RefusedException.class)
    public InvitationMessage ask(StaffCaller caller, AppointmentId appointment, Asked asked) {
        AppointmentRecord found = appointments.readToHost(caller, appointment);
        refuseUnless(asked.consent(), Refusal.NO_CONSENT);
        String address =
                asked.channel().address(asked.typed()).orElseThrow(() -> new RefusedException(Refusal.NO_ADDRESS));
        refuseUnless(carrier.serves(asked.channel()), Refusal.NO_CHANNEL);
        Instant now = clock.instant();
        refuseUnless(!found.facts().window().isAfter(now), Refusal.TOO_LATE);
        refuseUnless(MessageLimit.allowsOneMore(of(appointment).toList(), now), Refusal.TOO_MANY_MESSAGES);
        InvitationMessage message = new InvitationMessage(
                appointment, new Wish(asked.channel(), address, asked.language(), hash(caller)), now);
        entities.persist(message);
        entities.flush();
        // an aggregate of its own: a mail server that is away holds up no report to the record
        new Outbox(dataSource, Clock.systemUTC())
                .append(TOPIC, TOPIC + "/" + message.id(), message.id().toString());
        return message;
    }

    /** How the invitations of a consultation stand, newest first; for who leads it. */
    @Transactional(dontRollbackOn = RefusedException.class)
    public List<InvitationMessage> list(StaffCaller caller, AppointmentId appointment) {
        appointments.readToHost(caller, appointment);
        return of(appointment).toList();
    }

    /** How those stand that the caller has asked for, newest first: from here alone, so that who asks again reads no record. */
    @Transactional
    public List<InvitationMessage> listOwn(StaffCaller caller, AppointmentId appointment) {
        String own = hash(caller);
        return of(appointment).filter(message -> message.isAskedBy(own)).toList();
    }

    private static void refuseUnless(boolean fine, Refusal refusal) {
        if (!fine) {
            throw new RefusedException(refusal);
        }
    }

    private static String hash(StaffCaller caller) {
        return Secrets.hash(caller.username());
    }

    private Stream<InvitationMessage> of(AppointmentId appointment) {
        return entities.createQuery(
                        "select m from InvitationMessage m where m.appointmentId = :appointment order by m.askedAt desc",
                        InvitationMessage.class)
                .setParameter("appointment", appointment.value())
                .getResultStream();
    }
}
