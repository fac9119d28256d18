package de.medicalhub.portal.calendar.control;

import de.medicalhub.common.time.HubClock;
import de.medicalhub.portal.calendar.VisitKind;
import de.medicalhub.portal.calendar.entity.CalendarChoice;
import de.medicalhub.portal.calendar.entity.CalendarPerson;
import de.medicalhub.portal.calendar.entity.DayChoice;
import de.medicalhub.portal.calendar.entity.FreeTime;
import de.medicalhub.portal.wording.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Schedule;

/** What can be booked, as choices in the reader's language (K5); pure. */
public final class Bookable {
    private final CalendarData data;
    private final Texts texts;
    private final Instant home;

    /** Whoever they are for. */
    public Bookable(CalendarData data, Texts texts) {
        this(data, texts, data.now());
    }

    /**
     * For one person.
     *
     * @param home from when the person is at home: before, nobody is visited there
     */
    public Bookable(CalendarData data, Texts texts, Instant home) {
        this.data = data;
        this.texts = texts;
        this.home = home;
    }

    /**
     * Calendars with free times, of the kinds that are offered: those of the reader's own houses first, then by name.
     *
     * @param houses {@code Organization/…}, for which the reader works
     */
    public List<CalendarChoice> calendars(Predicate<VisitKind> offered, Set<String> houses) {
        Predicate<Schedule> own = schedule -> data.personOf(schedule)
                .filter(person -> houses.contains(person.organisation()))
                .isPresent();
        return data.schedules().stream()
                .filter(schedule -> kindOf(schedule).filter(offered).isPresent())
                .sorted(Comparator.comparing((Schedule schedule) -> !own.test(schedule))
                        .thenComparing(this::label))
                .map(this::choice)
                .filter(choice -> choice.free() > 0)
                .toList();
    }

    /** All calendars of a kind that can be booked, also those in which nothing is free. */
    List<CalendarChoice> all() {
        return data.schedules().stream()
                .filter(schedule -> kindOf(schedule).isPresent())
                .map(this::choice)
                .sorted(Comparator.comparing(CalendarChoice::label))
                .toList();
    }

    private CalendarChoice choice(Schedule schedule) {
        return new CalendarChoice(
                schedule.getIdElement().getIdPart(),
                label(schedule),
                timesOf(schedule).size());
    }

    /** The free days of a calendar; the wanted one is open, else the first. */
    public List<DayChoice> days(String calendar, String wanted) {
        List<FreeTime> times = times(calendar);
        Map<LocalDate, List<FreeTime>> byDay =
                times.stream().collect(Collectors.groupingBy(FreeTime::day, TreeMap::new, Collectors.toList()));
        Optional<LocalDate> open = byDay.keySet().stream()
                .filter(day -> day.toString().equals(wanted))
                .findFirst()
                .or(() -> byDay.keySet().stream().findFirst());
        return byDay.entrySet().stream()
                .map(day -> new DayChoice(
                        day.getKey(),
                        words(day.getKey()),
                        day.getValue().stream()
                                .map(time -> new DayChoice.TimeChoice(
                                        time.value(), texts.times().time(time.start())))
                                .toList(),
                        open.filter(day.getKey()::equals).isPresent()))
                .toList();
    }

    /** The free time that a page has sent back. */
    public Optional<FreeTime> find(String value) {
        return data.schedules().stream()
                .flatMap(schedule -> timesOf(schedule).stream())
                .filter(time -> time.value().equals(value))
                .findFirst();
    }

    public Optional<VisitKind> kindOf(String schedule) {
        return data.resources().find(Schedule.class, schedule).flatMap(Bookable::kindOf);
    }

    /** "Videosprechstunde mit Dr. A". */
    public String label(Schedule schedule) {
        String kind = texts.of("visit." + kindOf(schedule).map(VisitKind::code).orElse("other"));
        String name = data.personOf(schedule).map(CalendarPerson::name).orElse("");
        return name.isEmpty() ? kind : kind + ", " + name;
    }

    private List<FreeTime> times(String calendar) {
        return data.resources()
                .find(Schedule.class, "Schedule/" + calendar)
                .map(this::timesOf)
                .orElse(List.of());
    }

    private List<FreeTime> timesOf(Schedule schedule) {
        boolean atHome = kindOf(schedule).filter(VisitKind.HOME::equals).isPresent();
        Instant from = atHome && home.isAfter(data.now()) ? home : data.now();
        return FreeTimes.of(schedule, data.slotsOf(schedule), data.busyOf(schedule), from);
    }

    private String words(LocalDate day) {
        Instant noon = day.atTime(12, 0).atZone(HubClock.berlin()).toInstant();
        DateTimeFormatter full = DateTimeFormatter.ofPattern(
                texts.of("calendar.pattern.day"), texts.language().locale());
        String near = texts.times().day(noon);
        String date = full.format(day);
        return near.matches(".*\\d.*") ? date : near + ", " + date;
    }

    private static Optional<VisitKind> kindOf(Schedule schedule) {
        return VisitKind.of(schedule.getServiceType());
    }
}
