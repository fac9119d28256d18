package de.medicalhub.fhir.numbers.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.numbers.control.CountyNumbers.Row;
import de.medicalhub.fhir.numbers.entity.Measure;
import de.medicalhub.fhir.numbers.entity.Told;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CountyNumbersTest implements CareFacts {
    private static final Clock DECEMBER = Clock.fixed(Instant.parse("2026-12-02T10:00:00Z"), ZoneOffset.UTC);
    private static final Instant ASKED = Instant.parse("2026-11-10T08:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    private final List<Task> tasks = new ArrayList<>();
    private final List<Appointment> appointments = new ArrayList<>();

    @Override
    public List<Task> tasksAskedBetween(Instant from, Instant to) {
        return tasks;
    }

    @Override
    public List<Appointment> appointmentsBetween(Instant from, Instant to) {
        return appointments;
    }

    @Test
    @DisplayName("Z7: the first acceptance of a case counts from its first question")
    void acceptance() {
        for (int hours = 1; hours <= 5; hours++) {
            String focus = "ServiceRequest/" + hours;
            tasks.add(referral(focus, ASKED));
            Task second = referral(focus, ASKED.plus(Duration.ofMinutes(30)));
            output(second, "accepted-at", ASKED.plus(Duration.ofHours(hours)));
            tasks.add(second);
        }
        Told told = of(Measure.TIME_TO_ACCEPTANCE);
        assertThat(told.all()).contains(5);
        assertThat(told.quartiles()).containsExactly(2L, 3L, 4L);
    }

    @Test
    @DisplayName("Z7: placed is who has a service before the planned discharge")
    void placed() {
        for (int i = 0; i < 12; i++) {
            Task task = referral("ServiceRequest/" + i, ASKED);
            task.addInput().setType(parameter("planned-discharge")).setValue(moment(ASKED.plus(DAY)));
            if (i < 8) {
                output(task, "awarded-at", ASKED.plus(i < 6 ? Duration.ofHours(3) : DAY.multipliedBy(2)));
            }
            tasks.add(task);
        }
        assertThat(of(Measure.PLACED_BEFORE_DISCHARGE)).isEqualTo(new Told(Optional.of(12), Optional.of(6), List.of()));
    }

    @Test
    @DisplayName("Z7: punctual within 15 minutes, delivered within the window; nobody met is a no-show")
    void legs() {
        for (int i = 0; i < 12; i++) {
            tasks.add(ride(ASKED, ASKED.plus(Duration.ofMinutes(i < 6 ? 15 : 16))));
            Task missed = ride(ASKED, ASKED);
            missed.setStatus(Task.TaskStatus.FAILED).setBusinessStatus(concept(HubCodes.BUSINESS_STATUS, "no-show"));
            tasks.add(missed);
        }
        assertThat(of(Measure.PUNCTUAL_TRANSPORTS)).isEqualTo(new Told(Optional.of(12), Optional.of(6), List.of()));
        assertThat(of(Measure.NO_SHOWS).all()).contains(12);
    }

    @Test
    @DisplayName("Z5, Z6: the running month is not told; a month begins at midnight in Germany")
    void months() {
        for (int i = 0; i < 6; i++) {
            appointments.add(video(Instant.parse("2026-11-30T22:59:00Z")));
            appointments.add(video(Instant.parse("2026-11-30T23:01:00Z")));
        }
        assertThat(of(Measure.VIDEO_HELD).all()).contains(6);
    }

    @Test
    @DisplayName("Z1: a hospital is told of its own requests only")
    void ownHospital() {
        for (int i = 0; i < 6; i++) {
            CaseId caseId = CaseId.next();
            tasks.add(ride(ASKED, ASKED).setGroupIdentifier(caseId.toIdentifier()));
            Appointment own = video(ASKED);
            own.addIdentifier(caseId.toIdentifier());
            appointments.add(own);
            appointments.add(video(ASKED));
        }
        Task others = ride(ASKED, ASKED).setRequester(new Reference("Organization/b"));
        tasks.add(others);
        Optional<Set<String>> own = Optional.of(Set.of("Organization/a"));
        assertThat(of(Measure.PUNCTUAL_TRANSPORTS, own).all()).contains(6);
        assertThat(of(Measure.VIDEO_HELD, own).all()).contains(6);
        assertThat(of(Measure.VIDEO_HELD).all()).contains(12);
    }

    private Told of(Measure measure) {
        return of(measure, Optional.empty());
    }

    private Told of(Measure measure, Optional<Set<String>> hospitals) {
        List<Row> rows = new CountyNumbers(this, DECEMBER).tell(2, hospitals);
        assertThat(rows).hasSize(Measure.values().length);
        return rows.stream()
                .filter(row -> row.measure() == measure)
                .findFirst()
                .orElseThrow()
                .months()
                .get(1)
                .told();
    }

    private static Task referral(String focus, Instant asked) {
        Task task = task(HubCodes.TASK_REFERRAL, asked);
        return task.setFocus(new Reference(focus));
    }

    private static Task ride(Instant planned, Instant ended) {
        Task task = task(HubCodes.TASK_TRANSPORT_LEG, ASKED);
        output(task, "planned-drop-off", planned);
        return task.setStatus(Task.TaskStatus.COMPLETED).setLastModified(Date.from(ended));
    }

    private static Task task(String code, Instant asked) {
        Task task = new Task();
        task.setCode(concept(HubCodes.TASK_CODE, code))
                .setAuthoredOn(Date.from(asked))
                .setRequester(new Reference("Organization/a"));
        return task;
    }

    private static Appointment video(Instant start) {
        Appointment appointment = new Appointment();
        appointment.setStatus(Appointment.AppointmentStatus.FULFILLED).setStart(Date.from(start));
        appointment.addServiceType(concept(HubCodes.SERVICE_TYPE, "video-consultation"));
        return appointment;
    }

    private static void output(Task task, String name, Instant when) {
        task.addOutput().setType(parameter(name)).setValue(moment(when));
    }

    private static DateTimeType moment(Instant when) {
        return new DateTimeType(Date.from(when));
    }

    private static CodeableConcept parameter(String name) {
        return concept(HubCodes.TASK_PARAMETER, name);
    }

    private static CodeableConcept concept(String system, String code) {
        return new CodeableConcept(new Coding(system, code, ""));
    }
}
