package de.medicalhub.portal.problem;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("X8")
class ImpossibleDayTest {
    private static final Pattern DATE_FIELD = Pattern.compile("<p:datePicker [^>]*>");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DE | 31.02.2026 10:00 | Den 31. Februar 2026 gibt es nicht. Bitte geben Sie einen anderen Tag an.
            DE | 29.2.2026        | Den 29. Februar 2026 gibt es nicht. Bitte geben Sie einen anderen Tag an.
            SIMPLE | 31.04.2027 25:00 | Den 31. April 2027 gibt es nicht. Bitte geben Sie einen anderen Tag an.
            EN | 31.02.2026 10:00 | There is no 31 February 2026. Please give another day.
            """)
    @DisplayName("a day that no calendar has is called so, in the reader's language, whatever follows it")
    void isSaid(Language language, String typed, String sentence) {
        Texts texts = new Texts(language, Clock.fixed(Instant.parse("2026-11-28T12:00:00Z"), ZoneOffset.UTC));
        assertThat(ImpossibleDay.in(typed, language.locale()).map(texts::say)).contains(sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "28.11.2026 25:00", "29.02.2028 10:00", "morgen", "31.13.2026", "2026-02-31", "31.02.26"})
    @DisplayName("of anything else the field says what it cannot read")
    void otherwiseTheFieldSpeaks(String typed) {
        Optional<Phrase> said = ImpossibleDay.in(typed, Locale.GERMAN);
        assertThat(said).isEmpty();
    }

    @Test
    @DisplayName("every field for dates says so")
    void everyField() throws IOException {
        List<String> fields;
        try (Stream<Path> pages = Files.walk(Path.of("src", "main", "webapp", "WEB-INF"))) {
            fields = pages.filter(page -> page.toString().endsWith(".xhtml"))
                    .flatMap(page -> DATE_FIELD.matcher(read(page)).results().map(MatchResult::group))
                    .toList();
        }
        assertThat(fields).hasSizeGreaterThan(10).allMatch(field -> field.contains("#{dates.unreadable(component, '"));
    }

    private static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
