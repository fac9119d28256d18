package de.medicalhub.video.consultation.control;

import de.medicalhub.common.outbox.Outbox;
import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.Refusal;
import de.medicalhub.video.consultation.RefusedException;
import de.medicalhub.video.consultation.StaffCaller;
import de.medicalhub.video.consultation.entity.InvitationMessage;
import de.medicalhub.video.consultation.entity.InvitationMessage.Channel;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Invitations that the hub sends by itself (rule 15): asked for by the host, tried again, each settled once. */
@ApplicationScoped
public class SendInvitations {
    /** The outbox's topic. */
    public static final String TOPIC = "invitation";

    private static final int MOST_WAITING = 5;

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
     * @param typed e-mail address or telephone number as somebody wrote it
     * @throws RefusedException NOT_HOST if the caller does not lead the consultation, NO_ADDRESS if that is none, NO_CHANNEL
     *     if the installation does not send by it, TOO_LATE after the consultation, TOO_MANY if five are on their way
     */
    @Transactional(dontRollbackOn = RefusedException.class)
    public InvitationMessage ask(
            StaffCaller caller, AppointmentId appointment, Channel channel, String typed, Locale language) {
        AppointmentRecord found = appointments.readToHost(caller, appointment);
        String address = channel.address(typed).orElseThrow(() -> new RefusedException(Refusal.NO_ADDRESS));
        if (!carrier.serves(channel)) {
            throw new RefusedException(Refusal.NO_CHANNEL);
        }
        if (found.facts().window().isAfter(clock.instant())) {
            throw new RefusedException(Refusal.TOO_LATE);
        }
        if (of(appointment).filter(InvitationMessage::isWaiting).count() >= MOST_WAITING) {
            throw new RefusedException(Refusal.TOO_MANY);
        }
        InvitationMessage message = new InvitationMessage(appointment, channel, address, language, clock.instant());
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

    private Stream<InvitationMessage> of(AppointmentId appointment) {
        return entities.createQuery(
                        "select m from InvitationMessage m where m.appointmentId = :appointment order by m.askedAt desc",
                        InvitationMessage.class)
                .setParameter("appointment", appointment.value())
                .getResultStream();
    }
}
