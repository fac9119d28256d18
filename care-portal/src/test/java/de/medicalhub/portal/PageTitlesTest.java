package de.medicalhub.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who has several tabs open finds the right one. */
class PageTitlesTest {
    private static final Path VIEWS = Path.of("src", "main", "webapp", "WEB-INF", "faces-views");
    private static final Pattern TITLE = Pattern.compile("<ui:define name=\"title\">(.*?)</ui:define>");
    private static final Pattern KEY = Pattern.compile("text\\['([^']+)']");

    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    @DisplayName("every page has a title in the browser's tab, and no two pages of a person share one")
    void titlesDiffer(String language) throws IOException {
        ResourceBundle words =
                ResourceBundle.getBundle("de.medicalhub.portal.messages", Locale.forLanguageTag(language));
        Map<String, List<String>> pages = new TreeMap<>();
        try (Stream<Path> files = Files.list(VIEWS)) {
            for (Path file : files.toList()) {
                Matcher title = TITLE.matcher(Files.readString(file));
                assertThat(title.find()).as("title of %s", file).isTrue();
                String said = KEY.matcher(title.group(1))
                        .replaceAll(key -> Matcher.quoteReplacement(words.getString(key.group(1))));
                String name = file.getFileName().toString();
                String whose = name.startsWith("my-") ? "patients: " : "all: ";
                pages.computeIfAbsent(whose + said, none -> new ArrayList<>()).add(name);
            }
        }
        assertThat(pages.values()).allSatisfy(sharing -> assertThat(sharing).hasSize(1));
    }
}
