package de.medicalhub.portal.medication.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.medicalhub.portal.medication.MedicineCatalogue;
import de.medicalhub.portal.medication.UnreadablePlanException;
import de.medicalhub.portal.medication.UnreadablePlanException.Reason;
import de.medicalhub.portal.medication.entity.Field;
import de.medicalhub.portal.medication.entity.PlanView;
import de.medicalhub.portal.medication.entity.Rule;
import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Texts;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlanWordsTest {
    private static final String PLAN = "<MP v=\"025\" U=\"02BD2867FB024401A590D59D94E1FFAE\" l=\"de-DE\">"
            + "<P g=\"Änne\" f=\"Schäfer\" b=\"19400324\"/><A n=\"Praxis Möll\" t=\"2026-11-01T12:00:00\"/>"
            + "<S><M a=\"Metaval\" m=\"1\" du=\"1\" r=\"Blutdruck\"><W w=\"Metoprolol\" s=\"50 mg\"/></M></S></MP>";

    private final PlanWords words = words(Language.DE);

    @ParameterizedTest
    @EnumSource(Language.class)
    @DisplayName("M5, M2: each finding, field and refusal has words in both languages")
    void everythingHasWords(Language language) {
        Texts texts = new Texts(language, Clock.systemUTC());
        Stream<Phrase> all = Stream.of(
                        Arrays.stream(Rule.values()).map(rule -> Phrase.code("plan.finding", rule.name())),
                        Arrays.stream(Field.values()).map(field -> Phrase.code("plan.field", field.name())),
                        Arrays.stream(Reason.values()).map(reason -> Phrase.code("plan.unreadable", reason.name())))
                .flatMap(phrases -> phrases);
        assertThat(all)
                .allSatisfy(phrase -> assertThat(texts.say(phrase)).isNotBlank().doesNotContain(phrase.key(), "_"));
    }

    @Test
    @DisplayName("M8, M11: a missing page is named before everything else")
    void missingPage() {
        PlanView view = view(PLAN.replace("l=\"de-DE\"", "l=\"de-DE\" a=\"2\" z=\"2\""));
        assertThat(view.notes().get(0))
                .isEqualTo(
                        new PlanView.Note(
                                true,
                                "Seite 1 von 2 fehlt. Bitte fügen Sie auch diese Seite hinzu, als Foto oder mit dem Handscanner."));
    }

    @Test
    @DisplayName("M9, M11: what was changed, added and left out between two plans")
    void differences() {
        String later = PLAN.replace("m=\"1\"", "m=\"2\"")
                .replace("</S>", "<M a=\"Ramival\" m=\"1\" du=\"1\"><W w=\"Ramipril\" s=\"5 mg\"/></M></S>")
                .replace("19400324", "19400423");
        Comparison comparison =
                Comparison.of(assembly(PLAN).plan(), assembly(later).plan());
        assertThat(words.changes(comparison))
                .containsExactly(
                        new PlanView.Changed("Geändert", "Metaval", List.of("Morgens: 1 → 2")),
                        new PlanView.Changed("Neu", "Ramival", List.of()));
        assertThat(words.warnings(comparison))
                .extracting(PlanView.Note::sentence)
                .hasSize(1);
        assertThat(words.changes(
                        Comparison.of(assembly(later).plan(), assembly(PLAN).plan())))
                .extracting(PlanView.Changed::kind)
                .containsExactly("Geändert", "Nicht mehr dabei");
    }

    @Test
    @DisplayName(
            "M5, M15: a plan with a letter that no code holds is shown, and the letter named; of one that was lost nobody knows which")
    void lettersThatNoCodeHolds() {
        assertThat(view(PLAN.replace("Blutdruck", "Blutdruck \u2603")).notes()).isNotEmpty();
        assertThatThrownBy(() -> view(PLAN.replace("Blutdruck", "Blutd\uFFFDruck")))
                .isInstanceOfSatisfying(
                        UnreadablePlanException.class,
                        unreadable -> assertThat(unreadable.reason()).isEqualTo(Reason.ENCODING));
    }

    @Test
    @DisplayName("M5: where something is wrong is said by section and line")
    void places() {
        assertThat(view(PLAN.replace("du=\"1\"", "du=\"zz\"")).notes())
                .anySatisfy(note -> assertThat(note.sentence()).startsWith("Abschnitt 1, Zeile 1: "));
        assertThat(view(PLAN).page().person()).contains("für: Änne Schäfer");
    }

    private PlanView view(String text) {
        return words.view(assembly(text));
    }

    private static Assembly assembly(String text) {
        return PageAssembly.of(ScannedText.read(text)).get(0);
    }

    private static PlanWords words(Language language) {
        return new PlanWords(new Texts(language, Clock.systemUTC()), MedicineCatalogue.none());
    }
}
