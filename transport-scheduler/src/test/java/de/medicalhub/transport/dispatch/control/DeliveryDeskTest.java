package de.medicalhub.transport.dispatch.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.dispatch.DrivenLeg;
import de.medicalhub.transport.dispatch.JobState;
import de.medicalhub.transport.dispatch.Step;
import de.medicalhub.transport.dispatch.entity.Tour;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.orders.Period;
import de.medicalhub.transport.planning.Action;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Medicines that come back (package dispatch, rules 10 and 24). */
class DeliveryDeskTest {
    private final OneDay day = new OneDay();
    private final Tour tour = day.tour("bus", 2, "06:00", "14:00");

    @Test
    @DisplayName("24: what an attempt drove stays on the bill when the medicines are sent once more")
    void firstAttemptStaysOnTheBill() {
        TransportJob job = day.delivery("bag", Optional.empty(), OneDay.DEPOT, OneDay.FAR, "07:00", "12:00");
        day.promise(tour, job, "08:00", "08:40");
        day.now = OneDay.at("08:45");
        day.steps(job, Step.ACCEPTED, Step.PICKED_UP, Step.NOT_DELIVERED, Step.BROUGHT_BACK);
        DeliveryDesk desk = day.bean(DeliveryDesk.class);
        desk.receiveBack("bag");
        assertThat(bill()).hasSize(1);
        desk.tryAgain("bag", new Period(OneDay.at("10:00"), OneDay.at("12:00")));
        assertThat(job.state()).isEqualTo(JobState.PLANNED);
        assertThat(bill()).singleElement().satisfies(leg -> {
            assertThat(leg.job().state()).isEqualTo(JobState.RETURNED);
            assertThat(leg.vehicle()).isEqualTo("bus");
            assertThat(leg.plannedPickup()).contains(OneDay.at("08:00"));
            assertThat(leg.ended()).contains(OneDay.at("08:45"));
            assertThat(leg.earlier()).isTrue();
        });
        day.steps(job, Step.ACCEPTED, Step.PICKED_UP, Step.HANDED_OVER);
        assertThat(bill())
                .extracting(leg -> leg.job().state())
                .containsExactly(JobState.RETURNED, JobState.HANDED_OVER);
    }

    @Test
    @DisplayName("10, 24: at the door a delivery waits for its patient; on the way back to the pharmacy for nobody")
    void wayBackWaitsForNobody() {
        UUID caseId = UUID.fromString("5f0f3a57-3f0a-4a43-9f0f-0f6a3d1c9a11");
        day.ride("home", Optional.of(caseId), OneDay.DEPOT, OneDay.FAR, "11:00", "12:00");
        TransportJob job = day.delivery("bag", Optional.of(caseId), OneDay.DEPOT, OneDay.FAR, "07:00", "13:30");
        day.promise(tour, job, "08:00", "08:40");
        PlanInput input = day.bean(PlanInput.class);
        assertThat(input.homecoming(job)).isPresent();
        day.now = OneDay.at("08:45");
        day.steps(job, Step.ACCEPTED, Step.PICKED_UP, Step.NOT_DELIVERED);
        assertThat(input.homecoming(job)).isEmpty();
        day.bean(WayBack.class).plan(job);
        assertThat(job.plannedDropOff().orElseThrow()).isBefore(OneDay.at("10:00"));
        assertThat(input.tour(tour, day.book.stops(tour.id()), day.now).stops())
                .filteredOn(stop -> stop.action() == Action.DROP_OFF)
                .extracting(stop -> stop.job().dropOff().place())
                .containsExactly(OneDay.DEPOT);
    }

    private List<DrivenLeg> bill() {
        return day.bean(DrivenLegs.class).driven(OneDay.DAY, OneDay.DAY, Set.of(OneDay.CARRIER));
    }
}
