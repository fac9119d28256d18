package de.medicalhub.portal.calendar.boundary;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.common.security.Role;
import de.medicalhub.common.time.HubClock;
import de.medicalhub.portal.calendar.VisitKind;
import de.medicalhub.portal.calendar.control.CalendarBundle;
import de.medicalhub.portal.calendar.control.CalendarData;
import de.medicalhub.portal.calendar.control.CalendarReader;
import de.medicalhub.portal.calendar.control.CalendarRecord;
import de.medicalhub.portal.calendar.control.HoursText;
import de.medicalhub.portal.calendar.control.SlotPlan;
import de.medicalhub.portal.calendar.entity.CalendarPerson;
import de.medicalhub.portal.calendar.entity.OpeningHours;
import de.medicalhub.portal.calendar.entity.OpeningHours.Stretch;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.identity.Organisation;
import de.medicalhub.portal.problem.FormFaults;
import de.medicalhub.portal.problem.Problems;
import de.medicalhub.portal.records.Changes;
import de.medicalhub.portal.records.Refusal;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Speaker;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Schedule;
import org.hl7.fhir.r4.model.Slot;
import org.jspecify.annotations.Nullable;

/** Opening hours of one calendar, which become free times; for the practice or nursing service. */
@Named("hoursPage")
@RequestScoped
public class HoursPage {
    private static final int USUAL_WEEKS = 8;
    private static final int MOST_WEEKS = 26;

    @Inject
    private CalendarReader reader;

    @Inject
    private Changes changes;

    @Inject
    private CurrentUser user;

    @Inject
    private Speaker speaker;

    @Inject
    private Clock clock;

    @Inject
    private HttpServletRequest request;

    private VisitKind kind = VisitKind.VIDEO;
    private String post = "";
    private @Nullable CalendarData data;
    private final Map<String, String> days = new HashMap<>();
    private int minutes = OpeningHours.NONE.minutes();
    private boolean patients;
    private int weeks = USUAL_WEEKS;
    private String version = "";

    /** From the address itself. */
    @PostConstruct
    void readAddress() {
        kind = VisitKind.find(Objects.requireNonNullElse(request.getParameter("kind"), ""))
                .orElse(VisitKind.VIDEO);
        String wanted = Objects.requireNonNullElse(request.getParameter("person"), "");
        post = wanted.matches("[A-Za-z0-9.-]{1,64}") ? "PractitionerRole/" + wanted : "";
    }

    /** Shows the hours as they are. */
    public String open() {
        return Problems.open(() -> {
            if (!user.is(Role.GP) && !user.is(Role.NURSE)) {
                throw new HubException(ProblemKind.NOT_FOUND, "No calendar of one's own.");
            }
            Optional<Schedule> schedule = schedule();
            OpeningHours hours = schedule.map(CalendarRecord::hours).orElse(OpeningHours.NONE);
            for (DayOfWeek day : DayOfWeek.values()) {
                days.put(key(day), HoursText.write(hours.of(day)));
            }
            minutes = hours.minutes();
            patients = hours.patients();
            version = version(schedule);
        });
    }

    /** Saves them and opens the weeks to come. */
    public String save() {
        Map<DayOfWeek, List<Stretch>> hours = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            HoursText.read(days.get(key(day)))
                    .ifPresentOrElse(
                            stretches -> hours.put(day, stretches),
                            () -> FormFaults.say(key(day), speaker.key("hours.fault")));
        }
        if (hours.size() < DayOfWeek.values().length) {
            return "";
        }
        Optional<Schedule> schedule = schedule();
        if (!version.equals(version(schedule))) {
            version = version(schedule);
            FormFaults.say("", speaker.key("hours.changed-meanwhile", stands(schedule)));
            return "";
        }
        Optional<Refusal> refused = changes.store(
                bundle(schedule, new OpeningHours(hours, minutes, patients)).toBundle());
        refused.ifPresent(refusal -> FormFaults.say(
                "", speaker.say(Phrase.code("refusal", refusal.kind().name()))));
        return refused.isEmpty() ? "/calendar?faces-redirect=true&done=hours" : "";
    }

    private CalendarBundle bundle(Optional<Schedule> stored, OpeningHours hours) {
        Schedule schedule = stored.map(Schedule::copy).orElseGet(() -> CalendarRecord.of(person(), kind));
        CalendarRecord.write(hours, schedule);
        String name = stored.map(Resources::referenceTo).orElseGet(() -> "urn:uuid:" + UUID.randomUUID());
        List<Slot> own = stored.map(data()::slotsOf).orElse(List.of());
        List<Slot> others = data().schedulesOf(person()).stream()
                .filter(other -> !Resources.referenceTo(other).equals(name))
                .flatMap(other -> data().slotsOf(other).stream())
                .toList();
        SlotPlan.Result plan =
                new SlotPlan(kind, hours, clock.instant()).plan(name, ahead(own), others, today().plusWeeks(weeks));
        CalendarBundle bundle = new CalendarBundle();
        if (stored.isPresent()) {
            bundle.replace(schedule);
        } else {
            bundle.create(name, schedule);
        }
        return bundle.createAll(plan.opened()).replaceAll(plan.closed());
    }

    private List<Slot> ahead(List<Slot> slots) {
        return slots.stream()
                .filter(slot -> slot.getStart().toInstant().isAfter(clock.instant()))
                .toList();
    }

    private CalendarData data() {
        CalendarData known = data;
        if (known == null) {
            CalendarData people = reader.people(
                    user.organisations().stream().map(Organisation::reference).toList());
            known = reader.readOne(people, person(people), today(), today().plusWeeks(MOST_WEEKS));
            data = known;
        }
        return known;
    }

    private Optional<Schedule> schedule() {
        return data().scheduleOf(person(), kind);
    }

    private String person() {
        return person(data()).post();
    }

    /** Who was named, else the person who is signed in. */
    private CalendarPerson person(CalendarData people) {
        return people.person(post)
                .or(() -> people.people().stream()
                        .filter(one -> one.practitioner().equals(user.claims().fhirUser()))
                        .findFirst())
                .orElseThrow(() -> new HubException(ProblemKind.NOT_FOUND, "Nobody of the own organisation."));
    }

    /** What somebody else has saved meanwhile, in words. */
    private String stands(Optional<Schedule> schedule) {
        OpeningHours hours = schedule.map(CalendarRecord::hours).orElse(OpeningHours.NONE);
        return List.of(DayOfWeek.values()).stream()
                .filter(day -> !hours.of(day).isEmpty())
                .map(day -> speaker.key("day." + key(day)) + " " + HoursText.write(hours.of(day)))
                .reduce((left, right) -> left + "; " + right)
                .orElse("–");
    }

    private static String version(Optional<Schedule> schedule) {
        return schedule.map(found -> Objects.requireNonNullElse(found.getMeta().getVersionId(), ""))
                .orElse("");
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), HubClock.berlin());
    }

    private static String key(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }

    /** All days, as keys of their names and fields. */
    public List<String> getWeekdays() {
        return List.of(DayOfWeek.values()).stream().map(HoursPage::key).toList();
    }

    public Map<String, String> getDays() {
        return days;
    }

    public String getKind() {
        return kind.code();
    }

    /** Whose calendar it is. */
    public String getName() {
        return data().person(person()).map(CalendarPerson::name).orElse("");
    }

    public int getMinutes() {
        return minutes;
    }

    public void setMinutes(int minutes) {
        this.minutes = minutes;
    }

    public boolean isPatients() {
        return patients;
    }

    public void setPatients(boolean patients) {
        this.patients = patients;
    }

    public int getWeeks() {
        return weeks;
    }

    public void setWeeks(int weeks) {
        this.weeks = Math.max(1, Math.min(MOST_WEEKS, weeks));
    }

    public String getVersion() {
        return version;
    }

    public void setVersion(@Nullable String version) {
        this.version = Objects.requireNonNullElse(version, "");
    }
}
