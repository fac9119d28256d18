package de.medicalhub.portal.letter.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterPageTest {
    @ParameterizedTest
    @ValueSource(strings = {"24.3.1940", "24.03.1940", " 24. 3. 1940 ", "24/3/1940", "1940-03-24"})
    void aDateIsUnderstoodAsPeopleWriteIt(String typed) {
        assertThat(LetterPage.date(typed)).contains(LocalDate.of(1940, 3, 24));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "24.3.40", "31.2.1940", "März 1940"})
    void whatIsNoDayIsNone(String typed) {
        assertThat(LetterPage.date(typed)).isEmpty();
    }
}
