package de.medicalhub.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Faces finds a button of a list by its place; the row that stands there may be another one than the one that was looked at. */
class RowButtonsTest {
    private static final Path WEB_INF = Path.of("src", "main", "webapp", "WEB-INF");

    /**
     * A button whose action is about a row, told by something of that row. What is edited in the page itself (a medication plan)
     * is told by its place: nobody else changes it.
     */
    private static final Pattern OF_A_ROW = Pattern.compile(
            "<[ph]:command(?:Button|Link)\\b[^>]*\\baction=\"#\\{\\w+\\.\\w+\\((\\w+\\.\\w+\\(\\))\\)}\"[^>]*>");

    private static final Pattern FORM = Pattern.compile("<o:form\\b.*?</o:form>", Pattern.DOTALL);

    @Test
    @DisplayName("X9 each button of a row carries the key that its action is about")
    void everyRowIsMeant() throws IOException {
        List<String> carrying = new ArrayList<>();
        List<String> bare = new ArrayList<>();
        for (Path file : pages("faces-views", "templates")) {
            String page = Files.readString(file);
            Matcher button = OF_A_ROW.matcher(page);
            while (button.find()) {
                String carried = "<f:param name=\"row\" value=\"#{" + button.group(1) + "}\"/>";
                boolean carries = page.startsWith(carried, button.end());
                (carries ? carrying : bare).add(file.getFileName() + ": " + button.group(1));
            }
        }
        assertThat(bare).isEmpty();
        assertThat(carrying).hasSizeGreaterThan(20);
    }

    @Test
    @DisplayName("X9 whoever presses a button in a list that has changed reads so in the same form")
    void aChangedListIsTold() throws IOException {
        for (Path file : pages("faces-views")) {
            assertThat(FORM.matcher(Files.readString(file)).results().map(form -> form.group()))
                    .as(file.toString())
                    .allMatch(form -> !form.contains("<f:param name=\"row\"")
                            || form.contains("/WEB-INF/templates/errors.xhtml")
                            || form.contains("/WEB-INF/templates/messages.xhtml"));
        }
    }

    private static List<Path> pages(String... folders) throws IOException {
        List<Path> pages = new ArrayList<>();
        for (String folder : folders) {
            try (Stream<Path> files = Files.list(WEB_INF.resolve(folder))) {
                files.sorted().forEach(pages::add);
            }
        }
        return pages;
    }
}
