package de.medicalhub.portal.calendar.control;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.time.Holidays;
import de.medicalhub.common.time.HubClock;
import de.medicalhub.portal.calendar.VisitKind;
import de.medicalhub.portal.calendar.entity.CalendarDay;
import de.medicalhub.portal.calendar.entity.CalendarEntry;
import de.medicalhub.portal.calendar.entity.CalendarPerson;
import de.medicalhub.portal.calendar.entity.TimeRange;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Schedule;
import org.hl7.fhir.r4.model.Slot;

/** Puts calendars into days and words (K4); pure. */
public final class WeekView {
    private static final Duration OPENS_BEFORE = Duration.ofMinutes(30);
    private static final Duration STAYS_OPEN = Duration.ofHours(4);
    private static final Set<AppointmentStatus> SHOWN = EnumSet.of(
            AppointmentStatus.BOOKED,
            AppointmentStatus.ARRIVED,
            AppointmentStatus.CHECKEDIN,
            AppointmentStatus.PENDING,
            AppointmentStatus.FULFILLED,
            AppointmentStatus.NOSHOW);

    /** Of these the server takes it that the patient did not come. */
    private static final Set<AppointmentStatus> MISSABLE =
            EnumSet.of(AppointmentStatus.BOOKED, AppointmentStatus.PENDING, AppointmentStatus.ARRIVED);

    private static final Set<Encounter.EncounterStatus> BEGUN = EnumSet.of(
            Encounter.EncounterStatus.INPROGRESS,
            Encounter.EncounterStatus.ONLEAVE,
            Encounter.EncounterStatus.FINISHED);

    private final CalendarData data;
    private final String person;
    private final Texts texts;

    /**
     * @param person reference of the post whose calendar is shown; empty for all
     */
    public WeekView(CalendarData data, String person, Texts texts) {
        this.data = data;
        this.person = person;
        this.texts = texts;
    }

    public List<CalendarDay> days(LocalDate first, int count) {
        List<CalendarEntry> entries = Stream.concat(appointments().map(this::booked), slots())
                .sorted(Comparator.comparing(CalendarEntry::start))
                .toList();
        LocalDate today = LocalDate.ofInstant(data.now(), HubClock.berlin());
        DateTimeFormatter heading = DateTimeFormatter.ofPattern(
                texts.of("calendar.pattern.day"), texts.language().locale());
        return first.datesUntil(first.plusDays(count))
                .map(day -> new CalendarDay(
                        day,
                        heading.format(day),
                        day.equals(today),
                        Holidays.on(day).map(key -> texts.of("holiday." + key)).orElse(""),
                        entries.stream()
                                .filter(entry -> LocalDate.ofInstant(entry.start(), HubClock.berlin())
                                        .equals(day))
                                .toList()))
                .toList();
    }

    private Stream<Appointment> appointments() {
        Set<String> shown = new HashSet<>();
        data.people().stream()
                .filter(one -> person.isEmpty() || one.post().equals(person))
                .forEach(one -> shown.add(one.practitioner()));
        return data.appointments().stream()
                .filter(appointment -> SHOWN.contains(appointment.getStatus()) && appointment.hasStart())
                .filter(appointment -> actors(appointment).anyMatch(shown::contains));
    }

    private CalendarEntry booked(Appointment appointment) {
        Optional<VisitKind> kind = VisitKind.of(appointment.getServiceType());
        Instant start = appointment.getStart().toInstant();
        Instant end = appointment.hasEnd() ? appointment.getEnd().toInstant() : start;
        String name = data.resources().all(Patient.class).stream()
                .filter(patient -> actors(appointment).anyMatch(Resources.referenceTo(patient)::equals))
                .map(patient -> Resources.nameOf(patient.getName()))
                .findFirst()
                .orElse("");
        String what = texts.of("visit." + kind.map(VisitKind::code).orElse("other"));
        boolean video = kind.filter(VisitKind.VIDEO::equals).isPresent();
        boolean missed = appointment.getStatus() == AppointmentStatus.NOSHOW;
        boolean held = appointment.getStatus() == AppointmentStatus.FULFILLED;
        boolean ahead = !held && !missed;
        String title = name.isEmpty() ? what : what + ": " + name;
        String caseId = CaseId.find(appointment).orElse("");
        boolean begun = !caseId.isEmpty() && MISSABLE.contains(appointment.getStatus()) && start.isBefore(data.now());
        return new CalendarEntry(
                start,
                times(start, end),
                missed ? "missed" : held ? "held" : "booked",
                kind.map(VisitKind::icon).orElse("clock"),
                missed || held ? texts.say(Phrase.of(missed ? "calendar.missed" : "calendar.was-held", title)) : title,
                actors(appointment)
                        .flatMap(actor -> data.people().stream()
                                .filter(one -> one.practitioner().equals(actor)))
                        .map(this::shownName)
                        .findFirst()
                        .orElse(""),
                caseId,
                appointment.getIdElement().getIdPart(),
                video && ahead,
                video && ahead && !data.now().isBefore(start.minus(OPENS_BEFORE)),
                begun,
                begun && (!video || start.plus(STAYS_OPEN).isBefore(data.now())),
                !caseId.isEmpty() && missed,
                !caseId.isEmpty() && held && !isToldByACall(appointment),
                "");
    }

    /** A call by video that has begun is the proof that it took place; nobody takes that back. */
    private boolean isToldByACall(Appointment appointment) {
        String reference = Resources.referenceTo(appointment);
        return data.resources().all(Encounter.class).stream()
                .filter(call -> BEGUN.contains(call.getStatus()))
                .flatMap(call -> call.getAppointment().stream())
                .anyMatch(about -> CalendarData.local(about).equals(reference));
    }

    private Stream<CalendarEntry> slots() {
        Set<String> told = new HashSet<>();
        appointments()
                .flatMap(appointment -> appointment.getSlot().stream())
                .forEach(slot -> told.add(CalendarData.local(slot)));
        return data.schedules().stream()
                .filter(schedule -> person.isEmpty()
                        || data.personOf(schedule)
                                .filter(one -> one.post().equals(person))
                                .isPresent())
                .flatMap(schedule -> data.slotsOf(schedule).stream()
                        .filter(slot -> !told.contains(Resources.referenceTo(slot)))
                        .flatMap(slot -> shown(schedule, slot).stream().map(range -> entry(schedule, slot, range))));
    }

    /** What is free is free only where the person is not busy elsewhere. */
    private List<TimeRange> shown(Schedule schedule, Slot slot) {
        TimeRange range = SlotPlan.range(slot);
        return SlotPlan.isFree(slot) ? range.without(data.busyOf(schedule)) : List.of(range);
    }

    private CalendarEntry entry(Schedule schedule, Slot slot, TimeRange range) {
        String state = switch (slot.getStatus()) {
            case FREE -> "free";
            case BUSYUNAVAILABLE -> "blocked";
            default -> "busy";
        };
        Optional<VisitKind> kind = VisitKind.of(schedule.getServiceType());
        String what = texts.of("visit." + kind.map(VisitKind::code).orElse("other"));
        String key = state.equals("free") && SlotPlan.isOpenToPatients(slot) ? "free-for-patients" : state;
        return new CalendarEntry(
                range.start(),
                times(range.start(), range.end()),
                state,
                kind.map(VisitKind::icon).orElse("clock"),
                texts.say(Phrase.of("calendar." + key, what)),
                data.personOf(schedule).map(this::shownName).orElse(""),
                "",
                "",
                false,
                false,
                false,
                false,
                false,
                false,
                state.equals("blocked") && range.end().isAfter(data.now())
                        ? slot.getIdElement().getIdPart()
                        : "");
    }

    private String shownName(CalendarPerson one) {
        return person.isEmpty() && data.people().size() > 1 ? one.name() : "";
    }

    private String times(Instant start, Instant end) {
        return texts.times().time(start) + "–" + texts.times().time(end);
    }

    private static Stream<String> actors(Appointment appointment) {
        return appointment.getParticipant().stream()
                .map(Appointment.AppointmentParticipantComponent::getActor)
                .map((Reference actor) -> CalendarData.local(actor));
    }
}
