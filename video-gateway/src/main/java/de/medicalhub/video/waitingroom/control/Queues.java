package de.medicalhub.video.waitingroom.control;

import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.ConsultationFacts;
import de.medicalhub.video.consultation.Consultations;
import de.medicalhub.video.consultation.StaffCaller;
import de.medicalhub.video.waitingroom.Place;
import de.medicalhub.video.waitingroom.WaitingRooms;
import de.medicalhub.video.waitingroom.entity.Queue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/** Who waits before whom (rule 7). */
@ApplicationScoped
public class Queues {
    @Inject
    private Consultations consultations;

    @Inject
    private WaitingRooms waitingRooms;

    @Inject
    private Clock clock;

    /** Where the patient of this consultation stands. */
    @Transactional
    public Place placeOf(AppointmentId appointment) {
        return queueBeside(appointment).placeOf(entry(consultations.get(appointment)), clock.instant());
    }

    /** Who else waits for the host of this consultation, in the order of the appointments. */
    public List<Queue.Entry> listOthers(StaffCaller caller, AppointmentId appointment) {
        consultations.host(caller, appointment);
        return queueBeside(appointment).waiting();
    }

    private Queue queueBeside(AppointmentId appointment) {
        return new Queue(consultations.listOfSameDesk(appointment).stream()
                .map(this::entry)
                .toList());
    }

    private Queue.Entry entry(ConsultationFacts facts) {
        return new Queue.Entry(facts, waitingRooms.get(facts.appointment()));
    }
}
