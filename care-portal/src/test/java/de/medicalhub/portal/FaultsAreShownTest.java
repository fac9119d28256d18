package de.medicalhub.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A fault that belongs to no field is seen on top of the form whose button was pressed, or nowhere. */
class FaultsAreShownTest {
    private static final Path WEBAPP = Path.of("src", "main", "webapp");
    private static final Path VIEWS = WEBAPP.resolve(Path.of("WEB-INF", "faces-views"));
    private static final Pattern NAMED = Pattern.compile("@Named\\(\"(\\w+)\"\\)");
    private static final Pattern OF_NO_FIELD = Pattern.compile("FormFaults\\.say\\(\\s*\"\"");
    private static final Pattern FORM = Pattern.compile("<o:form\\b[^>]*>.*?</o:form>", Pattern.DOTALL);
    private static final Pattern ACTION = Pattern.compile("<p:commandButton\\b[^>]*\\baction=\"#\\{(\\w+)\\.(\\w+)");
    private static final Pattern INCLUDE =
            Pattern.compile("<ui:include src=\"(/[^\"#]+)\"(?:/>|>.*?</ui:include>)", Pattern.DOTALL);

    /** Actions that say it in another way. */
    private static final Map<String, String> OTHERWISE = Map.of(
            "furtherRound.askAll", "a message above the answers",
            "consentPage.scan", "beside the file, whatever it is",
            "record.retract", "not there in an emergency, where the record is only read");

    @Test
    @DisplayName("D5: each form whose bean can refuse as a whole has a place for what it says")
    void aRefusalIsSeen() throws IOException {
        Set<String> refusing = refusingBeans();
        assertThat(refusing).hasSizeGreaterThan(15);
        List<String> silent;
        try (Stream<Path> views = Files.list(VIEWS)) {
            silent = views.flatMap(view -> FORM.matcher(withIncludes(view))
                            .results()
                            .map(form -> form.group())
                            .filter(form -> !form.contains("data-testid=\"form-errors\""))
                            .flatMap(form -> ACTION.matcher(form).results())
                            .filter(action -> refusing.contains(action.group(1)))
                            .map(action -> action.group(1) + "." + action.group(2)))
                    .distinct()
                    .sorted()
                    .toList();
        }
        assertThat(silent).containsExactlyInAnyOrderElementsOf(OTHERWISE.keySet());
    }

    private static Set<String> refusingBeans() throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith("Page.java")).toList()) {
                String text = Files.readString(file);
                Matcher name = NAMED.matcher(text);
                if (name.find() && OF_NO_FIELD.matcher(text).find()) {
                    names.add(name.group(1));
                }
            }
        }
        return names;
    }

    private static String withIncludes(Path file) {
        try {
            return INCLUDE.matcher(Files.readString(file))
                    .replaceAll(include -> Matcher.quoteReplacement(
                            withIncludes(WEBAPP.resolve(include.group(1).substring(1)))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
