package de.medicalhub.portal.medication.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.portal.medication.Medicine;
import de.medicalhub.portal.medication.MedicineCatalogue;
import de.medicalhub.portal.medication.Substance;
import de.medicalhub.portal.medication.entity.MedicationPlan;
import de.medicalhub.portal.medication.entity.PrintedPage;
import de.medicalhub.portal.medication.entity.PrintedPage.Cell;
import de.medicalhub.portal.medication.entity.PrintedPage.Kind;
import de.medicalhub.portal.medication.entity.PrintedPage.Row;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PrintLayoutTest {
    private final PrintedPage page = new PrintLayout(MedicineCatalogue.none()).of(ExamplePlans.rich());

    @Test
    @DisplayName("M10 the head says for whom, by whom and when, and at most three lines of what is worth knowing")
    void head() {
        assertThat(page.title()).isEqualTo("Medikationsplan");
        assertThat(page.pageWords()).isEqualTo("Seite 1 von 1");
        assertThat(page.person()).containsExactly("für: Dr. Änne Freifrau von Größer", "geb. am: 00.02.1945");
        assertThat(page.issuer())
                .containsExactly(
                        "ausgedruckt von: Praxis Öztürk & Söhne",
                        "Marktstraße 1, 95444 Bayreuth",
                        "Tel.: 0921-0000",
                        "E-Mail: praxis@example.org",
                        "ausgedruckt am: 26.11.2026");
        assertThat(page.observations())
                .containsExactly("Allerg./Unv.: Nüsse,", "schwanger, stillend,", "Gew.: 70,5 kg, Größe:...");
        assertThat(page.code()).isEqualTo(PlanWriter.write(ExamplePlans.rich()));
    }

    @Test
    @DisplayName("M10 rows in the order of the plan, bound lines below their medicine, cells across all eleven columns")
    void rows() {
        assertThat(page.columns())
                .hasSize(11)
                .startsWith("Wirkstoff", "Handelsname")
                .endsWith("Hinweise", "Grund");
        assertThat(page.rows())
                .extracting(Row::kind)
                .containsExactly(
                        Kind.MEDICINE,
                        Kind.BOUND,
                        Kind.MEDICINE,
                        Kind.HEADING,
                        Kind.MEDICINE,
                        Kind.BOUND,
                        Kind.HEADING,
                        Kind.RECIPE,
                        Kind.BOUND,
                        Kind.TEXT);
        assertThat(page.rows())
                .allSatisfy(row -> assertThat(
                                row.cells().stream().mapToInt(Cell::columns).sum())
                        .isEqualTo(11));
        assertThat(words(3)).containsExactly("Wöchentliche Anwendung");
        assertThat(words(5)).containsExactly("einmal in der Woche: montags");
    }

    @Test
    @DisplayName(
            "M10 an absent time of a day is 0, a free dosage stands across the four, the code of a unit is said in words")
    void dosages() {
        assertThat(words(0))
                .containsExactly(
                        "", "PZN 02532741", "", "TAB", "1", "0", "0", "1/2", "Stück", "nach dem Essen", "Blutdruck");
        assertThat(words(2))
                .containsExactly("Dexpanthenol|Wasser", "Augensalbe", "5 %|", "Salbe", "bei Bedarf", "Strang", "", "");
    }

    @Test
    @DisplayName("M10 what a plan leaves to its number comes from the catalogue")
    void catalogue() {
        MedicineCatalogue one = new MedicineCatalogue() {
            @Override
            public Optional<Medicine> find(String pzn) {
                return pzn.equals("02532741")
                        ? Optional.of(new Medicine("Muster 5", List.of(new Substance("Musterol", "5 mg")), "Tabl"))
                        : Optional.empty();
            }

            @Override
            public boolean isComplete() {
                return true;
            }
        };
        List<Row> rows = new PrintLayout(one).of(ExamplePlans.rich()).rows();
        assertThat(words(rows.get(0))).startsWith("Musterol", "Muster 5", "5 mg", "TAB", "1");
    }

    @Test
    @DisplayName("M10 no page has more than fifteen rows, and their number is the one by which pages are turned")
    void fifteenRows() {
        String many = ExamplePlans.RICH.replace("<X t=", "<X t=\"a~b\"/>".repeat(30) + "<X t=");
        List<MedicationPlan> pages = new Printing(
                        Clock.fixed(Instant.parse("2026-11-26T12:00:00Z"), ZoneOffset.UTC),
                        UUID::randomUUID,
                        MedicineCatalogue.none())
                .prepare(PlanReader.read(many).plan())
                .pages();
        List<PrintedPage> printed = pages.stream()
                .map(new PrintLayout(MedicineCatalogue.none())::of)
                .toList();
        assertThat(printed).extracting(sheet -> sheet.rows().size()).containsExactly(15, 15, 12);
        assertThat(printed.get(2).pageWords()).isEqualTo("Seite 3 von 3");
        assertThat(printed.get(2).rows().get(1).cells().get(0).lines()).containsExactly("a", "b");
    }

    private List<String> words(int row) {
        return words(page.rows().get(row));
    }

    private static List<String> words(Row row) {
        return row.cells().stream().map(cell -> String.join("|", cell.lines())).toList();
    }
}
