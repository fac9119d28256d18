package de.medicalhub.fhir.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.time.HubClock;
import de.medicalhub.fhir.access.Answer;
import de.medicalhub.fhir.access.CaseUnderTest;
import de.medicalhub.fhir.access.Rest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Schedule;
import org.hl7.fhir.r4.model.Slot;
import org.hl7.fhir.r4.model.Slot.SlotStatus;
import org.hl7.fhir.r4.model.UriType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Calendars of practices and nursing services, and appointments of cases in them, with real tokens. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CalendarIT {
    private static final Rest GP = new Rest("gp2");
    private static final Rest NURSE = new Rest("nurse1");
    private static final Rest MANAGER = new Rest("discharge1");
    private static final Rest PATIENT = new Rest("patient1");
    private static final String GP_POST = "PractitionerRole/role-gp-2";

    /** Far from the times that other tests use. */
    private final Instant morning = HubClock.fromSystemProperty()
            .instant()
            .truncatedTo(ChronoUnit.DAYS)
            .plus(Duration.ofDays(200 + (System.nanoTime() & 63)))
            .plus(Duration.ofHours(8));

    @Test
    @DisplayName("Who treats writes the own calendar and its times, and nobody else's")
    void ownCalendars() {
        assertThat(GP.post("Schedule", calendar(GP_POST, HubCodes.HOME_VISIT)).status())
                .isEqualTo(201);
        assertThat(GP.post("Schedule", calendar("PractitionerRole/role-gp-1", HubCodes.HOME_VISIT))
                        .status())
                .isEqualTo(403);
        Answer own = NURSE.post("Schedule", calendar("PractitionerRole/role-nurse-1", HubCodes.HOME_VISIT));
        assertThat(own.status()).as(own.body()).isEqualTo(201);
        String schedule = reference(own.as(Schedule.class));
        Slot free = NURSE.post("Slot", slot(schedule, 0, 60, false)).as(Slot.class);
        assertThat(NURSE.put(free.copy().setStatus(SlotStatus.BUSYUNAVAILABLE)).status())
                .isEqualTo(200);
        assertThat(GP.post("Slot", slot(schedule, 60, 120, false)).status()).isEqualTo(403);
        assertThat(GP.put(free.copy()).status()).isEqualTo(403);
        for (Rest reader : List.of(GP, NURSE, MANAGER)) {
            assertThat(reader.get(reference(free)).status()).isEqualTo(200);
        }
        for (String other : List.of("pharmacist1", "driver1", "dispatcher1")) {
            assertThat(new Rest(other).get(reference(free)).status()).as(other).isEqualTo(403);
            assertThat(new Rest(other)
                            .post("Slot", slot(schedule, 60, 120, false))
                            .status())
                    .isEqualTo(403);
        }
        assertThat(PATIENT.post("Slot", slot(schedule, 60, 120, true)).status()).isEqualTo(403);
    }

    @Test
    @DisplayName("Patients see free times that are open to them, without a word of the owner's, and nothing else")
    void patientsSeeWhatIsOpen() {
        String schedule = opened(HubCodes.VIDEO_CONSULTATION);
        Slot open = GP.post("Slot", slot(schedule, 0, 60, true)).as(Slot.class);
        Slot closed = GP.post("Slot", slot(schedule, 60, 120, false)).as(Slot.class);
        Slot worded = GP.post("Slot", slot(schedule, 120, 180, true).setComment("Frau Meier bringt Kuchen"))
                .as(Slot.class);
        assertThat(PATIENT.get(schedule).status()).isEqualTo(200);
        assertThat(PATIENT.get("Slot?schedule=" + schedule).found()).containsExactly(reference(open));
        assertThat(PATIENT.get(reference(closed)).status()).isEqualTo(404);
        assertThat(PATIENT.get(reference(worded)).status()).isEqualTo(404);
        GP.put(open.copy().setStatus(SlotStatus.BUSYUNAVAILABLE));
        assertThat(PATIENT.get(reference(open)).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("9 to 12: the hospital books for a case, the practice moves it, and it is cancelled with a reason")
    void bookedMovedCancelled() {
        CaseUnderTest made = started();
        String schedule = opened(HubCodes.VIDEO_CONSULTATION);
        GP.post("Slot", slot(schedule, 0, 120, false)).as(Slot.class);

        Appointment booked =
                MANAGER.post("Appointment/$book", wish(made, schedule, 0)).as(Appointment.class);
        assertThat(booked.getExtensionByUrl(HubCodes.VIRTUAL_SERVICE)).isNotNull();
        assertThat(booked.getParticipant())
                .extracting(participant -> participant.getActor().getReference())
                .containsExactlyInAnyOrder(made.patient(), "Practitioner/gp-2");
        Encounter visit = visitOf(booked);
        assertThat(visit.getStatus()).isEqualTo(Encounter.EncounterStatus.PLANNED);
        assertThat(visit.getServiceProvider().getReference()).isEqualTo("Organization/practice-vallendar");

        assertThat(MANAGER.post("Appointment/$book", wish(made, schedule, 0)).status())
                .isEqualTo(409);
        Slot held = (Slot)
                GP.get("Slot?status=busy&schedule=" + schedule).resources().get(0);
        assertThat(GP.put(held.copy().setStatus(SlotStatus.FREE)).status()).isEqualTo(409);
        assertThat(GP.put(held.copy().setEnd(Date.from(morning.plusSeconds(60))))
                        .status())
                .isEqualTo(409);
        for (String stranger : List.of("nurse2", "discharge2", "nurse1", "patient1")) {
            assertThat(new Rest(stranger)
                            .post("Appointment/$book", wish(made, schedule, 30))
                            .status())
                    .as(stranger)
                    .isIn(403, 422);
        }

        Parameters move = wish(made, schedule, 60);
        move.addParameter().setName("cancelled-appt-id").setValue(new UriType(reference(booked)));
        Answer moved = GP.post("Appointment/$book", move);
        assertThat(moved.status()).as(moved.body()).isEqualTo(201);
        Appointment before = MANAGER.get(reference(booked)).as(Appointment.class);
        assertThat(before.getStatus()).isEqualTo(AppointmentStatus.CANCELLED);
        assertThat(before.getCancelationReason().getCodingFirstRep().getCode()).isEqualTo("moved");
        assertThat(visitOf(before).getStatus()).isEqualTo(Encounter.EncounterStatus.CANCELLED);
        assertThat(busy(schedule)).containsExactly(morning.plus(Duration.ofHours(1)));

        String now = reference(moved.as(Appointment.class));
        assertThat(NURSE.post(now + "/$cancel", reason("other")).status()).isEqualTo(404);
        assertThat(GP.post(now + "/$cancel", reason("nonsense")).status()).isEqualTo(400);
        assertThat(GP.post(now + "/$cancel", reason("provider-absent")).status())
                .isEqualTo(200);
        assertThat(GP.post(now + "/$cancel", reason("provider-absent")).status())
                .isEqualTo(409);
        assertThat(busy(schedule)).isEmpty();
    }

    @Test
    @DisplayName("11: a home visit has no room and no virtual visit; nobody is at two places at once")
    void aHomeVisit() {
        CaseUnderTest made = started();
        String visits = opened(HubCodes.HOME_VISIT);
        String videos = opened(HubCodes.VIDEO_CONSULTATION);
        GP.post("Slot", slot(visits, 240, 300, false)).as(Slot.class);
        GP.post("Slot", slot(videos, 240, 300, false)).as(Slot.class);

        Appointment visit = GP.post("Appointment/$book", wish(made, visits, 240, HubCodes.HOME_VISIT))
                .as(Appointment.class);
        assertThat(visit.hasExtension(HubCodes.VIRTUAL_SERVICE)).isFalse();
        assertThat(MANAGER.get("Encounter?appointment=" + reference(visit)).found())
                .isEmpty();
        Answer elsewhere = GP.post("Appointment/$book", wish(made, videos, 240));
        assertThat(elsewhere.status()).isEqualTo(409);
    }

    @Test
    @DisplayName("13: a discharge takes the time out of the doctor's calendar; what is taken is refused by name")
    void aDischargeTakesAFreeTime() {
        String schedule = opened(HubCodes.VIDEO_CONSULTATION);
        GP.post("Slot", slot(schedule, 480, 510, false)).as(Slot.class);
        Instant start = morning.plus(Duration.ofHours(8));
        assertThat(CaseUnderTest.admitted().start(discharge(start)).status()).isEqualTo(200);
        assertThat(busy(schedule)).containsExactly(start);
        Answer second = CaseUnderTest.admitted().start(discharge(start));
        assertThat(second.status()).isEqualTo(400);
        assertThat(second.parameters()).containsExactly("follow-up");
        assertThat(second.sentences().get(0)).contains("nicht mehr frei");
    }

    @Test
    @DisplayName(
            "13: when the discharge moves, its consultation moves within the doctor's calendar, in the same transaction")
    void aMovedDischargeMovesItInTheCalendar() {
        String schedule = opened(HubCodes.VIDEO_CONSULTATION);
        GP.post("Slot", slot(schedule, 960, 975, false)).as(Slot.class);
        GP.post("Slot", slot(schedule, 2400, 2460, false)).as(Slot.class);
        CaseUnderTest made = CaseUnderTest.admitted();
        Instant first = morning.plus(Duration.ofHours(16));
        assertThat(made.start(discharge(first)).status()).isEqualTo(200);
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
        assertThat(busy(schedule)).containsExactly(second);
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
        assertThat(busy(schedule)).containsExactly(second);
        CaseUnderTest.add(full, "follow-up-choice", new CodeType("ask-practice"));
        assertThat(MANAGER.post(plan + "/$reschedule", full).status()).isEqualTo(200);
        assertThat(busy(schedule)).isEmpty();
        assertThat(GP.get("Task?code=care-task&patient=" + made.patient()).found())
                .hasSize(1);
    }

    @Test
    @DisplayName("14: the account of the feeds is told times and kinds, no name; it reads no appointment")
    void timesForFeeds() {
        CaseUnderTest made = started();
        Rest feeds = new Rest("medhub-notification");
        String period = "&from=" + morning + "&until=" + morning.plus(Duration.ofDays(1));
        Answer told = feeds.get("Appointment/$times?actor=" + made.patient() + period);
        assertThat(told.as(Parameters.class).getParameter()).hasSize(1);
        assertThat(told.body()).contains("video-consultation").doesNotContain("Patient/", "Practitioner/");
        assertThat(feeds.get("Appointment/$times?actor=Organization/practice-vallendar" + period)
                        .body())
                .contains("video-consultation");
        String appointment =
                MANAGER.get("Appointment?patient=" + made.patient()).found().get(0);
        assertThat(feeds.get(appointment).status()).isEqualTo(403);
        assertThat(feeds.get("Appointment/$times?actor=" + made.patient()).status())
                .isEqualTo(400);
        assertThat(GP.get("Appointment/$times?actor=" + made.patient() + period).status())
                .isEqualTo(403);
    }

    private CaseUnderTest started() {
        CaseUnderTest made = CaseUnderTest.admitted();
        Answer answer = made.start(discharge(morning.plus(Duration.ofHours(14))));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return made;
    }

    private Parameters discharge(Instant followUp) {
        Parameters wish = CaseUnderTest.admitted().wish();
        wish.getParameter()
                .removeIf(one -> List.of("gp", "follow-up", "planned-discharge").contains(one.getName()));
        CaseUnderTest.add(wish, "gp", new Reference(GP_POST));
        CaseUnderTest.add(wish, "follow-up", utc(followUp));
        CaseUnderTest.add(wish, "planned-discharge", utc(morning.minus(Duration.ofDays(1))));
        return wish;
    }

    private Parameters wish(CaseUnderTest made, String schedule, int minutes) {
        return wish(made, schedule, minutes, HubCodes.VIDEO_CONSULTATION);
    }

    private Parameters wish(CaseUnderTest made, String schedule, int minutes, String kind) {
        Appointment wanted = new Appointment()
                .setStatus(AppointmentStatus.PROPOSED)
                .setStart(Date.from(morning.plus(Duration.ofMinutes(minutes))))
                .setEnd(Date.from(morning.plus(Duration.ofMinutes(minutes + 15L))));
        wanted.addIdentifier(caseOf(made));
        wanted.addServiceType().addCoding().setSystem(HubCodes.SERVICE_TYPE).setCode(kind);
        wanted.addParticipant()
                .setActor(new Reference(made.patient()))
                .setStatus(Appointment.ParticipationStatus.ACCEPTED);
        Parameters order = new Parameters();
        order.addParameter().setName("appt-resource").setResource(wanted);
        order.addParameter().setName("schedule").setValue(new Reference(schedule));
        return order;
    }

    private static Identifier caseOf(CaseUnderTest made) {
        return MANAGER.get("CarePlan?patient=" + made.patient()).resources().stream()
                .flatMap(plan -> CaseId.find(plan).stream())
                .map(value -> CaseId.parse(value).toIdentifier())
                .findFirst()
                .orElseThrow();
    }

    private String opened(String kind) {
        Schedule schedule = GP.post("Schedule", calendar(GP_POST, kind)).as(Schedule.class);
        return reference(schedule);
    }

    private List<Instant> busy(String schedule) {
        return MANAGER.get("Slot?status=busy&schedule=" + schedule).resources().stream()
                .map(slot -> ((Slot) slot).getStart().toInstant())
                .toList();
    }

    private static Encounter visitOf(Appointment appointment) {
        return (Encounter) MANAGER.get("Encounter?appointment=" + reference(appointment))
                .resources()
                .get(0);
    }

    private Slot slot(String schedule, int from, int until, boolean patients) {
        Slot slot = new Slot()
                .setSchedule(new Reference(schedule))
                .setStatus(SlotStatus.FREE)
                .setStart(Date.from(morning.plus(Duration.ofMinutes(from))))
                .setEnd(Date.from(morning.plus(Duration.ofMinutes(until))));
        if (patients) {
            slot.getAppointmentType().addCoding().setSystem(HubCodes.BOOKING).setCode(HubCodes.BOOKED_BY_PATIENTS);
        }
        return slot;
    }

    private static Schedule calendar(String post, String kind) {
        Schedule schedule = new Schedule().setActive(true).addActor(new Reference(post));
        schedule.addServiceType().addCoding().setSystem(HubCodes.SERVICE_TYPE).setCode(kind);
        return schedule;
    }

    private static Parameters reason(String code) {
        Parameters reason = new Parameters();
        CaseUnderTest.add(reason, "reason", new CodeType(code));
        return reason;
    }

    private static DateTimeType utc(Instant instant) {
        DateTimeType time = new DateTimeType(Date.from(instant));
        time.setTimeZone(java.util.TimeZone.getTimeZone("UTC"));
        return time;
    }

    private static String reference(org.hl7.fhir.r4.model.Resource resource) {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }
}
