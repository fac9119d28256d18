package de.medicalhub.portal.calendar.control;

import de.medicalhub.common.fhir.Posts;
import de.medicalhub.portal.calendar.VisitKind;
import de.medicalhub.portal.calendar.entity.CalendarPerson;
import de.medicalhub.portal.calendar.entity.TimeRange;
import de.medicalhub.portal.records.Resources;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Schedule;
import org.hl7.fhir.r4.model.Slot;

/** People, their calendars and what stands in them, as this reader sees it; pure. */
public record CalendarData(Resources resources, Instant now) {
    private static final Set<AppointmentStatus> BUSY = EnumSet.of(
            AppointmentStatus.BOOKED,
            AppointmentStatus.PENDING,
            AppointmentStatus.ARRIVED,
            AppointmentStatus.CHECKEDIN);

    /** Who works there for good, by name. */
    public List<CalendarPerson> people() {
        return resources.all(PractitionerRole.class).stream()
                .filter(post -> Posts.holdsAt(post, now) && !Posts.isSubstitute(post) && post.hasPractitioner())
                .map(post -> new CalendarPerson(
                        Resources.referenceTo(post),
                        local(post.getPractitioner()),
                        resources
                                .find(Practitioner.class, post.getPractitioner())
                                .map(person -> Resources.nameOf(person.getName()))
                                .orElse(""),
                        local(post.getOrganization())))
                .sorted(Comparator.comparing(CalendarPerson::name))
                .toList();
    }

    public Optional<CalendarPerson> person(String post) {
        return people().stream().filter(one -> one.post().equals(post)).findFirst();
    }

    /** Whose calendar it is, if it is one of the people's. */
    public Optional<CalendarPerson> personOf(Schedule schedule) {
        return people().stream().filter(one -> isOf(schedule, one.post())).findFirst();
    }

    public List<Schedule> schedules() {
        return resources.all(Schedule.class);
    }

    /** Calendars of one person. */
    public List<Schedule> schedulesOf(String post) {
        return schedules().stream().filter(schedule -> isOf(schedule, post)).toList();
    }

    public Optional<Schedule> scheduleOf(String post, VisitKind kind) {
        return schedulesOf(post).stream()
                .filter(schedule -> VisitKind.of(schedule.getServiceType())
                        .filter(kind::equals)
                        .isPresent())
                .findFirst();
    }

    /** Slots of a calendar that are none by mistake. */
    public List<Slot> slotsOf(Schedule schedule) {
        String reference = Resources.referenceTo(schedule);
        return resources.all(Slot.class).stream()
                .filter(slot -> local(slot.getSchedule()).equals(reference))
                .filter(slot -> slot.getStatus() != Slot.SlotStatus.ENTEREDINERROR)
                .toList();
    }

    public Optional<Schedule> scheduleOf(Slot slot) {
        return resources.find(Schedule.class, slot.getSchedule());
    }

    public List<Appointment> appointments() {
        return resources.all(Appointment.class);
    }

    /** When the person of a calendar is busy, as far as the reader sees it; also by appointments of other calendars or of none. */
    public List<TimeRange> busyOf(Schedule schedule) {
        return personOf(schedule).stream()
                .flatMap(person -> appointments().stream()
                        .filter(appointment -> BUSY.contains(appointment.getStatus())
                                && appointment.hasStart()
                                && appointment.hasEnd())
                        .filter(appointment -> appointment.getParticipant().stream()
                                .anyMatch(one -> local(one.getActor()).equals(person.practitioner()))))
                .map(appointment -> new TimeRange(
                        appointment.getStart().toInstant(), appointment.getEnd().toInstant()))
                .toList();
    }

    private static boolean isOf(Schedule schedule, String post) {
        return schedule.getActor().stream().anyMatch(actor -> local(actor).equals(post));
    }

    static String local(Reference reference) {
        var id = reference.getReferenceElement();
        return id.hasIdPart() && id.hasResourceType() ? id.getResourceType() + "/" + id.getIdPart() : "";
    }
}
