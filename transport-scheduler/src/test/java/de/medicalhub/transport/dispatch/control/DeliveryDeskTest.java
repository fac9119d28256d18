package de.medicalhub.transport.dispatch.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.dispatch.DrivenLeg;
import de.medicalhub.transport.dispatch.JobState;
import de.medicalhub.transport.dispatch.Step;
import de.medicalhub.transport.dispatch.entity.Stop;
import de.medicalhub.transport.dispatch.entity.Tour;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.orders.LegAnswer;
import de.medicalhub.transport.orders.OpeningHours;
import de.medicalhub.transport.orders.Period;
import de.medicalhub.transport.orders.Pharmacy;
import de.medicalhub.transport.planning.Action;
import de.medicalhub.transport.planning.Refusal;
import de.medicalhub.transport.planning.Refusal.Rule;
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

    @Test
    @DisplayName("29: medicines are collected while the pharmacy is open")
    void collectedWhileOpen() {
        TransportJob job = fromPharmacy("MONDAY 10:00 12:30", "06:30", "13:00");
        day.bean(DayPlanning.class).insert(job);
        // 10:00 in Berlin
        assertThat(job.plannedPickup().orElseThrow()).isBetween(OneDay.at("09:00"), OneDay.at("11:30"));
    }

    @Test
    @DisplayName("29: who is closed for the whole window, or whenever a vehicle could come, is named as the reason")
    void closedIsTheReason() {
        TransportJob closed = fromPharmacy("TUESDAY 08:00 18:00", "06:30", "13:00");
        day.bean(DayPlanning.class).insert(closed);
        assertThat(closed.refusal().map(Refusal::rule)).contains(Rule.PHARMACY_CLOSED);
        TransportJob afterShift = fromPharmacy("MONDAY 16:00 18:00", "06:30", "18:00");
        day.bean(DayPlanning.class).insert(afterShift);
        assertThat(afterShift.refusal().map(Refusal::rule)).contains(Rule.PHARMACY_CLOSED);
        TransportJob full = fromPharmacy("MONDAY 08:00 18:00", "14:10", "14:20");
        day.bean(DayPlanning.class).insert(full);
        assertThat(full.refusal().map(Refusal::rule)).isPresent().isNotEqualTo(Optional.of(Rule.PHARMACY_CLOSED));
    }

    @Test
    @DisplayName(
            "24: at the pharmacy its number is called, at the door the patient's; on the way back the pharmacy's again")
    void whoIsCalled() {
        TransportJob job = fromPharmacy("", "06:30", "13:00");
        day.promise(tour, job, "08:00", "08:40");
        Stop pickup = day.book.findStop(Stop.idOf(job.id(), Action.PICKUP)).orElseThrow();
        Stop door = day.book.findStop(Stop.idOf(job.id(), Action.DROP_OFF)).orElseThrow();
        assertThat(List.of(pickup.phone(), door.phone())).containsExactly("0221 4710 620", "0221 1");
        day.steps(job, Step.ACCEPTED, Step.PICKED_UP, Step.NOT_DELIVERED);
        assertThat(door.phone()).isEqualTo("0221 4710 620");
    }

    @Test
    @DisplayName("24: on paper stand the label's code, what must be kept cold, what is a narcotic, and whom to call")
    void paperSaysAll() {
        TransportJob job = fromPharmacy("", "06:30", "13:00");
        job.packed(true, true);
        day.promise(tour, job, "08:00", "08:40");
        day.bags.codes.put(job.id(), "K7QX-4M2P");
        Board.Day shown = new Board.Day(
                OneDay.DAY,
                day.now,
                List.of(new Board.TourWithStops(tour, day.book.stops(tour.id()))),
                List.of(),
                List.of(job),
                Set.of(),
                List.of(),
                new Board.Concerned(List.of(), List.of()));
        SheetView paper = SheetView.of(shown, List.of(), one -> List.of(), day.bags::printedCode);
        assertThat(paper.tours().get(0).stops()).allSatisfy(line -> {
            assertThat(line.bag()).isEqualTo("K7QX-4M2P");
            assertThat(line.needs()).containsExactly("cold-chain", "narcotic");
        });
        assertThat(paper.tours().get(0).stops().get(0).phone()).isEqualTo("0221 4710 620");
    }

    @Test
    @DisplayName("24: the record hears that a bag is held, and that it is no longer")
    void heldIsTold() {
        TransportJob job = fromPharmacy("", "06:30", "13:00");
        day.promise(tour, job, "08:00", "08:40");
        day.bags.held.put(job.id(), OneDay.at("08:10"));
        day.bean(DeliveryDesk.class).held(job.id());
        day.bags.held.clear();
        day.bean(DeliveryDesk.class).held(job.id());
        assertThat(day.told.answers).extracting(LegAnswer::heldSince).containsExactly(OneDay.at("08:10"), null);
    }

    private TransportJob fromPharmacy(String hours, String earliest, String latest) {
        return day.delivery(
                "bag-" + hours,
                Optional.empty(),
                new Pharmacy("0221 4710 620", OpeningHours.of(hours)),
                OneDay.DEPOT,
                OneDay.FAR,
                earliest,
                latest);
    }

    private List<DrivenLeg> bill() {
        return day.bean(DrivenLegs.class).driven(OneDay.DAY, OneDay.DAY, Set.of(OneDay.CARRIER));
    }
}
