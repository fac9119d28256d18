package de.medicalhub.portal.handover.control;

import de.medicalhub.portal.cases.BeforeMove;
import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.records.CleanNarrative;
import de.medicalhub.portal.wording.Phrase;
import java.util.List;
import java.util.Objects;
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

    /** What was written before the discharge moved says so. */
    public static List<Phrase> beforeMove(Case found) {
        return found.letter().stream()
                .flatMap(letter -> BeforeMove.of(found, letter).stream())
                .map(older -> Phrase.of("letter.before-move", older.written(), older.planned()))
                .toList();
    }

    private static Section section(Composition.SectionComponent section) {
        return new Section(Objects.requireNonNullElse(section.getTitle(), ""), html(section.getText()));
    }

    private static String html(Narrative narrative) {
        return narrative.hasDiv() ? CleanNarrative.of(narrative.getDiv()) : "";
    }
}
