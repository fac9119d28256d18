package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import java.time.Instant;
import java.util.Optional;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Task;

/** What the preliminary letter says about the plan; a final one is the doctor's, and is not touched. */
final class MovedLetter {
    private final CaseRecords records;
    private final String caseId;

    MovedLetter(CaseRecords records, String caseId) {
        this.records = records;
        this.caseId = caseId;
    }

    void write(NewDate date, Optional<Instant> followUp, CaseBundle bundle) {
        records.partsOf(Composition.class, caseId).stream()
                .filter(letter -> letter.getStatus() == Composition.CompositionStatus.PRELIMINARY)
                .forEach(letter -> letter.getSection().stream()
                        .filter(section -> section.getCode().hasCoding(LetterPart.LOINC, LetterPart.PLAN))
                        .findFirst()
                        .ifPresent(section -> {
                            section.getText()
                                    .setDivAsString(Xhtml.list(LetterPart.planLines(
                                            date.leaves(), posture(), date.deliverBy(), followUp)));
                            bundle.replace(letter);
                        }));
    }

    private String posture() {
        return records.partsOf(Task.class, caseId).stream()
                .filter(task -> Referrals.is(task, HubCodes.TASK_TRANSPORT_LEG) && !task.hasPartOf())
                .flatMap(task -> Inputs.code(task, "posture").stream())
                .findFirst()
                .orElse("");
    }
}
