package de.medicalhub.fhir.discharge.control;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Narrative;

/**
 * What the preliminary letter says about the plan. A final one is the doctor's, and is not touched; of a draft that a person
 * has written, only the times that stand there as they were put in.
 */
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

    /** Such as "22. November 2026, 10:00 Uhr" (PlanText). */
    private static final String MOMENT = "\\d{1,2}\\. \\p{L}+ \\d{4}, \\d{1,2}:\\d{2} Uhr";

    private static void say(Composition letter, String section, List<String> lines) {
        letter.getSection().stream()
                .filter(one -> one.getCode().hasCoding(LetterPart.LOINC, section))
                .findFirst()
                .map(Composition.SectionComponent::getText)
                .ifPresent(text -> text.setDivAsString(
                        text.getStatus() == Narrative.NarrativeStatus.GENERATED
                                ? Xhtml.list(lines)
                                : timed(text.getDivAsString(), lines)));
    }

    private static String timed(String written, List<String> lines) {
        String fresh = written;
        for (String line : lines) {
            int time = line.indexOf(": ") + 2;
            if (line.substring(time).matches(MOMENT)) {
                fresh = fresh.replaceAll(
                        "<p>" + Pattern.quote(line.substring(0, time)) + MOMENT + "</p>", "<p>" + line + "</p>");
            }
        }
        return fresh;
    }
}
