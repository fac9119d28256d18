package de.medicalhub.journey;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What German pages say, from the messages of all modules and the words beside their scripts: so that a page in another language
 * can be compared with it. What is the same in English is none of it.
 */
final class GermanWords {
    private static final Path ROOT = Path.of("..");
    private static final List<Path> MESSAGES = List.of(
            ROOT.resolve("care-portal/src/main/resources/de/medicalhub/portal/messages"),
            ROOT.resolve("transport-scheduler/src/main/resources/de/medicalhub/transport/messages"),
            ROOT.resolve("transport-scheduler/src/main/resources/de/medicalhub/transport/planning/refusal"),
            ROOT.resolve("video-gateway/src/main/resources/de/medicalhub/video/messages"));
    private static final List<Path> SCRIPTS = List.of(
            ROOT.resolve("transport-scheduler/src/main/webapp"), ROOT.resolve("video-gateway/src/main/webapp/app"));
    /** The German part of a file with words, and the English one after it. */
    private static final Pattern PARTS = Pattern.compile("\\bde: \\{(.*?)\\n {2}},?\\n\\s*en: \\{(.*)", Pattern.DOTALL);

    private static final Pattern QUOTED = Pattern.compile("(['`])((?:\\\\.|(?!\\1).)*)\\1", Pattern.DOTALL);
    private static final Pattern GAP = Pattern.compile("\\$?\\{[^{}]*}|<[^>]*>");
    /** Each language is offered by its own name. */
    private static final Set<String> NAMES_OF_LANGUAGES = Set.of("English");

    private static final int FEWEST_LETTERS = 4;
    /** So many words in a row that no name and no note of a person has by chance. */
    private static final int A_PHRASE = 4;

    private GermanWords() {}

    /**
     * @param whole patterns of whole texts, with {@code .+?} where something is filled in
     * @param phrases that are German wherever they stand
     */
    private record Said(Set<String> whole, Set<String> phrases) {}

    private static final Said SAID = read();

    /** For a script in a page: the lists {@code whole} and {@code phrases}. */
    static Map<String, List<String>> said() {
        return Map.of("whole", List.copyOf(SAID.whole()), "phrases", List.copyOf(SAID.phrases()));
    }

    private static Said read() {
        Set<String> german = new HashSet<>();
        Set<String> english = new HashSet<>();
        try {
            for (Path messages : MESSAGES) {
                german.addAll(properties(messages + "_de.properties"));
                english.addAll(properties(messages + "_en.properties"));
            }
            for (Path folder : SCRIPTS) {
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path script : files.filter(file -> file.toString().endsWith(".js"))
                            .toList()) {
                        Matcher parts = PARTS.matcher(Files.readString(script));
                        if (parts.find()) {
                            german.addAll(quoted(parts.group(1)));
                            english.addAll(quoted(parts.group(2)));
                        }
                    }
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        german.removeAll(english);
        german.removeAll(NAMES_OF_LANGUAGES);
        Set<String> phrases = new TreeSet<>();
        german.forEach(text -> GAP.splitAsStream(text)
                .map(String::strip)
                .filter(part -> part.split("\\s+", -1).length >= A_PHRASE)
                .filter(part -> english.stream().noneMatch(other -> other.contains(part)))
                .forEach(phrases::add));
        return new Said(
                german.stream()
                        .filter(text -> letters(GAP.matcher(text).replaceAll("")) >= FEWEST_LETTERS)
                        .map(GermanWords::pattern)
                        .collect(Collectors.toCollection(TreeSet::new)),
                phrases);
    }

    private static Set<String> properties(String file) throws IOException {
        Properties words = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(file))) {
            words.load(reader);
        }
        return words.values().stream()
                .map(text -> String.valueOf(text).replace("''", "'").strip())
                .collect(Collectors.toSet());
    }

    private static Set<String> quoted(String script) {
        return QUOTED.matcher(script)
                .results()
                .map(found -> found.group(2).strip())
                .collect(Collectors.toSet());
    }

    private static long letters(String text) {
        return text.chars().filter(Character::isLetter).count();
    }

    private static String pattern(String text) {
        return GAP.splitAsStream(text + " ")
                .map(part ->
                        part.replaceAll("[.*+?^${}()|\\[\\]\\\\/]", "\\\\$0").replaceAll("\\s+", " "))
                .collect(Collectors.joining(".+?"))
                .strip();
    }
}
