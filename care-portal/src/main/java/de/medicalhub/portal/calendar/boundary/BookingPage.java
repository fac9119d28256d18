package de.medicalhub.portal.calendar.boundary;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.common.security.Role;
import de.medicalhub.common.time.HubClock;
import de.medicalhub.portal.calendar.VisitKind;
import de.medicalhub.portal.calendar.control.Bookable;
import de.medicalhub.portal.calendar.control.BookedTimes;
import de.medicalhub.portal.calendar.control.BookingOrder;
import de.medicalhub.portal.calendar.control.CalendarData;
import de.medicalhub.portal.calendar.control.CalendarReader;
import de.medicalhub.portal.calendar.control.Offered;
import de.medicalhub.portal.calendar.entity.BookedTime;
import de.medicalhub.portal.calendar.entity.CalendarChoice;
import de.medicalhub.portal.calendar.entity.DayChoice;
import de.medicalhub.portal.calendar.entity.DayPage;
import de.medicalhub.portal.calendar.entity.FreeTime;
import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.CaseReader;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.identity.Organisation;
import de.medicalhub.portal.problem.FormFaults;
import de.medicalhub.portal.problem.Problems;
import de.medicalhub.portal.records.CaseAccess;
import de.medicalhub.portal.records.Changes;
import de.medicalhub.portal.records.Records;
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
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Parameters;
import org.jspecify.annotations.Nullable;

/** Books, moves or cancels an appointment of a case; for hospital, practice, nursing service and patient. */
@Named("booking")
@RequestScoped
public class BookingPage {
    private static final int WEEKS_AHEAD = 8;

    @Inject
    private CaseReader cases;

    @Inject
    private CalendarReader reader;

    @Inject
    private Changes changes;

    @Inject
    private Records records;

    @Inject
    private CurrentUser user;

    @Inject
    private Speaker speaker;

    @Inject
    private Clock clock;

    @Inject
    private HttpServletRequest request;

    private String id = "";
    private String moved = "";
    private String calendar = "";
    private String day = "";
    private @Nullable String reason;
    private @Nullable Case found;
    private @Nullable CalendarData data;
    private String done = "";

    @PostConstruct
    void readAddress() {
        id = Objects.requireNonNullElse(request.getParameter("id"), "");
        moved = parameter("move");
        calendar = parameter("calendar");
        day = parameter("day");
    }

    /** Before the page is shown. */
    public String open() {
        return Problems.open(() -> {
            if (theCase().hasEnded() || (!moved.isEmpty() && movedAppointment().isEmpty())) {
                throw new HubException(ProblemKind.NOT_FOUND, "No such case or appointment.");
            }
        });
    }

    private Case theCase() {
        Case known = found;
        if (known == null) {
            known = CaseAccess.parse(id)
                    .flatMap(cases::find)
                    .orElseThrow(() -> new HubException(ProblemKind.NOT_FOUND, "No such case."));
            found = known;
        }
        return known;
    }

    private CalendarData data() {
        CalendarData known = data;
        if (known == null) {
            LocalDate today = LocalDate.ofInstant(clock.instant(), HubClock.berlin());
            known = reader.read(treating(), today, today.plusWeeks(WEEKS_AHEAD), true);
            data = known;
        }
        return known;
    }

    private List<String> treating() {
        Stream<String> parts = Stream.of("gp", "nursing");
        return parts.flatMap(part -> theCase().organisation(part).stream()).toList();
    }

    private Bookable bookable() {
        return new Bookable(
                data(), speaker.texts(), theCase().plannedDischarge().orElse(data().now()));
    }

    /** What can be changed: appointments still to come. */
    public List<BookedTime> getBooked() {
        return new BookedTimes(speaker.texts()).ahead(theCase());
    }

    private Predicate<VisitKind> offered() {
        Optional<VisitKind> kind = movedAppointment().flatMap(one -> VisitKind.of(one.getServiceType()));
        return Offered.of(theCase(), kind, user.is(Role.PATIENT), clock.instant());
    }

    public List<CalendarChoice> getCalendars() {
        Set<String> houses =
                user.organisations().stream().map(Organisation::reference).collect(Collectors.toSet());
        return bookable().calendars(offered(), houses);
    }

    /** The calendar whose days are shown: the one that was chosen, else the first. */
    public String getCalendar() {
        List<String> ids = getCalendars().stream().map(CalendarChoice::id).toList();
        return ids.contains(calendar) ? calendar : ids.stream().findFirst().orElse("");
    }

    private DayPage days() {
        return new DayPage(bookable().days(getCalendar(), day));
    }

    public List<DayChoice> getTimes() {
        return days().shown();
    }

    /** The first day after or before those that are shown; empty if there is none. */
    public String other(boolean later) {
        return days().other(later);
    }

    /** Why somebody may cancel: patients do not speak for the practice. */
    public List<String> getReasons() {
        return user.is(Role.PATIENT)
                ? List.of("own-wish", "no-longer-needed", "other")
                : List.of("patient-wish", "provider-absent", "no-longer-needed", "other");
    }

    /** Books the time that was chosen; the page then says so. */
    public void book() {
        Optional<FreeTime> time = bookable().find(Objects.requireNonNullElse(request.getParameter("time"), ""));
        if (time.isEmpty()) {
            boolean chosen = request.getParameter("time") != null;
            FormFaults.say("time", speaker.key(chosen ? "booking.taken" : "booking.choose"));
            return;
        }
        VisitKind kind = bookable().kindOf(time.get().schedule()).orElse(VisitKind.VIDEO);
        if (!offered().test(kind)) {
            FormFaults.say("time", speaker.key("booking.once"));
            return;
        }
        String patient = theCase()
                .patient()
                .map(Resources::referenceTo)
                .orElseThrow(() -> new HubException(ProblemKind.NOT_FOUND, "No patient to be read."));
        Optional<Refusal> refused = changes.book(BookingOrder.of(
                theCase().id(), patient, kind, time.get(), moved.isEmpty() ? "" : "Appointment/" + moved));
        data = null;
        found = null;
        if (refused.isEmpty() || Offered.isBooked(theCase(), kind, time.get())) {
            done = speaker.key(
                    moved.isEmpty() ? "booking.done" : "booking.moved",
                    speaker.key("visit." + kind.code()),
                    speaker.moment(time.get().start()));
        } else if (offered().test(kind)) {
            explain(refused.get());
        } else {
            FormFaults.say("time", speaker.key("booking.once"));
        }
    }

    /** Cancels what would otherwise be moved. */
    public void cancel() {
        String why = reason;
        if (why == null || why.isBlank()) {
            FormFaults.say("reason", speaker.key("booking.reason.missing"));
            return;
        }
        Parameters input = new Parameters();
        input.addParameter().setName("reason").setValue(new CodeType(why.equals("own-wish") ? "patient-wish" : why));
        records.operate("Appointment/" + moved, "$cancel", input)
                .refusal()
                .ifPresentOrElse(
                        refusal -> refusal.issues().stream()
                                .findFirst()
                                .ifPresentOrElse(issue -> FormFaults.say("", issue.sentence()), () -> explain(refusal)),
                        () -> done = speaker.key("booking.cancelled"));
    }

    /** Who, what, and what else there is (K5). */
    private void explain(Refusal refusal) {
        String key = switch (refusal.kind()) {
            case CONFLICT -> "booking.taken";
            case RULE -> "booking.impossible";
            default -> "refusal." + refusal.kind().name();
        };
        FormFaults.say(refusal.kind() == ProblemKind.CONFLICT ? "time" : "", speaker.say(Phrase.of(key)));
    }

    private Optional<Appointment> movedAppointment() {
        return moved.isEmpty()
                ? Optional.empty()
                : theCase().resources().find(Appointment.class, "Appointment/" + moved);
    }

    private String parameter(String name) {
        String value = Objects.requireNonNullElse(request.getParameter(name), "");
        return value.matches("[A-Za-z0-9.-]{1,64}") ? value : "";
    }

    /** The address of this page for another calendar or day. */
    public String address(String otherCalendar, String otherDay) {
        return "/book?id=" + id + (moved.isEmpty() ? "" : "&move=" + moved) + "&calendar=" + otherCalendar
                + (otherDay.isEmpty() ? "" : "&day=" + otherDay);
    }

    public String getId() {
        return id;
    }

    public String getName() {
        return theCase().patientName();
    }

    public boolean isMoving() {
        return !moved.isEmpty();
    }

    /** The appointment that is moved or cancelled, in words. */
    public String getMoved() {
        return movedAppointment()
                .filter(Appointment::hasStart)
                .map(new BookedTimes(speaker.texts())::now)
                .orElse("");
    }

    /** What was done, in words; empty as long as nothing was. */
    public String getDone() {
        return done;
    }

    public @Nullable String getReason() {
        return reason;
    }

    public void setReason(@Nullable String reason) {
        this.reason = reason;
    }
}
