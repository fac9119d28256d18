package de.medicalhub.fhir.appointment;

import static de.medicalhub.fhir.appointment.CalendarUnderTest.reference;
import static de.medicalhub.fhir.appointment.CalendarUnderTest.utc;
import static de.medicalhub.fhir.appointment.CalendarUnderTest.visitOf;
import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.access.Answer;
import de.medicalhub.fhir.access.CaseUnderTest;
import de.medicalhub.fhir.access.Rest;
import java.time.Duration;
import java.time.Instant;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Slot;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Discharges whose consultation is in a doctor's calendar, with real tokens. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DischargeInCalendarIT {
    private static final Rest GP = new Rest("gp2");
    private static final Rest MANAGER = new Rest("discharge1");

    private final CalendarUnderTest doctors = new CalendarUnderTest();
    private final Instant morning = doctors.morning();

    @Test
    @DisplayName("13: a discharge takes the time out of the doctor's calendar; what is taken is refused by name")
    void aDischargeTakesAFreeTime() {
        String schedule = doctors.opened(HubCodes.VIDEO_CONSULTATION);
        GP.post("Slot", doctors.slot(schedule, 480, 510, false)).as(Slot.class);
        Instant start = morning.plus(Duration.ofHours(8));
        assertThat(CaseUnderTest.admitted().start(doctors.discharge(start)).status())
                .isEqualTo(200);
        assertThat(doctors.busy(schedule)).containsExactly(start);
        Answer second = CaseUnderTest.admitted().start(doctors.discharge(start));
        assertThat(second.status()).isEqualTo(400);
        assertThat(second.parameters()).containsExactly("follow-up");
        assertThat(second.sentences().get(0)).contains("nicht mehr frei");
    }

    @Test
    @DisplayName(
            "13: when the discharge moves, its consultation moves within the doctor's calendar, in the same transaction")
    void aMovedDischargeMovesItInTheCalendar() {
        String schedule = doctors.opened(HubCodes.VIDEO_CONSULTATION);
        GP.post("Slot", doctors.slot(schedule, 960, 975, false)).as(Slot.class);
        GP.post("Slot", doctors.slot(schedule, 2400, 2460, false)).as(Slot.class);
        CaseUnderTest made = CaseUnderTest.admitted();
        Instant first = morning.plus(Duration.ofHours(16));
        assertThat(made.start(doctors.discharge(first)).status()).isEqualTo(200);
        Appointment old = (Appointment)
                MANAGER.get("Appointment?patient=" + made.patient()).resources().get(0);
        String plan = MANAGER.get("CarePlan?patient=" + made.patient()).found().get(0);

        Parameters later = new Parameters();
        Instant leaves = morning.plus(Duration.ofDays(1));
        CaseUnderTest.add(later, "planned-discharge", utc(leaves));
        CaseUnderTest.add(later, "confirm-by", utc(leaves.minus(Duration.ofHours(2))));
        CaseUnderTest.add(later, "reason", new CodeType("medical"));
        Answer moved = MANAGER.post(plan + "/$reschedule", later);
        assertThat(moved.status()).as(moved.body()).isEqualTo(200);

        Instant second = morning.plus(Duration.ofHours(40));
        assertThat(doctors.busy(schedule)).containsExactly(second);
        assertThat(MANAGER.get(reference(old)).as(Appointment.class).getStatus())
                .isEqualTo(AppointmentStatus.CANCELLED);
        assertThat(visitOf(old).getStatus()).isEqualTo(Encounter.EncounterStatus.CANCELLED);
        Appointment now = (Appointment) MANAGER.get("Appointment?status=booked&patient=" + made.patient())
                .resources()
                .get(0);
        assertThat(now.getStart().toInstant()).isEqualTo(second);
        assertThat(visitOf(now).getStatus()).isEqualTo(Encounter.EncounterStatus.PLANNED);

        // A week on, nothing is free: nothing moves, unless the practice is asked.
        Parameters full = new Parameters();
        Instant muchLater = morning.plus(Duration.ofDays(20));
        CaseUnderTest.add(full, "planned-discharge", utc(muchLater));
        CaseUnderTest.add(full, "confirm-by", utc(muchLater.minus(Duration.ofHours(2))));
        CaseUnderTest.add(full, "reason", new CodeType("medical"));
        Answer refused = MANAGER.post(plan + "/$reschedule", full);
        assertThat(refused.parameters()).containsExactly("follow-up");
        assertThat(doctors.busy(schedule)).containsExactly(second);
        CaseUnderTest.add(full, "follow-up-choice", new CodeType("ask-practice"));
        assertThat(MANAGER.post(plan + "/$reschedule", full).status()).isEqualTo(200);
        assertThat(doctors.busy(schedule)).isEmpty();
        assertThat(GP.get("Task?code=care-task&patient=" + made.patient()).found())
                .hasSize(1);
    }
}
