package de.medicalhub.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DraftFormsTest {
    private static final Path VIEWS = Path.of("src/main/webapp/WEB-INF/faces-views");
    private static final Path WEBAPP = Path.of("src/main/webapp");
    private static final Pattern FORM = Pattern.compile("<o:form\\b[^>]*>.*?</o:form>", Pattern.DOTALL);
    private static final Pattern TYPED = Pattern.compile("<(h:inputText|h:inputTextarea|p:datePicker|textarea)\\b");
    private static final Pattern INCLUDE = Pattern.compile("<ui:include src=\"([^\"#]+)\"");

    /** Forms whose text is kept in another way, or should not be. */
    private static final Map<String, String> OTHERWISE = Map.of(
            "letter.xhtml", "signs in: neither a code nor a password is kept",
            "medication-plan.xhtml", "what a scanner types is read at once",
            "notifications.xhtml", "an address is kept as soon as it is sent, a code never",
            "patients.xhtml", "a search stands in the address",
            "case-medication.xhtml", "the draft of a plan is kept in the record as one goes (M15)",
            "questionnaire.xhtml", "answers are kept in the record as one goes (Q9)");

    @Test
    @DisplayName("X7: a form that one types into keeps it through errors, reloads and a lost session, and says so")
    void whatIsTypedIsKept() throws IOException {
        List<String> forgetful;
        try (Stream<Path> views = Files.list(VIEWS)) {
            forgetful = views.filter(
                            view -> !OTHERWISE.containsKey(view.getFileName().toString()))
                    .filter(view -> typedInto(view).anyMatch(form -> !form.contains("data-draft=")))
                    .map(view -> view.getFileName().toString())
                    .sorted()
                    .toList();
        }
        assertThat(forgetful).isEmpty();
    }

    @Test
    @DisplayName("X7: who is an exception still has such a form")
    void exceptionsAreNeeded() {
        assertThat(OTHERWISE.keySet())
                .allSatisfy(view -> assertThat(typedInto(VIEWS.resolve(view)))
                        .as(view)
                        .anyMatch(form -> !form.contains("data-draft=")));
    }

    private static Stream<String> typedInto(Path view) {
        return FORM.matcher(withIncludes(view))
                .results()
                .map(result -> result.group())
                .filter(form -> TYPED.matcher(form).find());
    }

    private static String withIncludes(Path view) {
        try {
            Matcher include = INCLUDE.matcher(Files.readString(view));
            return include.replaceAll(found -> Matcher.quoteReplacement(
                    withIncludes(WEBAPP.resolve(found.group(1).substring(1)))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
