package de.medicalhub.portal.wording;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.VitalSign;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-22T11:00:00Z"), ZoneOffset.UTC);
    /** Longer than what beginners read at once; a middle dot parts it. */
    private static final Pattern LONG_WORD = Pattern.compile("\\p{L}{14,}");

    private final Texts german = new Texts(Language.DE, NOON);

    @Test
    @DisplayName("English says everything that German says, and no text needs an escaped apostrophe")
    void bothLanguagesAreComplete() {
        ResourceBundle de = ResourceBundle.getBundle("de.medicalhub.portal.messages", Locale.GERMAN);
        ResourceBundle en = ResourceBundle.getBundle("de.medicalhub.portal.messages", Locale.ENGLISH);
        assertThat(en.keySet()).containsExactlyInAnyOrderElementsOf(de.keySet());
        assertThat(List.of(de, en))
                .allSatisfy(bundle -> assertThat(bundle.keySet())
                        .allSatisfy(key ->
                                assertThat(bundle.getString(key)).isNotBlank().doesNotContain("'")));
    }

    @Test
    @DisplayName("What others put into two languages is said in the reader's")
    void translatedWords() {
        Phrase both = Phrase.translated("Keine Trage.", "No stretcher.");
        assertThat(german.say(both)).isEqualTo("Keine Trage.");
        assertThat(new Texts(Language.EN, NOON).say(both)).isEqualTo("No stretcher.");
        assertThat(new Texts(Language.EN, NOON).say(Phrase.translated("Keine Trage.", "")))
                .isEqualTo("Keine Trage.");
    }

    @ParameterizedTest
    @DisplayName("No text is overwritten by another of the same key")
    @ValueSource(strings = {"de", "en", "de__simple"})
    void noKeyStandsTwice(String language) throws IOException {
        List<String> keys = Files.readAllLines(
                        Path.of("src/main/resources/de/medicalhub/portal/messages_" + language + ".properties"))
                .stream()
                .filter(line -> !line.startsWith("#") && line.contains("="))
                .map(line -> line.substring(0, line.indexOf('=')))
                .toList();
        assertThat(keys).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("W7 Leichte Sprache says nothing that German does not, in short sentences; the rest it says in German")
    void simpleSentencesAreShort() throws IOException {
        ResourceBundle de = ResourceBundle.getBundle("de.medicalhub.portal.messages", Locale.GERMAN);
        Properties simple = simple();
        assertThat(simple.stringPropertyNames()).allSatisfy(key -> {
            assertThat(de.containsKey(key)).as(key).isTrue();
            assertThat(simple.getProperty(key)).doesNotContain("'");
            assertThat(List.of(simple.getProperty(key).split("[.?!:]\\s*", -1)))
                    .allSatisfy(
                            sentence -> assertThat(sentence.split("\\s+", -1)).hasSizeLessThanOrEqualTo(13));
        });
        Texts texts = new Texts(Language.SIMPLE, NOON);
        assertThat(texts.of("patient.join")).isEqualTo("Jetzt mit·machen");
        assertThat(texts.of("problem.home")).isEqualTo(german.of("problem.home"));
    }

    @Test
    @DisplayName("W7 Leichte Sprache parts long words, and fills in what the German text fills in")
    void simpleWordsAreShort() throws IOException {
        ResourceBundle de = ResourceBundle.getBundle("de.medicalhub.portal.messages", Locale.GERMAN);
        Properties simple = simple();
        assertThat(simple.stringPropertyNames()).allSatisfy(key -> {
            assertThat(LONG_WORD.matcher(simple.getProperty(key)).results().map(MatchResult::group))
                    .as(key)
                    .isEmpty();
            assertThat(gaps(de.getString(key))).as(key).containsAll(gaps(simple.getProperty(key)));
        });
    }

    @Test
    @DisplayName("W7 reasons, supports and measured values, which patients read as well, are said in Leichte Sprache")
    void whatComesAsACodeIsSimpleToo() throws IOException {
        ResourceBundle de = ResourceBundle.getBundle("de.medicalhub.portal.messages", Locale.GERMAN);
        Properties simple = simple();
        Set<String> asTheyAre =
                Set.of("vital.unit.systolic", "vital.unit.diastolic", "vital.unit.glucose", "vital.unit.pain");
        List<String> codes = Stream.concat(
                        de.keySet().stream()
                                .filter(key ->
                                        key.matches("(?:move\\.reason|support|vital\\.unit|vital\\.range)\\.[a-z-]+")),
                        Arrays.stream(VitalSign.values())
                                .map(sign -> "vital." + sign.name().toLowerCase(Locale.ROOT)))
                .filter(key -> !asTheyAre.contains(key))
                .toList();
        assertThat(codes)
                .hasSizeGreaterThan(25)
                .allSatisfy(key -> assertThat(simple.containsKey(key)).as(key).isTrue());
    }

    private static Set<String> gaps(String text) {
        return Pattern.compile("\\{(\\d)")
                .matcher(text)
                .results()
                .map(gap -> gap.group(1))
                .collect(Collectors.toSet());
    }

    private static Properties simple() throws IOException {
        Properties simple = new Properties();
        try (Reader file = new InputStreamReader(
                Objects.requireNonNull(
                        Texts.class.getResourceAsStream("/de/medicalhub/portal/messages_de__simple.properties")),
                StandardCharsets.UTF_8)) {
            simple.load(file);
        }
        return simple;
    }

    @Test
    @DisplayName("W4 a phrase inside a phrase is said first, a moment as people say it")
    void phraseInPhrase() {
        assertThat(german.say(Phrase.of("timeline.ride.posture", Phrase.code("posture", "wheelchair"))))
                .isEqualTo("Patient: im Rollstuhl");
        assertThat(german.say(Phrase.of("timeline.ride.drop-off", Instant.parse("2026-11-22T13:00:00Z"))))
                .isEqualTo("Ankunft heute 14:00");
    }

    @Test
    @DisplayName("W5 a code without a word is shown as it is")
    void unknownCode() {
        assertThat(german.say(Phrase.code("need", "dialysis"))).isEqualTo("dialysis");
    }

    @Test
    void oneAndManyAreSaidDifferently() {
        assertThat(german.say(Phrase.of("form.faults", 1))).isEqualTo("Bitte prüfen Sie eine Angabe");
        assertThat(german.say(Phrase.of("form.faults", 3))).isEqualTo("Bitte prüfen Sie 3 Angaben");
    }
}
