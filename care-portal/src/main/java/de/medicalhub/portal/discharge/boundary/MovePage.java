package de.medicalhub.portal.discharge.boundary;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.portal.calendar.CalendarTimes;
import de.medicalhub.portal.cases.OwnCase;
import de.medicalhub.portal.discharge.control.Move;
import de.medicalhub.portal.discharge.control.MoveConsequences;
import de.medicalhub.portal.discharge.entity.FieldFault;
import de.medicalhub.portal.discharge.entity.MoveDraft;
import de.medicalhub.portal.problem.FormFaults;
import de.medicalhub.portal.problem.Problems;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.records.Refusal;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Speaker;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.primefaces.PrimeFaces;

/** Another date for the discharge (D13); for discharge managers of the case's hospital, enforced by the server. */
@Named("movePage")
@RequestScoped
public class MovePage {
    private static final String CONFIRM_BY = "confirmBy";

    @Inject
    private OwnCase own;

    @Inject
    private Records records;

    @Inject
    private Speaker speaker;

    @Inject
    private Clock clock;

    @Inject
    private MoveFormPage form;

    @Inject
    private CalendarTimes calendar;

    /** Before the page is shown; a case that has ended is shown as it is. */
    public String open() {
        AtomicBoolean ended = new AtomicBoolean();
        String problem = Problems.open(() -> {
            ended.set(own.get().hasEnded());
            form.setDraft(move().fresh());
            form.propose(form.getDraft().getConfirmBy());
            form.know(move().planVersion(), List.of());
            suggest();
        });
        return ended.get() ? own.page() : problem;
    }

    private Move move() {
        return new Move(own.get(), clock);
    }

    /** Whose discharge it is. */
    public String getName() {
        return own.get().patientName();
    }

    /** When the patient leaves as planned until now. */
    public String getOld() {
        return own.get().plannedDischarge().map(speaker::moment).orElse("");
    }

    /** Who is told, and what moves. */
    public List<String> getConsequences() {
        return new MoveConsequences(own.get(), move())
                .of(form.getDraft().getPlanned()).stream().map(speaker::say).toList();
    }

    /** Why it cannot be moved; empty if it can. */
    public String getObstacle() {
        return move().obstacle()
                .map(code -> speaker.say(Phrase.code("move.obstacle", code)))
                .orElse("");
    }

    /** Whether nursing services are asked until when they answer. */
    public boolean isConfirming() {
        return move().asksForConfirmation();
    }

    /** Whether there is a consultation that could move. */
    public boolean isConsulting() {
        return move().consultation().isPresent();
    }

    /** Whether that stands in the practice's calendar, which then says when it can be. */
    public boolean isInCalendar() {
        return move().slot().isPresent();
    }

    /**
     * Another date is typed: what the page has proposed follows it, typed words stay. The other field is only looked at: what
     * cannot be read there is told when all is sent, and holds nothing up here.
     */
    public void dated() {
        String written = FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .getOrDefault(CONFIRM_BY + "_input", "");
        move().earlierDeadline(form.getDraft().getPlanned(), form.getProposed(), written)
                .ifPresent(deadline -> {
                    form.propose(deadline);
                    PrimeFaces.current().ajax().update(CONFIRM_BY);
                });
        suggest();
    }

    /** Looks up what the calendar offers for the date that is typed, and picks what fits best (D13). */
    public void suggest() {
        Move move = move();
        LocalDateTime planned = form.getDraft().getPlanned();
        if (planned == null || move.slot().isEmpty()) {
            return;
        }
        form.setTimes(Move.offered(move.slot()
                .map(slot -> calendar.freeBeside(slot, Move.atHome(planned), Move.latest(planned)))
                .orElse(List.of())));
        if (!move.isTooEarly(planned)) {
            form.getDraft().setConsult(Move.KEEP);
        } else {
            form.getDraft()
                    .setConsult(form.getTimes().stream()
                            .findFirst()
                            .map(time -> time.start().toString())
                            .orElse(null));
        }
    }

    /** What the calendar says to the new date, in a sentence. */
    public String getConsultation() {
        Move move = move();
        LocalDateTime planned = form.getDraft().getPlanned();
        Instant at = move.consultation().orElseGet(clock::instant);
        if (planned == null || !move.isTooEarly(planned)) {
            return speaker.say(Phrase.of("move.consult.fits", at));
        }
        return form.getTimes().isEmpty()
                ? speaker.say(Phrase.of("move.consult.nothing-free", at))
                : speaker.say(Phrase.of(
                        "move.consult.too-early", at, form.getTimes().get(0).label()));
    }

    /** When it stands now. */
    public String getStands() {
        return move().consultation().map(speaker::moment).orElse("");
    }

    public List<CalendarTimes.Time> getTimes() {
        return form.getTimes();
    }

    /** Moves it; then the case is shown as it stands. */
    public String submit() {
        List<FieldFault> faults = move().check(form.getDraft());
        if (!faults.isEmpty()) {
            faults.forEach(fault -> FormFaults.say(fault.field(), speaker.say(fault.sentence())));
            return "";
        }
        String plan = own.get().plan().map(Resources::referenceTo).orElse("");
        Optional<Refusal> refusal = records.operate(
                        plan, "$reschedule", move().order(form.getDraft(), form.getPlanVersion()))
                .refusal();
        refusal.ifPresent(this::explain);
        return refusal.isPresent() ? "" : own.page();
    }

    private void explain(Refusal refusal) {
        if (refusal.kind() == ProblemKind.CONFLICT && !form.getPlanVersion().equals(move().planVersion())) {
            List<Phrase> others = move().others();
            form.know(move().planVersion(), others.stream().map(speaker::say).toList());
        }
        if (refusal.issues().isEmpty()) {
            FormFaults.say("", speaker.say(Phrase.code("refusal", refusal.kind().name())));
        }
        refusal.issues().forEach(issue -> FormFaults.say(fieldOf(issue.parameter()), issue.sentence()));
        suggest(); // Somebody may have taken the time; what is free now is shown.
    }

    private String fieldOf(String parameter) {
        String field = Move.FIELD_OF_PARAMETER.getOrDefault(parameter, "");
        return field.equals("followUp") && isInCalendar() ? "consult" : field;
    }

    public String getId() {
        return own.id();
    }

    /** What somebody else has changed since this page was opened. */
    public List<String> getOthers() {
        return form.getOthers();
    }

    public MoveDraft getDraft() {
        return form.getDraft();
    }
}
