package de.medicalhub.portal.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who reads "„Antwort bis“ fehlt" finds a field of that name on the page. */
class FieldLabelsTest {
    private static final Path SERVER =
            Path.of("..", "fhir-server", "src", "main", "resources", "de", "medicalhub", "fhir", "operation");

    @ParameterizedTest(name = "{0} is called as {1}")
    @DisplayName("a refusal of the server names a field exactly as its label does, in both languages")
    @CsvSource(textBlock = """
        planned-discharge, discharge.planned
        care-level,        discharge.careLevel
        need,              discharge.needs
        note,              discharge.note
        answer-deadline,   discharge.deadline
        carrier,           discharge.carrier
        pharmacy,          discharge.pharmacy
        gp,                discharge.gp
        confirm-by,        move.confirmBy
        due,               task.due.label
        urgent,            task.urgent.label
        low,               range.low
        high,              range.high
        name,              medicine.name
        card-number,       emergency.card
        given,             relatives.given
        family,            relatives.family
        relationship,      relatives.relationship
        """)
    void refusalsNameFieldsAsLabelsDo(String parameter, String label) throws IOException {
        for (String language : new String[] {"de", "en"}) {
            try (Reader words = Files.newBufferedReader(
                    SERVER.resolve("messages_" + language + ".properties"), StandardCharsets.UTF_8)) {
                assertThat(new PropertyResourceBundle(words).getString("parameter." + parameter))
                        .as("%s in %s", parameter, language)
                        .isEqualTo(ResourceBundle.getBundle(
                                        "de.medicalhub.portal.messages", Locale.forLanguageTag(language))
                                .getString(label));
            }
        }
    }
}
