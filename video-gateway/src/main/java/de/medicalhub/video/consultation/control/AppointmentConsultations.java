package de.medicalhub.video.consultation.control;

import de.medicalhub.common.security.Role;
import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.ConsultationFacts;
import de.medicalhub.video.consultation.Consultations;
import de.medicalhub.video.consultation.JoinWindow;
import de.medicalhub.video.consultation.Participant;
import de.medicalhub.video.consultation.Refusal;
import de.medicalhub.video.consultation.RefusedException;
import de.medicalhub.video.consultation.StaffCaller;
import de.medicalhub.video.consultation.VisitStep;
import de.medicalhub.video.consultation.entity.Consultation;
import de.medicalhub.video.consultation.entity.Invitation;
import de.medicalhub.video.consultation.entity.Links;
import de.medicalhub.video.door.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Consultations as FHIR Appointments tell them (rules 1 to 3). */
@ApplicationScoped
public class AppointmentConsultations implements Consultations {
    @Inject
    private AppointmentRecords records;

    @Inject
    private StandingMemory standing;

    @Inject
    private VisitReports reports;

    @Inject
    private Clock clock;

    @PersistenceContext
    private EntityManager entities;

    @Override
    @Transactional
    public ConsultationFacts get(AppointmentId appointment) {
        return find(appointment).orElseThrow(() -> new RefusedException(Refusal.NO_CONSULTATION));
    }

    @Override
    @Transactional(dontRollbackOn = RefusedException.class)
    public Participant host(StaffCaller caller, AppointmentId appointment) {
        AppointmentRecord appointmentRecord = read(caller, appointment);
        require(HostRule.mayHost(caller, appointmentRecord));
        refusalOutside(appointmentRecord.facts().window(), clock.instant()).ifPresent(refusal -> {
            throw new RefusedException(refusal);
        });
        return new Participant(appointment, Participant.Side.HOST, caller.username(), caller.name());
    }

    /** The Appointment for a caller who may read it; what it says is kept for the waiting room. */
    @Transactional(dontRollbackOn = RefusedException.class)
    public AppointmentRecord read(StaffCaller caller, AppointmentId appointment) {
        return kept(records.find(caller, appointment));
    }

    /** The same for a caller who may make links for the patient. */
    @Transactional(dontRollbackOn = RefusedException.class)
    public AppointmentRecord readToInvite(StaffCaller caller, AppointmentId appointment) {
        AppointmentRecord found = read(caller, appointment);
        require(HostRule.mayInvite(caller, found));
        return found;
    }

    /** The same for a caller who leads it. */
    @Transactional(dontRollbackOn = RefusedException.class)
    public AppointmentRecord readToHost(StaffCaller caller, AppointmentId appointment) {
        AppointmentRecord found = read(caller, appointment);
        require(HostRule.mayHost(caller, found));
        return found;
    }

    private static void require(boolean allowed) {
        if (!allowed) {
            throw new RefusedException(Refusal.NOT_HOST);
        }
    }

    /** The same with what the host reads beside the video; for hosts only. */
    @Transactional(dontRollbackOn = RefusedException.class)
    public AppointmentRecord readWithPatient(StaffCaller caller, AppointmentId appointment) {
        AppointmentRecord found = kept(records.findWithPatient(caller, appointment));
        require(HostRule.mayHost(caller, found));
        return found;
    }

    @Override
    @Transactional
    public Optional<Participant> findGuest(Collection<String> cookies) {
        return findInvitation(cookies).map(Invitation::guest);
    }

    @Override
    @Transactional
    public Optional<Visitor> findVisitor(Collection<String> cookies) {
        return findInvitation(cookies).map(found -> new Visitor(found.guest(), get(found.appointment())));
    }

    private Optional<Invitation> findInvitation(Collection<String> cookies) {
        if (cookies.isEmpty()) {
            return Optional.empty();
        }
        return entities.createQuery("select i from Invitation i where i.participantHash in :hashes", Invitation.class)
                .setParameter("hashes", Secrets.hashes(cookies))
                .getResultStream()
                .filter(invitation -> invitation.isValid(clock.instant()))
                .max(Comparator.comparing(Invitation::joinedAt));
    }

    @Override
    @Transactional
    public Optional<ConsultationFacts> entering(Participant participant) {
        return isShutOut(participant) ? Optional.empty() : Optional.of(get(participant.appointment()));
    }

    @Override
    @Transactional
    public void shutOut(Participant guest) {
        Optional.ofNullable(entities.find(Invitation.class, UUID.fromString(guest.key())))
                .ifPresent(invitation -> invitation.revoke(clock.instant()));
    }

    @Override
    @Transactional
    public boolean isShutOut(Participant participant) {
        return !participant.isHost()
                && Optional.ofNullable(entities.find(Invitation.class, UUID.fromString(participant.key())))
                        .filter(invitation -> invitation.isValid(clock.instant()))
                        .isEmpty();
    }

    @Override
    @Transactional
    public void report(AppointmentId appointment, VisitStep step, Instant happenedAt) {
        reports.add(appointment, step, happenedAt);
        if (step == VisitStep.FINISHED) {
            linksOf(appointment).ended(clock.instant());
        }
    }

    private Links linksOf(AppointmentId appointment) {
        return new Links(entities.createQuery(
                        "select i from Invitation i where i.appointmentId = :appointment and i.revokedAt is null",
                        Invitation.class)
                .setParameter("appointment", appointment.value())
                .getResultList());
    }

    @Override
    @Transactional(dontRollbackOn = RefusedException.class)
    public void requireStanding(AppointmentId appointment) {
        refuseUnless(standing.stands(appointment), appointment);
    }

    @Override
    @Transactional(dontRollbackOn = RefusedException.class)
    public void requireStillStanding(AppointmentId appointment) {
        refuseUnless(standing.stillStands(appointment), appointment);
    }

    private void refuseUnless(boolean stands, AppointmentId appointment) {
        if (!stands) {
            throw new RefusedException(Refusal.APPOINTMENT_GONE)
                    .withPractice(get(appointment).practice());
        }
    }

    @Override
    @Transactional
    public List<ConsultationFacts> listOfSameDesk(AppointmentId appointment) {
        Consultation own = entities.find(Consultation.class, appointment.value());
        if (own == null || own.desk().isEmpty()) {
            return List.of();
        }
        JoinWindow startsNow = JoinWindow.ofStartsOpenAt(clock.instant());
        return entities.createQuery(
                        "select c from Consultation c where c.desk = :desk and c.appointmentId <> :own"
                                + " and c.startsAt between :from and :until",
                        Consultation.class)
                .setParameter("desk", own.desk())
                .setParameter("own", appointment.value())
                .setParameter("from", startsNow.opensAt())
                .setParameter("until", startsNow.closesAt())
                .getResultStream()
                .map(Consultation::facts)
                .toList();
    }

    static Optional<Refusal> refusalOutside(JoinWindow window, Instant now) {
        if (window.isBefore(now)) {
            return Optional.of(Refusal.TOO_EARLY);
        }
        return window.isAfter(now) ? Optional.of(Refusal.TOO_LATE) : Optional.empty();
    }

    private AppointmentRecord kept(Optional<AppointmentRecord> found) {
        AppointmentRecord appointmentRecord = found.orElseThrow(() -> new RefusedException(Refusal.NO_CONSULTATION));
        if (!appointmentRecord.booked()) {
            throw new RefusedException(Refusal.NOT_BOOKED);
        }
        keep(appointmentRecord);
        return appointmentRecord;
    }

    private void keep(AppointmentRecord appointmentRecord) {
        ConsultationFacts facts = appointmentRecord.facts();
        String id = facts.appointment().value();
        entities.createNativeQuery("insert into consultation (appointment_id, expects, starts_at, ends_at, version)"
                        + " values (:id, '', now(), now(), 0) on conflict do nothing")
                .setParameter("id", id)
                .executeUpdate();
        String desk = appointmentRecord.practitioners().stream()
                .findFirst()
                .map(Secrets::hash)
                .orElse("");
        entities.find(Consultation.class, id).update(facts, desk);
    }

    private Optional<ConsultationFacts> find(AppointmentId appointment) {
        return Optional.ofNullable(entities.find(Consultation.class, appointment.value()))
                .map(Consultation::facts);
    }

    /** Rule 2. */
    static final class HostRule {
        private HostRule() {}

        static boolean mayHost(StaffCaller caller, AppointmentRecord appointmentRecord) {
            return caller.roles().contains(Role.GP.realmName())
                    || appointmentRecord.practitioners().contains(caller.fhirUser());
        }

        /** Who leads it, and the patient for the own link: nobody else reads a patient's Appointment as a patient. */
        static boolean mayInvite(StaffCaller caller, AppointmentRecord appointmentRecord) {
            return mayHost(caller, appointmentRecord) || caller.roles().contains(Role.PATIENT.realmName());
        }
    }
}
