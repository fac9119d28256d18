package de.medicalhub.portal.medication.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import de.medicalhub.portal.medication.MedicineCatalogue;
import de.medicalhub.portal.medication.UnreadablePlanException;
import de.medicalhub.portal.medication.UnreadablePlanException.Reason;
import de.medicalhub.portal.medication.control.ScannedPages.Picture;
import de.medicalhub.portal.medication.entity.MedicationPlan;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ScannedPagesTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-26T23:30:00Z"), ZoneOffset.UTC);

    private final MedicationPlan plan = PlanReader.read(ExamplePlans.RICH.substring(0, ExamplePlans.RICH.indexOf("<S>"))
                    + "<S>" + "<M p=\"2532741\" m=\"1\" du=\"1\"/>".repeat(20) + "</S></MP>")
            .plan();
    private final List<MedicationPlan> pages = new Printing(CLOCK, UUID::randomUUID, MedicineCatalogue.none())
            .prepare(plan)
            .pages();

    @Test
    @DisplayName(
            "M8 a photo of each page is the whole plan; a page that was scanned by hand goes with a photo of the other")
    void severalPictures() {
        assertThat(pages).hasSize(2);
        assertThat(read(ScannedPages.text(null, List.of(photo(1), photo(0))))).isEqualTo(plan.sections());
        assertThat(read(ScannedPages.text("]d1" + PlanWriter.write(pages.get(1)), List.of(photo(0)))))
                .isEqualTo(plan.sections());
    }

    @Test
    @DisplayName("M8 what was read of the pages so far is text to which the missing one is added")
    void oneAfterTheOther() {
        String first = ScannedPages.text("", List.of(photo(1)));
        assertThat(PageAssembly.of(ScannedText.read(first)).get(0).missing()).containsExactly(1);
        assertThat(read(ScannedPages.text(first, List.of(photo(0))))).isEqualTo(plan.sections());
    }

    @Test
    void nothingGivenIsNothing() {
        assertThat(ScannedPages.text(null, List.of())).isEmpty();
        assertThat(ScannedPages.text(" \r\n", List.of(new Picture(0, () -> new byte[0]))))
                .isEmpty();
    }

    @Test
    @DisplayName("M11 20 MB are the most of all pictures together; none of them is opened then")
    void tooLarge() {
        Picture half = new Picture(ScannedPages.MOST_BYTES / 2 + 1, () -> {
            throw new AssertionError("opened");
        });
        assertThat(catchThrowableOfType(UnreadablePlanException.class, () -> ScannedPages.text("", List.of(half, half)))
                        .reason())
                .isEqualTo(Reason.PICTURE);
    }

    private Picture photo(int page) {
        byte[] png = DataMatrixCode.png(
                DataMatrixCode.of(PlanWriter.write(pages.get(page))).orElseThrow(), 6);
        return new Picture(png.length, () -> png);
    }

    private static List<?> read(String text) {
        List<Assembly> prints = PageAssembly.of(ScannedText.read(text));
        assertThat(prints).singleElement().matches(Assembly::isComplete);
        return prints.get(0).plan().sections();
    }
}
