package de.medicalhub.fhir.appointment;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.time.HubClock;
import de.medicalhub.fhir.access.CaseUnderTest;
import de.medicalhub.fhir.access.Rest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Schedule;
import org.hl7.fhir.r4.model.Slot;
import org.hl7.fhir.r4.model.Slot.SlotStatus;

/** A doctor's calendars, with times far from those that other tests use. */
final class CalendarUnderTest {
    static final String GP_POST = "PractitionerRole/role-gp-2";
    private static final Rest GP = new Rest("gp2");
    private static final Rest MANAGER = new Rest("discharge1");

    /** Far from the times that other tests use. */
    private final Instant morning = HubClock.fromSystemProperty()
            .instant()
            .truncatedTo(ChronoUnit.DAYS)
            .plus(Duration.ofDays(200 + (System.nanoTime() & 63)))
            .plus(Duration.ofHours(8));

    /** Eight o'clock on the day of these calendars. */
    Instant morning() {
        return morning;
    }

    Parameters discharge(Instant followUp) {
        Parameters wish = CaseUnderTest.admitted().wish();
        wish.getParameter()
                .removeIf(one -> List.of("gp", "follow-up", "planned-discharge").contains(one.getName()));
        CaseUnderTest.add(wish, "gp", new Reference(GP_POST));
        CaseUnderTest.add(wish, "follow-up", utc(followUp));
        CaseUnderTest.add(wish, "planned-discharge", utc(morning.minus(Duration.ofDays(1))));
        return wish;
    }

    String opened(String kind) {
        Schedule schedule = GP.post("Schedule", calendar(GP_POST, kind)).as(Schedule.class);
        return reference(schedule);
    }

    List<Instant> busy(String schedule) {
        return MANAGER.get("Slot?status=busy&schedule=" + schedule).resources().stream()
                .map(slot -> ((Slot) slot).getStart().toInstant())
                .toList();
    }

    static Encounter visitOf(Appointment appointment) {
        return (Encounter) MANAGER.get("Encounter?appointment=" + reference(appointment))
                .resources()
                .get(0);
    }

    Slot slot(String schedule, int from, int until, boolean patients) {
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

    static Schedule calendar(String post, String kind) {
        Schedule schedule = new Schedule().setActive(true).addActor(new Reference(post));
        schedule.addServiceType().addCoding().setSystem(HubCodes.SERVICE_TYPE).setCode(kind);
        return schedule;
    }

    static DateTimeType utc(Instant instant) {
        DateTimeType time = new DateTimeType(Date.from(instant));
        time.setTimeZone(java.util.TimeZone.getTimeZone("UTC"));
        return time;
    }

    static String reference(org.hl7.fhir.r4.model.Resource resource) {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }
}
