package de.medicalhub.portal.cases;

import de.medicalhub.portal.records.Resources;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Provenance;

/**
 * That a paper is older than the date for which the discharge is planned now: times in it may hold no more. What the server
 * puts together moves with the date.
 *
 * @param written when
 * @param planned the discharge, as it is planned now
 */
public record BeforeMove(Instant written, Instant planned) {

    public static Optional<BeforeMove> of(Case found, Composition letter) {
        return letter.hasDate() && letter.getSection().stream().noneMatch(BeforeMove::isGenerated)
                ? of(found, letter.getDate())
                : Optional.empty();
    }

    public static Optional<BeforeMove> of(Case found, DocumentReference paper) {
        return paper.hasDate() ? of(found, paper.getDate()) : Optional.empty();
    }

    private static Optional<BeforeMove> of(Case found, Date date) {
        Instant written = date.toInstant();
        boolean moved = found.plan().stream()
                .flatMap(plan -> found.moves().stream().filter(move -> move.hasRecorded() && isAbout(move, plan)))
                .anyMatch(move -> written.isBefore(move.getRecorded().toInstant()));
        return moved ? found.plannedDischarge().map(now -> new BeforeMove(written, now)) : Optional.empty();
    }

    /** Who reads several cases at once must not mix their moves. */
    private static boolean isAbout(Provenance move, CarePlan plan) {
        return move.getTarget().stream()
                .map(target -> target.getReferenceElement().toUnqualifiedVersionless())
                .anyMatch(target -> target.getValue().equals(Resources.referenceTo(plan)));
    }

    private static boolean isGenerated(Composition.SectionComponent section) {
        return section.getText().getStatus() == Narrative.NarrativeStatus.GENERATED;
    }
}
