package de.medicalhub.portal.record.boundary;

import de.medicalhub.common.fhir.VitalSign;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.portal.cases.TreatedCase;
import de.medicalhub.portal.problem.FormFaults;
import de.medicalhub.portal.problem.Problems;
import de.medicalhub.portal.record.control.Ranges;
import de.medicalhub.portal.record.control.RangesDraft;
import de.medicalhub.portal.record.control.ValueWords;
import de.medicalhub.portal.record.entity.Plausibility;
import de.medicalhub.portal.record.entity.ValueField;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.records.Refusal;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Speaker;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import org.hl7.fhir.r4.model.Goal;

/** The practice agrees on ranges (K6); for the practice of the case, enforced by the server. */
@Named("ranges")
@RequestScoped
public class RangesPage {
    @Inject
    private RangesFormPage form;

    @Inject
    private TreatedCase treated;

    @Inject
    private Records records;

    @Inject
    private Speaker speaker;

    private final RangesDraft draft = new RangesDraft();

    /** Before the page is shown. */
    public String open() {
        return Problems.open(() -> {
            requirePractice();
            form.show(RangesDraft.fields(agreed(), words()));
            draft.show(form.shown());
        });
    }

    private void requirePractice() {
        if (treated.ownPart(treated.get()).filter("gp"::equals).isEmpty()) {
            throw new HubException(ProblemKind.NOT_FOUND, "Ranges are for the practice of the case.");
        }
    }

    private Ranges agreed() {
        return Ranges.of(records.searchAll(List.of(
                        "Goal?identifier=" + treated.caseId().toSearchToken() + "&lifecycle-status=active&_count=50"))
                .all(Goal.class));
    }

    /** All values for which something can be agreed. */
    public List<ValueField> getFields() {
        ValueWords words = words();
        return Arrays.stream(VitalSign.values())
                .map(sign -> new ValueField(
                        ValueWords.key(sign), words.name(sign), words.unit(sign), "", Plausibility.of(sign)))
                .toList();
    }

    /** Writes what was changed; then the record is shown. */
    public String submit() {
        requirePractice();
        List<String> unreadable = draft.unreadable();
        unreadable.forEach(field -> FormFaults.say(field, speaker.key("fault.value.no-number")));
        if (!unreadable.isEmpty()) {
            return "";
        }
        List<RangesDraft.Change> changes = draft.changes(form.shown());
        if (isOvertaken(changes)) {
            return "";
        }
        boolean refused = false;
        for (RangesDraft.Change change : changes) {
            var answer = records.operate(treated.plan(), "$agree-range", change.toParameters())
                    .refusal();
            answer.ifPresent(refusal -> explain(refusal, ValueWords.key(change.sign())));
            refused |= answer.isPresent();
        }
        return refused ? "" : "/patient?faces-redirect=true&done=ranges&case=" + treated.id();
    }

    /** What somebody else has agreed on meanwhile is shown beside what was typed; the next time it is replaced knowingly (K13). */
    private boolean isOvertaken(List<RangesDraft.Change> changes) {
        Ranges now = agreed();
        List<RangesDraft.Change> overtaken = RangesDraft.overtaken(changes, form.shown(), now);
        overtaken.forEach(change -> FormFaults.say(
                ValueWords.key(change.sign()) + "Low",
                now.isAgreed(change.sign())
                        ? speaker.key("fault.range.overtaken", words().range(change.sign(), now))
                        : speaker.key("fault.range.ended")));
        if (!overtaken.isEmpty()) {
            form.show(RangesDraft.fields(now, words()));
        }
        return !overtaken.isEmpty();
    }

    private ValueWords words() {
        return new ValueWords(speaker.texts());
    }

    private void explain(Refusal refusal, String key) {
        if (refusal.issues().isEmpty()) {
            FormFaults.say(
                    "", speaker.say(Phrase.code("work.refusal", refusal.kind().name())));
        }
        refusal.issues().forEach(issue -> FormFaults.say(key + "Low", issue.sentence()));
    }

    public String getName() {
        return treated.get().patientName();
    }

    public String getCaseId() {
        return treated.id();
    }

    public RangesDraft getDraft() {
        return draft;
    }
}
