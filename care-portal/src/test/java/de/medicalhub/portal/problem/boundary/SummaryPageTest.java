package de.medicalhub.portal.problem.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.portal.problem.boundary.SummaryPage.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SummaryPageTest {
    private static final Fault OF_FIELD = new Fault("family", "family-f", "Bitte nennen Sie den Nachnamen.");
    private static final Fault OF_PAGE = new Fault("", "-f", "Das hat inzwischen jemand anderes erledigt.");

    @Test
    @DisplayName("D5 only entries are counted: a fault of the page as a whole sends nobody to look for one")
    void entriesAreCounted() {
        assertThat(SummaryPage.entries(List.of(OF_PAGE))).isZero();
        assertThat(SummaryPage.entries(List.of(OF_PAGE, OF_FIELD))).isEqualTo(1);
        assertThat(SummaryPage.entries(List.of(OF_FIELD, OF_FIELD))).isEqualTo(2);
    }

    @Test
    @DisplayName("D5 the list of faults has a heading about entries only where there are some")
    void headingOfEntries() throws IOException {
        String list = Files.readString(Path.of("src", "main", "webapp", "WEB-INF", "templates", "errors.xhtml"));
        assertThat(list)
                .contains("rendered=\"#{summary.entries gt 0}\"><h2>#{say.key('form.faults', summary.entries)}");
    }
}
