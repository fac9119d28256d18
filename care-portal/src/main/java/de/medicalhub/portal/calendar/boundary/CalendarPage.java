package de.medicalhub.portal.calendar.boundary;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.common.security.Role;
import de.medicalhub.common.time.HubClock;
import de.medicalhub.portal.calendar.control.Blocking;
import de.medicalhub.portal.calendar.control.CalendarBundle;
import de.medicalhub.portal.calendar.control.CalendarData;
import de.medicalhub.portal.calendar.control.CalendarReader;
import de.medicalhub.portal.calendar.control.WeekView;
import de.medicalhub.portal.calendar.entity.CalendarDay;
import de.medicalhub.portal.calendar.entity.CalendarPerson;
import de.medicalhub.portal.calendar.entity.TimeRange;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.identity.Organisation;
import de.medicalhub.portal.problem.FormFaults;
import de.medicalhub.portal.problem.Problems;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.records.Stored;
import de.medicalhub.portal.undo.Step;
import de.medicalhub.portal.undo.Undo;
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
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Slot;
import org.jspecify.annotations.Nullable;

/** A week or a day of the own calendars; for practices and nursing services. */
@Named("calendarPage")
@RequestScoped
public class CalendarPage {
    private static final int WEEK = 7;

    @Inject
    private CalendarReader reader;

    @Inject
    private Records records;

    @Inject
    private Undo undo;

    @Inject
    private CurrentUser user;

    @Inject
    private Speaker speaker;

    @Inject
    private Clock clock;

    @Inject
    private HttpServletRequest request;

    private LocalDate day = LocalDate.EPOCH;
    private boolean single;
    private String person = "";
    private @Nullable CalendarData data;
    private @Nullable LocalDateTime blockFrom;
    private @Nullable LocalDateTime blockUntil;
    private @Nullable String blockPerson;

    /** From the address itself: parts of the page are asked for before Faces would set it. */
    @PostConstruct
    void readAddress() {
        day = date(request.getParameter("day")).orElseGet(this::today);
        single = "day".equals(request.getParameter("view"));
        String wanted = Objects.requireNonNullElse(request.getParameter("person"), "");
        person = wanted.matches("[A-Za-z0-9.-]{1,64}") ? "PractitionerRole/" + wanted : "";
    }

    /** Before the page is shown. */
    public String open() {
        return Problems.open(() -> {
            if (!user.is(Role.GP) && !user.is(Role.NURSE)) {
                throw new HubException(ProblemKind.NOT_FOUND, "No calendar of one's own.");
            }
        });
    }

    private CalendarData data() {
        CalendarData known = data;
        if (known == null) {
            known = reader.read(
                    user.organisations().stream().map(Organisation::reference).toList(),
                    first(),
                    first().plusDays(single ? 1 : WEEK),
                    true);
            data = known;
        }
        return known;
    }

    public List<CalendarDay> getDays() {
        return new WeekView(data(), person, speaker.texts()).days(first(), single ? 1 : WEEK);
    }

    public List<CalendarPerson> getPeople() {
        return data().people();
    }

    /** Whether anybody has opening hours yet. */
    public boolean isKept() {
        return !data().schedules().isEmpty();
    }

    /** Takes a time out of all calendars of a person (K1). */
    public void block() {
        LocalDateTime from = blockFrom;
        LocalDateTime until = blockUntil;
        if (from == null || until == null || !until.isAfter(from)) {
            FormFaults.say(from == null ? "blockFrom" : "blockUntil", speaker.key("calendar.block.fault"));
            return;
        }
        TimeRange blocked = new TimeRange(
                from.atZone(HubClock.berlin()).toInstant(),
                until.atZone(HubClock.berlin()).toInstant());
        CalendarData there = reader.read(
                user.organisations().stream().map(Organisation::reference).toList(),
                from.toLocalDate(),
                until.toLocalDate().plusDays(1),
                false);
        String whose = Optional.ofNullable(blockPerson)
                .filter(one -> there.person(one).isPresent())
                .orElseGet(() -> ownPost(there));
        List<Slot> slots = there.schedulesOf(whose).stream()
                .flatMap(schedule -> there.slotsOf(schedule).stream())
                .toList();
        Blocking.Result result = Blocking.of(blocked, slots);
        if (result.changed().isEmpty()) {
            FormFaults.say("blockFrom", speaker.key("calendar.block.nothing"));
            return;
        }
        store(
                new CalendarBundle().replaceAll(result.changed()).createAll(result.created()),
                "calendar.block.done",
                result::back);
    }

    /** A blocked time is free again. */
    public void unblock(String slot) {
        data().resources()
                .find(Slot.class, "Slot/" + slot)
                .filter(found -> found.getStatus() == Slot.SlotStatus.BUSYUNAVAILABLE)
                .ifPresent(found -> store(
                        new CalendarBundle().replace(found.copy().setStatus(Slot.SlotStatus.FREE)),
                        "calendar.unblock.done",
                        stored -> Step.back(List.of(found), Slot.SlotStatus.BUSYUNAVAILABLE.toCode())));
    }

    private void store(CalendarBundle bundle, String done, Function<List<String>, List<Step>> back) {
        Stored stored = records.store(bundle.toBundle());
        forget();
        stored.refusal()
                .map(refusal -> Refused.sentence(refusal, speaker))
                .ifPresentOrElse(
                        sentence -> FormFaults.say("", sentence),
                        () -> undo.offer(Phrase.of(done), back.apply(stored.references())));
    }

    /** Something was written: what was read before does not hold any more. */
    void forget() {
        data = null;
    }

    private String ownPost(CalendarData there) {
        return there.people().stream()
                .filter(one -> one.practitioner().equals(user.claims().fhirUser()))
                .map(CalendarPerson::post)
                .findFirst()
                .orElse("");
    }

    private LocalDate first() {
        return single ? day : day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), HubClock.berlin());
    }

    private static Optional<LocalDate> date(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(LocalDate::parse);
        } catch (DateTimeParseException unusable) {
            return Optional.empty();
        }
    }

    /** Address of another day in the same view. */
    private String to(LocalDate other, boolean asDay) {
        return "/calendar?day=" + other + (asDay ? "&view=day" : "")
                + (person.isEmpty() ? "" : "&person=" + person.substring("PractitionerRole/".length()));
    }

    public String getBefore() {
        return to(first().minusDays(single ? 1 : WEEK), single);
    }

    public String getAfter() {
        return to(first().plusDays(single ? 1 : WEEK), single);
    }

    public String getToToday() {
        return to(today(), single);
    }

    public String getOtherView() {
        return to(single ? day : first(), !single);
    }

    /** Address of one day. */
    public String dayAddress(LocalDate one) {
        return to(one, true);
    }

    public boolean isSingle() {
        return single;
    }

    public String getPerson() {
        return person;
    }

    /** The time that is shown, such as "23.11.2026 – 29.11.2026". */
    public String getPeriod() {
        String from = speaker.texts().times().date(first());
        return single ? from : from + " – " + speaker.texts().times().date(first().plusDays(WEEK - 1L));
    }

    public @Nullable LocalDateTime getBlockFrom() {
        return blockFrom;
    }

    public void setBlockFrom(@Nullable LocalDateTime blockFrom) {
        this.blockFrom = blockFrom;
    }

    public @Nullable LocalDateTime getBlockUntil() {
        return blockUntil;
    }

    public void setBlockUntil(@Nullable LocalDateTime blockUntil) {
        this.blockUntil = blockUntil;
    }

    public @Nullable String getBlockPerson() {
        return blockPerson;
    }

    public void setBlockPerson(@Nullable String blockPerson) {
        this.blockPerson = blockPerson;
    }
}
