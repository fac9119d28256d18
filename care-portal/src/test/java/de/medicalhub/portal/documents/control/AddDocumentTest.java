package de.medicalhub.portal.documents.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.portal.documents.DocumentKind;
import de.medicalhub.portal.documents.entity.NewPaper;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AddDocumentTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

    @Test
    @DisplayName("U6 without file and kind nothing is added, and both are said at once")
    void whatIsMissingIsSaidAtOnce() {
        assertThat(AddDocument.faults(new NewPaper("", "", Optional.empty()), false, TODAY))
                .containsOnlyKeys("file", "kind");
    }

    @Test
    @DisplayName("U6 another document needs a title, a known kind does not; a day may be today, not later")
    void titleAndDay() {
        String other = DocumentKind.OTHER.key();
        String letter = DocumentKind.DOCTORS_LETTER.key();
        assertThat(AddDocument.faults(new NewPaper(other, " ", Optional.of(TODAY.plusDays(1))), true, TODAY))
                .containsOnlyKeys("documentTitle", "day");
        assertThat(AddDocument.faults(new NewPaper(other, "Ausweis", Optional.of(TODAY)), true, TODAY))
                .isEmpty();
        assertThat(AddDocument.faults(new NewPaper(letter, "", Optional.empty()), true, TODAY))
                .isEmpty();
    }
}
