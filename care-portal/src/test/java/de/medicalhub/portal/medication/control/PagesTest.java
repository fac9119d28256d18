package de.medicalhub.portal.medication.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import de.medicalhub.portal.medication.MedicineCatalogue;
import de.medicalhub.portal.medication.UnreadablePlanException;
import de.medicalhub.portal.medication.UnreadablePlanException.Reason;
import de.medicalhub.portal.medication.control.Printing.Print;
import de.medicalhub.portal.medication.entity.Finding;
import de.medicalhub.portal.medication.entity.MedicationPlan;
import de.medicalhub.portal.medication.entity.PrintHead;
import de.medicalhub.portal.medication.entity.Rule;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PagesTest {
    private final Printing printing = new Printing(
            Clock.fixed(Instant.parse("2026-11-26T23:30:00Z"), ZoneOffset.UTC),
            UUID::randomUUID,
            MedicineCatalogue.none());

    @Test
    @DisplayName("M4 each print has a number and a time of its own, a single page has no page number")
    void onePage() {
        Print first = printing.prepare(ExamplePlans.rich());
        Print second = printing.prepare(ExamplePlans.rich());
        assertThat(first.pages()).hasSize(1);
        PrintHead head = first.pages().get(0).head();
        assertThat(head.printId())
                .matches("[0-9A-F]{32}")
                .isNotEqualTo(second.pages().get(0).head().printId());
        assertThat(head.page() + head.pages()).isEmpty();
        assertThat(first.pages().get(0).issuer().printed()).isEqualTo("2026-11-27T00:30:00");
        assertThat(head.version()).isEqualTo("028");
        assertThat(PrintHead.fresh().version()).isEqualTo("028");
    }

    @Test
    @DisplayName("M4 fifteen rows fit on a page, headings and bound lines count; the heading comes again overleaf")
    void severalPages() {
        assertThat(pages(15)).containsExactly(15);
        assertThat(pages(16)).containsExactly(15, 1);
        assertThat(pages(75)).containsExactly(15, 15, 15, 15, 15);
        MedicationPlan plan = PlanReader.read(headed("c=\"412\"", 20)).plan();
        List<MedicationPlan> pages = printing.prepare(plan).pages();
        assertThat(pages).hasSize(2);
        assertThat(pages.get(0).sections().get(0).lines()).hasSize(14);
        assertThat(pages.get(1).sections().get(0).headingCode()).isEqualTo("412");
        assertThat(pages)
                .extracting(page -> page.head().page() + "/" + page.head().pages())
                .containsExactly("1/2", "2/2");
        assertThat(pages)
                .extracting(page -> page.head().printId())
                .containsOnly(pages.get(0).head().printId());
    }

    @Test
    @DisplayName("M4 more than five pages are not printed")
    void sixPages() {
        Print print = printing.prepare(PlanReader.read(lines(76)).plan());
        assertThat(print.pages()).isEmpty();
        assertThat(print.findings()).extracting(Finding::rule).containsExactly(Rule.TOO_MANY_PAGES);
    }

    @Test
    @DisplayName("M4 M7 long texts turn the page before the code is full")
    void fullCode() {
        String text = new Random(1)
                .ints(200, 'ä', 'ÿ')
                .mapToObj(letter -> Character.toString(letter))
                .collect(Collectors.joining());
        String plan = plan("<S>" + ("<X t=\"" + text + "\"/>").repeat(12) + "</S>");
        List<MedicationPlan> pages =
                printing.prepare(PlanReader.read(plan).plan()).pages();
        assertThat(pages).hasSizeBetween(2, 5).allMatch(PageBreaks::fits);
        assertThat(pages.stream()
                        .mapToInt(page -> page.sections().get(0).lines().size())
                        .sum())
                .isEqualTo(12);
    }

    @Test
    @DisplayName("M5 a plan with an error is not printed, one with a warning is")
    void errors() {
        assertThat(printing.prepare(PlanReader.read(ExamplePlans.RICH.replace("p=\"2532741\"", "p=\"2532742\""))
                                .plan())
                        .pages())
                .isEmpty();
        assertThat(printing.prepare(PlanReader.read(ExamplePlans.RICH.replace("X485231029", "X485231028"))
                                .plan())
                        .pages())
                .hasSize(1);
    }

    @Test
    @DisplayName("M8 pages scanned in any order, twice, with prefixes and line ends, are the plan again")
    void anyOrder() {
        MedicationPlan plan = PlanReader.read(headed("t=\"Früh\"", 40)).plan();
        List<MedicationPlan> pages = new ArrayList<>(printing.prepare(plan).pages());
        assertThat(pages).hasSize(3);
        pages.add(pages.get(1));
        for (int seed = 0; seed < 10; seed++) {
            Collections.shuffle(pages, new Random(seed));
            String typed = pages.stream().map(PlanWriter::write).collect(Collectors.joining("\r\n]d1", "]d1", "\r\n"));
            List<Assembly> prints = PageAssembly.of(ScannedText.read(typed));
            assertThat(prints).hasSize(1);
            assertThat(prints.get(0).isComplete()).isTrue();
            assertThat(prints.get(0).findings()).isEmpty();
            assertThat(prints.get(0).plan().sections()).isEqualTo(plan.sections());
            assertThat(prints.get(0).plan().head().page()).isEmpty();
        }
    }

    @Test
    @DisplayName("M8 a missing page is named, another print is another plan")
    void missingPage() {
        List<MedicationPlan> pages =
                printing.prepare(PlanReader.read(lines(40)).plan()).pages();
        String typed = PlanWriter.write(pages.get(2)) + ExamplePlans.RICH + PlanWriter.write(pages.get(0));
        List<Assembly> prints = PageAssembly.of(ScannedText.read(typed));
        assertThat(prints).extracting(Assembly::missing).containsExactly(List.of(2), List.of());
        assertThat(prints.get(0).pages()).isEqualTo(3);
        assertThat(prints.get(1).plan()).isEqualTo(ExamplePlans.rich());
    }

    @Test
    @DisplayName("M8 pages for different people never become one plan, whatever their number says, and this is told")
    void otherPerson() {
        List<MedicationPlan> pages =
                printing.prepare(PlanReader.read(lines(20)).plan()).pages();
        String typed = PlanWriter.write(pages.get(0))
                + PlanWriter.write(pages.get(1)).replace("f=\"Größer\"", "f=\"Kleiner\"");
        List<Assembly> prints = PageAssembly.of(ScannedText.read(typed));
        assertThat(prints).extracting(Assembly::missing).containsExactly(List.of(2), List.of(1));
        assertThat(prints)
                .allSatisfy(print ->
                        assertThat(print.findings()).extracting(Finding::rule).containsExactly(Rule.PAGES_DIFFER));
    }

    @Test
    @DisplayName("M8 two different pages with the same number are told")
    void samePageTwice() {
        String other = ExamplePlans.RICH.replace("m=\"1\" h=\"1/2\"", "m=\"2\" h=\"1/2\"");
        List<Assembly> prints = PageAssembly.of(ScannedText.read(ExamplePlans.RICH + other));
        assertThat(prints).hasSize(1);
        assertThat(prints.get(0).findings()).extracting(Finding::rule).containsExactly(Rule.PAGES_DIFFER);
    }

    @Test
    @DisplayName("M8 the public plans of two pages belong together")
    void publicPages() {
        List<Reading> readings = ExamplePlans.files().stream()
                .map(file -> PlanReader.read(ExamplePlans.bytes(file)))
                .toList();
        List<Assembly> prints = PageAssembly.of(readings);
        assertThat(prints).hasSize(18);
        assertThat(prints.stream().filter(print -> print.pages() == 2 && print.isComplete()))
                .hasSize(2);
        assertThat(prints.stream().map(Assembly::missing).filter(missing -> !missing.isEmpty()))
                .containsExactlyInAnyOrder(List.of(2), List.of(2), List.of(1));
        assertThat(prints).allSatisfy(print -> assertThat(print.findings()).isEmpty());
    }

    @Test
    @DisplayName("M8 a scanner's text that is cut off, empty or endless is refused")
    void badText() {
        assertThat(refusal("]d1")).isEqualTo(Reason.NO_PLAN);
        assertThat(refusal(ExamplePlans.RICH.substring(0, 300))).isEqualTo(Reason.BROKEN);
        assertThat(refusal(ExamplePlans.RICH.substring(0, 300) + ExamplePlans.RICH))
                .isEqualTo(Reason.BROKEN);
        assertThat(refusal(lines(1).repeat(51))).isEqualTo(Reason.TOO_LONG);
        assertThat(refusal("<MP".repeat(3_000_000))).isEqualTo(Reason.TOO_LONG);
    }

    private static Reason refusal(String text) {
        return catchThrowableOfType(UnreadablePlanException.class, () -> ScannedText.read(text))
                .reason();
    }

    private List<Integer> pages(int lines) {
        return printing.prepare(PlanReader.read(lines(lines)).plan()).pages().stream()
                .map(page -> page.sections().get(0).lines().size())
                .toList();
    }

    /** A plan of one section without a heading. */
    private static String lines(int number) {
        return headed("", number);
    }

    private static String headed(String heading, int number) {
        return plan("<S " + heading + ">" + "<M p=\"2532741\" m=\"1\" du=\"1\"/>".repeat(number) + "</S>");
    }

    private static String plan(String sections) {
        String rich = ExamplePlans.RICH;
        return rich.substring(0, rich.indexOf("<S>")) + sections + "</MP>";
    }
}
