package de.medicalhub.fhir.discharge.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.appointment.FreeTimes;
import de.medicalhub.fhir.operation.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RescheduleInCalendarTest {
    /** A Sunday, a day after the first plan. */
    private static final Instant LATER = Instant.parse("2026-11-22T09:00:00Z");

    private static final Instant CONFIRM = Wishes.NOW.plus(Duration.ofHours(6));

    private final CaseInMemory theCase = new CaseInMemory();

    @BeforeEach
    void start() {
        theCase.start(Wishes.complete());
    }

    @Test
    @DisplayName(
            "13: a consultation in a calendar takes the first free time there; if there is none, the refusal says so")
    void theConsultationMovesInItsCalendar() {
        Instant free = LATER.plus(Duration.ofHours(5));
        inACalendar("2026-11-21T10:00:00Z");
        assertThat(CaseInMemory.refused(ProblemKind.INVALID, () -> move(date())).faults())
                .containsExactly(new Fault("follow-up", "no-free-time"));
        Parameters named = date();
        Wishes.add(named, "follow-up", time(free));
        assertThat(CaseInMemory.refused(ProblemKind.INVALID, () -> move(named)).faults())
                .containsExactly(new Fault("follow-up", "time-taken"));

        List<Instant> asked = new java.util.ArrayList<>();
        FreeTimes calendar = Wishes.moving((appointment, notBefore, notAfter) -> {
            asked.addAll(List.of(notBefore, notAfter));
            Appointment booked = appointment.copy();
            booked.setId("");
            booked.setStart(Date.from(free)).setEnd(Date.from(free.plusSeconds(900)));
            return new FreeTimes.Move(
                    booked,
                    Optional.of(new Encounter().setStatus(Encounter.EncounterStatus.PLANNED)),
                    List.of(appointment.copy().setStatus(Appointment.AppointmentStatus.CANCELLED)),
                    List.of());
        });
        new Reschedule(theCase.records, calendar, Wishes.CLOCK).reschedule(theCase.plan(), date(), Wishes.MANAGER);

        assertThat(asked).containsExactly(LATER.plus(Duration.ofHours(3)), LATER.plus(Duration.ofDays(7)));
        Appointment now = theCase.records.all(Appointment.class).get(1);
        assertThat(now.getStart().toInstant()).isEqualTo(free);
        String reference = "Appointment/" + now.getIdElement().getIdPart();
        assertThat(theCase.records.all(Encounter.class))
                .last()
                .satisfies(visit -> assertThat(visit.getAppointmentFirstRep().getReference())
                        .isEqualTo(reference));
        assertThat(theCase.records.all(CarePlan.class).get(0).getActivity())
                .extracting(activity -> activity.getReference().getReference())
                .contains(reference)
                .doesNotContain("Appointment/old");
        assertThat(letter()).contains("Videosprechstunde in der Hausarztpraxis: 22. November 2026, 15:00");
    }

    @Test
    @DisplayName("13: it stays if the hospital says so, also before the discharge")
    void theConsultationIsKept() {
        inACalendar("2026-11-21T10:00:00Z");
        Parameters date = date();
        Wishes.add(date, "follow-up-choice", new CodeType("keep"));
        move(date);
        assertThat(theCase.records.all(Appointment.class))
                .singleElement()
                .satisfies(one -> assertThat(one.getStatus()).isEqualTo(Appointment.AppointmentStatus.BOOKED));
    }

    @Test
    @DisplayName(
            "13: or it is cancelled, and the practice has the task to find another time; a time and a choice are one too many")
    void thePracticeIsAsked() {
        inACalendar("2026-11-21T10:00:00Z");
        Parameters date = date();
        Wishes.add(date, "follow-up-choice", new CodeType("ask-practice"));
        Parameters both = date.copy();
        Wishes.add(both, "follow-up", time(LATER.plus(Duration.ofHours(5))));
        assertThat(CaseInMemory.refused(ProblemKind.INVALID, () -> move(both)).faults())
                .containsExactly(new Fault("follow-up-choice", "time-or-choice"));
        move(date);
        assertThat(theCase.records.all(Appointment.class))
                .singleElement()
                .satisfies(one -> assertThat(one.getStatus()).isEqualTo(Appointment.AppointmentStatus.CANCELLED));
        Task task = task(HubCodes.TASK_CARE);
        assertThat(task.getOwner().getReference()).isEqualTo("Organization/practice");
        assertThat(task.getRequester().getReference()).isEqualTo("Organization/hospital");
        assertThat(task.getDescription()).contains("22. November 2026, 10:00 Uhr");
        assertThat(task.getRestriction().getPeriod().getEnd()).isEqualTo(Date.from(LATER));
        assertThat(letter()).doesNotContain("Videosprechstunde");
    }

    private String letter() {
        return theCase.records.all(Composition.class).get(0).getSection().stream()
                .map(section -> section.getText().getDivAsString())
                .reduce("", String::concat);
    }

    private void inACalendar(String start) {
        String reference = "Appointment/"
                + theCase.records.all(Appointment.class).get(0).getIdElement().getIdPart();
        theCase.change(
                Appointment.class,
                reference,
                appointment -> appointment
                        .setStart(Date.from(Instant.parse(start)))
                        .setEnd(Date.from(Instant.parse(start).plusSeconds(900)))
                        .addSlot(new Reference("Slot/s")));
    }

    private void move(Parameters date) {
        new Reschedule(theCase.records, Wishes.NO_CALENDAR, Wishes.CLOCK)
                .reschedule(theCase.plan(), date, Wishes.MANAGER);
    }

    private Task task(String code) {
        return theCase.records.tasks(code).findFirst().orElseThrow();
    }

    private static Parameters date() {
        Parameters date = new Parameters();
        Wishes.add(date, "planned-discharge", time(LATER));
        Wishes.add(date, "confirm-by", time(CONFIRM));
        Wishes.add(date, "reason", new CodeType("medical"));
        return date;
    }

    private static DateTimeType time(Instant at) {
        return new DateTimeType(Date.from(at));
    }
}
