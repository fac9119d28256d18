package de.medicalhub.fhir.appointment;

import static de.medicalhub.fhir.appointment.CalendarUnderTest.GP_POST;
import static de.medicalhub.fhir.appointment.CalendarUnderTest.calendar;
import static de.medicalhub.fhir.appointment.CalendarUnderTest.reference;
import static de.medicalhub.fhir.appointment.CalendarUnderTest.visitOf;
import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.access.Answer;
import de.medicalhub.fhir.access.CaseUnderTest;
import de.medicalhub.fhir.access.Rest;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.CodeType;
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

    private final CalendarUnderTest doctors = new CalendarUnderTest();
    private final Instant morning = doctors.morning();

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
        Slot free = NURSE.post("Slot", doctors.slot(schedule, 0, 60, false)).as(Slot.class);
        assertThat(NURSE.put(free.copy().setStatus(SlotStatus.BUSYUNAVAILABLE)).status())
                .isEqualTo(200);
        assertThat(GP.post("Slot", doctors.slot(schedule, 60, 120, false)).status())
                .isEqualTo(403);
        assertThat(GP.put(free.copy()).status()).isEqualTo(403);
        for (Rest reader : List.of(GP, NURSE, MANAGER)) {
            assertThat(reader.get(reference(free)).status()).isEqualTo(200);
        }
        for (String other : List.of("pharmacist1", "driver1", "dispatcher1")) {
            assertThat(new Rest(other).get(reference(free)).status()).as(other).isEqualTo(403);
            assertThat(new Rest(other)
                            .post("Slot", doctors.slot(schedule, 60, 120, false))
                            .status())
                    .isEqualTo(403);
        }
        assertThat(PATIENT.post("Slot", doctors.slot(schedule, 60, 120, true)).status())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("Patients see free times that are open to them, without a word of the owner's, and nothing else")
    void patientsSeeWhatIsOpen() {
        String schedule = doctors.opened(HubCodes.VIDEO_CONSULTATION);
        Slot open = GP.post("Slot", doctors.slot(schedule, 0, 60, true)).as(Slot.class);
        Slot closed = GP.post("Slot", doctors.slot(schedule, 60, 120, false)).as(Slot.class);
        Slot worded = GP.post("Slot", doctors.slot(schedule, 120, 180, true).setComment("Frau Meier bringt Kuchen"))
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
        String schedule = doctors.opened(HubCodes.VIDEO_CONSULTATION);
        GP.post("Slot", doctors.slot(schedule, 0, 120, false)).as(Slot.class);

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
        assertThat(doctors.busy(schedule)).containsExactly(morning.plus(Duration.ofHours(1)));

        String now = reference(moved.as(Appointment.class));
        assertThat(NURSE.post(now + "/$cancel", reason("other")).status()).isEqualTo(404);
        assertThat(GP.post(now + "/$cancel", reason("nonsense")).status()).isEqualTo(400);
        assertThat(GP.post(now + "/$cancel", reason("provider-absent")).status())
                .isEqualTo(200);
        assertThat(GP.post(now + "/$cancel", reason("provider-absent")).status())
                .isEqualTo(409);
        assertThat(doctors.busy(schedule)).isEmpty();
    }

    @Test
    @DisplayName("11: a home visit has no room and no virtual visit; nobody is at two places at once")
    void aHomeVisit() {
        CaseUnderTest made = started();
        String visits = doctors.opened(HubCodes.HOME_VISIT);
        String videos = doctors.opened(HubCodes.VIDEO_CONSULTATION);
        GP.post("Slot", doctors.slot(visits, 240, 300, false)).as(Slot.class);
        GP.post("Slot", doctors.slot(videos, 240, 300, false)).as(Slot.class);

        Appointment visit = GP.post("Appointment/$book", wish(made, visits, 240, HubCodes.HOME_VISIT))
                .as(Appointment.class);
        assertThat(visit.hasExtension(HubCodes.VIRTUAL_SERVICE)).isFalse();
        assertThat(MANAGER.get("Encounter?appointment=" + reference(visit)).found())
                .isEmpty();
        Answer elsewhere = GP.post("Appointment/$book", wish(made, videos, 240));
        assertThat(elsewhere.status()).isEqualTo(409);
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
        Answer answer = made.start(doctors.discharge(morning.plus(Duration.ofHours(14))));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return made;
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

    private static Parameters reason(String code) {
        Parameters reason = new Parameters();
        CaseUnderTest.add(reason, "reason", new CodeType(code));
        return reason;
    }
}
