package de.medicalhub.portal.handover.control;

import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.records.CleanNarrative;
import de.medicalhub.portal.wording.Phrase;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Narrative;

/** The discharge letter as cleaned HTML, section by section (H6). */
public final class Letter {
    /** One part of it; {@code html} is clean. */
    public record Section(String title, String html) {}

    private Letter() {}

    public static List<Section> of(Case found) {
        return found.letter().stream()
                .flatMap(letter -> letter.getSection().stream())
                .map(Letter::section)
                .filter(section -> !section.html().isEmpty())
                .toList();
    }

    /** What was written before the discharge moved says so; what the server puts together moves with the date. */
    public static List<Phrase> beforeMove(Case found) {
        Optional<Instant> moved = found.moves().stream()
                .map(move -> move.getRecorded().toInstant())
                .reduce((earlier, later) -> later);
        return found.letter().stream()
                .filter(letter ->
                        letter.hasDate() && letter.getSection().stream().noneMatch(Letter::isGenerated))
                .map(letter -> letter.getDate().toInstant())
                .filter(written -> moved.filter(written::isBefore).isPresent())
                .flatMap(written ->
                        found.plannedDischarge().stream().map(now -> Phrase.of("letter.before-move", written, now)))
                .toList();
    }

    private static boolean isGenerated(Composition.SectionComponent section) {
        return section.getText().getStatus() == Narrative.NarrativeStatus.GENERATED;
    }

    private static Section section(Composition.SectionComponent section) {
        return new Section(Objects.requireNonNullElse(section.getTitle(), ""), html(section.getText()));
    }

    private static String html(Narrative narrative) {
        return narrative.hasDiv() ? CleanNarrative.of(narrative.getDiv()) : "";
    }
}
