package de.medicalhub.portal.calendar.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.portal.undo.Step;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VisitNoteTest {
    @ParameterizedTest
    @DisplayName("K13, K14: each note is taken back by its opposite, of the same operation")
    @EnumSource
    void opposite(VisitNote note) {
        assertThat(note.opposite()).isNotEqualTo(note);
        assertThat(note.opposite().opposite()).isEqualTo(note);
        assertThat(note.opposite().on("a").operation()).isEqualTo(note.on("a").operation());
    }

    @ParameterizedTest
    @DisplayName("K13, K14: what the server is asked")
    @CsvSource({
        "MISSED, $cancel, reason, no-show",
        "CAME, $cancel, undo, true",
        "HELD, $held, undo, false",
        "NOT_HELD, $held, undo, true",
    })
    void asked(VisitNote note, String operation, String name, String value) {
        Step.Call call = note.on("a");
        assertThat(call.reference()).isEqualTo("Appointment/a");
        assertThat(call.operation()).isEqualTo(operation);
        assertThat(call.parameters().getParameter()).singleElement().satisfies(given -> {
            assertThat(given.getName()).isEqualTo(name);
            assertThat(given.getValue().primitiveValue()).isEqualTo(value);
        });
    }
}
