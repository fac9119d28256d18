package de.medicalhub.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    private static final Pattern SECRETS =
            Secrets.pattern(List.of("Lang", "Müller", "Hildegard"), List.of("1941-03-14", "Stehbach 12", "K220635158"));

    @ParameterizedTest
    @DisplayName(
            "A name is found at the beginning, in the middle and at the end of a line, in the genitive, and beside any sign")
    @ValueSource(
            strings = {
                "Lang",
                "Lang was here",
                "here was Müller",
                "asked for Lang, and",
                "Hildegards Termin",
                "Lang's record",
                "family=Lang&given=x",
                "\"Lang\"",
                "_Lang_",
                "born 1941-03-14T00:00:00",
                "Stehbach 12a",
                "number K2206351580"
            })
    void found(String line) {
        assertThat(SECRETS.matcher(line).find()).isTrue();
    }

    @ParameterizedTest
    @DisplayName("A name inside a longer word is none")
    @ValueSource(
            strings = {
                "Accept-Language: de",
                "SLF4J Langsam",
                "HildegardMüllerBean",
                "Müllerei",
                "XLang",
                "Lang2",
                "Älang",
                "11941-03-14"
            })
    void notFound(String line) {
        assertThat(SECRETS.matcher(line).find()).isFalse();
    }
}
