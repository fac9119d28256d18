package de.medicalhub.video.signalling.control;

import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.ConsultationFacts;
import de.medicalhub.video.consultation.Consultations;
import de.medicalhub.video.consultation.Participant;
import de.medicalhub.video.consultation.Practice;
import de.medicalhub.video.consultation.StaffCaller;
import de.medicalhub.video.consultation.VisitStep;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** One consultation at nine, known to everybody. */
final class FakeConsultations implements Consultations {
    static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");

    /** Whose links were ended. */
    final List<String> shutOut = new ArrayList<>();

    /** Whose consultation it is. */
    Practice practice = Practice.UNKNOWN;

    /** Happens once, while the facts are looked up. */
    Runnable meanwhile = () -> {};

    @Override
    public ConsultationFacts get(AppointmentId appointment) {
        Runnable once = meanwhile;
        meanwhile = () -> {};
        once.run();
        return new ConsultationFacts(appointment, NINE, NINE.plus(Duration.ofMinutes(15)), "Dr. Weber", practice);
    }

    @Override
    public Participant host(StaffCaller caller, AppointmentId appointment) {
        return new Participant(appointment, Participant.Side.HOST, caller.username(), caller.name());
    }

    @Override
    public Optional<Participant> findGuest(Collection<String> cookies) {
        return Optional.empty();
    }

    @Override
    public Optional<Visitor> findVisitor(Collection<String> cookies) {
        return Optional.empty();
    }

    @Override
    public Optional<ConsultationFacts> entering(Participant participant) {
        return isShutOut(participant) ? Optional.empty() : Optional.of(get(participant.appointment()));
    }

    @Override
    public void shutOut(Participant guest) {
        shutOut.add(guest.key());
    }

    @Override
    public boolean isShutOut(Participant participant) {
        return shutOut.contains(participant.key());
    }

    @Override
    public List<ConsultationFacts> listOfSameDesk(AppointmentId appointment) {
        return List.of();
    }

    @Override
    public void report(AppointmentId appointment, VisitStep step, Instant happenedAt) {}

    @Override
    public void requireStanding(AppointmentId appointment) {}

    @Override
    public void requireStillStanding(AppointmentId appointment) {}
}
