package de.medicalhub.portal.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A key without words would be said by its last part (W5), which looks like a word and is none. */
@DisplayName("Keys of messages")
class MessageKeysTest {
    private static final Path MAIN = Path.of("src", "main");
    /** Whole keys: what has a dot, and does not end with one because something is put behind it. */
    private static final String KEY = "([A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)+)";

    private static final Pattern IN_PAGES =
            Pattern.compile("(?:text\\['|say\\.key\\('|dates\\.unreadable\\(component, ')" + KEY + "'[\\],)]");
    private static final Pattern IN_CLASSES =
            Pattern.compile("(?:\\bof|\\bkey|\\bsay|\\bwords)\\(\\s*\"" + KEY + "\"\\s*[,)]");
    private static final Pattern FAMILIES = Pattern.compile("\\bcode\\(\\s*\"" + KEY + "\",");
    private static final Pattern TOLD_TO_BOTH = Pattern.compile("\"(patient\\.[a-z.-]+[a-z])\"");

    private final Set<String> known = ResourceBundle.getBundle("de.medicalhub.portal.messages", Locale.GERMAN)
            .keySet();

    @Test
    @DisplayName("W5 every key that a page or a class names has words")
    void everyKeyHasWords() throws IOException {
        Set<String> named = new TreeSet<>();
        named.addAll(found(".xhtml", IN_PAGES));
        named.addAll(found(".java", IN_CLASSES));
        assertThat(named).hasSizeGreaterThan(1_000);
        assertThat(known).containsAll(named);
        assertThat(found(".java", FAMILIES))
                .isNotEmpty()
                .allSatisfy(family -> assertThat(known).anyMatch(key -> key.startsWith(family + ".")));
    }

    @Test
    @DisplayName("P1 what a card tells a patient it also tells a relative in words of its own")
    void relativesAreToldInTheirWords() throws IOException {
        String cards = Files.readString(
                MAIN.resolve(Path.of("java", "de", "medicalhub", "portal", "patient", "control", "Cards.java")));
        Set<String> told = TOLD_TO_BOTH
                .matcher(cards)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(told).hasSizeGreaterThan(10);
        assertThat(known).containsAll(told);
        assertThat(known)
                .containsAll(told.stream()
                        .map(key -> key.replace("patient.", "relative."))
                        .toList());
    }

    private static Set<String> found(String ending, Pattern key) throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            Set<String> keys = new TreeSet<>();
            for (Path file :
                    files.filter(one -> one.toString().endsWith(ending)).toList()) {
                key.matcher(Files.readString(file))
                        .results()
                        .map(match -> match.group(1))
                        .forEach(keys::add);
            }
            return keys;
        }
    }
}
