package de.medicalhub.portal.discharge.boundary;

import de.medicalhub.portal.cases.OwnCase;
import de.medicalhub.portal.discharge.control.Move;
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
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Another date for the discharge (D13); for discharge managers of the case's hospital, enforced by the server. */
@Named("movePage")
@RequestScoped
public class MovePage {
    @Inject
    private OwnCase own;

    @Inject
    private Records records;

    @Inject
    private Speaker speaker;

    @Inject
    private Clock clock;

    private MoveDraft draft = new MoveDraft();

    /** Before the page is shown; a case that has ended is shown as it is. */
    public String open() {
        AtomicBoolean ended = new AtomicBoolean();
        String problem = Problems.open(() -> {
            ended.set(own.get().hasEnded());
            draft = move().fresh();
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
        return move().consequences().stream().map(speaker::say).toList();
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

    /** Moves it; then the case is shown as it stands. */
    public String submit() {
        List<FieldFault> faults = move().check(draft);
        if (!faults.isEmpty()) {
            faults.forEach(fault -> FormFaults.say(fault.field(), speaker.say(fault.sentence())));
            return "";
        }
        String plan = own.get().plan().map(Resources::referenceTo).orElse("");
        Optional<Refusal> refusal =
                records.operate(plan, "$reschedule", move().order(draft)).refusal();
        refusal.ifPresent(this::explain);
        return refusal.isPresent() ? "" : own.page();
    }

    private void explain(Refusal refusal) {
        if (refusal.issues().isEmpty()) {
            FormFaults.say("", speaker.say(Phrase.code("refusal", refusal.kind().name())));
        }
        refusal.issues()
                .forEach(issue ->
                        FormFaults.say(Move.FIELD_OF_PARAMETER.getOrDefault(issue.parameter(), ""), issue.sentence()));
    }

    public String getId() {
        return own.id();
    }

    public MoveDraft getDraft() {
        return draft;
    }
}
