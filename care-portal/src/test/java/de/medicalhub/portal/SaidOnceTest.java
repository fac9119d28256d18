package de.medicalhub.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A page that lists what is wrong says it in that list and nowhere else: who hears a page hears each sentence once. */
class SaidOnceTest {
    private static final Path VIEWS = Path.of("src", "main", "webapp", "WEB-INF", "faces-views");
    private static final String FAULTS = "/WEB-INF/templates/errors.xhtml\"/>";
    private static final String NOTES = "/WEB-INF/templates/messages.xhtml\"";
    private static final String ONLY_NOTES = NOTES + "><ui:param name=\"faultsStandElsewhere\" value=\"true\"/>";

    @Test
    @DisplayName("where faults are listed, notes repeat none of them; where they are not, notes say them")
    void eachFaultIsSaidOnce() throws IOException {
        List<Path> views;
        try (Stream<Path> files = Files.list(VIEWS)) {
            views = files.sorted().toList();
        }
        int both = 0;
        for (Path view : views) {
            String page = Files.readString(view);
            if (page.contains(NOTES)) {
                assertThat(page.contains(ONLY_NOTES)).as(view.toString()).isEqualTo(page.contains(FAULTS));
                both += page.contains(FAULTS) ? 1 : 0;
            }
        }
        assertThat(both).isGreaterThan(5);
    }
}
