package de.medicalhub.fhir.discharge.control;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Composition;

/** What the preliminary letter says about the plan; a final one is the doctor's, and is not touched. */
final class MovedLetter {
    private final CaseRecords records;
    private final String plan;
    private final String caseId;

    /**
     * @param plan {@code CarePlan/…}
     */
    MovedLetter(CaseRecords records, String plan, String caseId) {
        this.records = records;
        this.plan = plan;
        this.caseId = caseId;
    }

    void write(NewDate date, Optional<Instant> followUp, CaseBundle bundle) {
        PlanText text = PlanText.of(records, plan, caseId);
        text.forget(Supports.NURSING);
        if (text.isDelivered()) {
            text.medicine(Optional.of(date.deliverBy()));
        }
        followUp.ifPresentOrElse(text::consultation, text::noConsultation);
        preliminary().forEach(letter -> {
            say(letter, LetterPart.PLAN, text.lines(date.leaves()));
            bundle.replace(letter);
        });
    }

    /** A part has come or gone; what care is needed is said anew only where that changed. */
    void write(Instant leaves, PlanText change, Optional<List<String>> needs, CaseBundle bundle) {
        PlanText text = PlanText.of(records, plan, caseId);
        text.take(change);
        text.forget(Supports.NURSING);
        preliminary().forEach(letter -> {
            say(letter, LetterPart.PLAN, text.lines(leaves));
            needs.ifPresent(lines -> say(letter, LetterPart.NEEDS, lines));
            bundle.replace(letter);
        });
    }

    private List<Composition> preliminary() {
        return records.partsOf(Composition.class, caseId).stream()
                .filter(letter -> letter.getStatus() == Composition.CompositionStatus.PRELIMINARY)
                .filter(letter -> letter.getSection().stream()
                        .anyMatch(section -> section.getCode().hasCoding(LetterPart.LOINC, LetterPart.PLAN)))
                .toList();
    }

    private static void say(Composition letter, String section, List<String> lines) {
        letter.getSection().stream()
                .filter(one -> one.getCode().hasCoding(LetterPart.LOINC, section))
                .findFirst()
                .ifPresent(one -> one.getText().setDivAsString(Xhtml.list(lines)));
    }
}
