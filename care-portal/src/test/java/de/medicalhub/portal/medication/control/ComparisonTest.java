package de.medicalhub.portal.medication.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.portal.medication.entity.Difference;
import de.medicalhub.portal.medication.entity.Difference.Change;
import de.medicalhub.portal.medication.entity.Difference.Kind;
import de.medicalhub.portal.medication.entity.Field;
import de.medicalhub.portal.medication.entity.Finding;
import de.medicalhub.portal.medication.entity.Rule;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    @Test
    @DisplayName("M9 a plan is the same as itself")
    void nothingDiffers() {
        Comparison comparison = with("x", "x");
        assertThat(comparison.differences())
                .hasSize(5)
                .allSatisfy(line -> assertThat(line.kind()).isEqualTo(Kind.SAME));
        assertThat(comparison.warnings()).isEmpty();
        for (Path file : ExamplePlans.files()) {
            var plan = PlanReader.read(ExamplePlans.bytes(file)).plan();
            assertThat(Comparison.of(plan, plan).differences())
                    .allSatisfy(line -> assertThat(line.kind()).isEqualTo(Kind.SAME));
        }
    }

    @Test
    @DisplayName("M9 a medicine of the same number changed: which field, from what, to what")
    void changedByNumber() {
        Difference first = with("m=\"1\" h=\"1/2\" du=\"1\"", "m=\"2\" du=\"6\"")
                .differences()
                .get(0);
        assertThat(first.kind()).isEqualTo(Kind.CHANGED);
        assertThat(first.changes())
                .containsExactly(
                        new Change(Field.MORNING, "1", "2"),
                        new Change(Field.NIGHT, "1/2", ""),
                        new Change(Field.UNIT, "Stück", "Tropfen"));
    }

    @Test
    @DisplayName(
            "M9 without a number substances, strength, form and name say which medicine it is; case does not matter")
    void changedByDescription() {
        Difference weekly =
                with("wo=\"1\" m=\"1\"", "wo=\"2\" m=\"1\"").differences().get(2);
        assertThat(weekly.changes()).containsExactly(new Change(Field.WEEKDAY, "1", "2"));
        Difference written =
                with("w=\"Methotrexat\"", "w=\"METHOTREXAT\"").differences().get(2);
        assertThat(written.changes())
                .containsExactly(new Change(Field.SUBSTANCES, "Methotrexat 10 mg", "METHOTREXAT 10 mg"));
    }

    @Test
    @DisplayName("M9 of the same number a name that no plan holds is no other name: a person has shortened it")
    void shortenedName() {
        String whole = "Eine Packung mit einem Namen, der länger ist als das Feld für den Handelsnamen";
        assertThat(named("Kurzer Name", whole)).isEmpty();
        assertThat(named("Kurzer Name", "Anderer Name"))
                .containsExactly(new Change(Field.TRADE_NAME, "Kurzer Name", "Anderer Name"));
    }

    private static List<Change> named(String before, String after) {
        String plan = ExamplePlans.RICH.substring(0, ExamplePlans.RICH.indexOf("<S>"))
                + "<S><M p=\"2532741\" a=\"%s\" m=\"1\"/></S></MP>";
        return Comparison.of(
                        PlanReader.read(plan.replace("%s", before)).plan(),
                        PlanReader.read(plan.replace("%s", after)).plan())
                .differences()
                .get(0)
                .changes();
    }

    @Test
    @DisplayName("M9 a number with leading zeros is the same number")
    void leadingZeros() {
        assertThat(with("p=\"2532741\"", "p=\"02532741\"").differences().get(0).changes())
                .containsExactly(new Change(Field.PZN, "2532741", "02532741"));
    }

    @Test
    @DisplayName("M9 another strength is another medicine: one is missing, one was added")
    void otherStrength() {
        Comparison comparison = with("s=\"10 mg\"", "s=\"15 mg\"");
        assertThat(comparison.differences())
                .extracting(Difference::kind)
                .containsExactly(Kind.SAME, Kind.SAME, Kind.MISSING, Kind.SAME, Kind.SAME, Kind.ADDED);
        assertThat(comparison.differences().get(2).scanned()).isEmpty();
        assertThat(comparison.differences().get(5).recorded()).isEmpty();
    }

    @Test
    @DisplayName("M9 a line under another heading has moved; recipes and texts are compared, too")
    void movedAndTexts() {
        assertThat(with("<S c=\"425\">", "<S c=\"412\">").differences().get(2).changes())
                .containsExactly(new Change(Field.HEADING, "425", "412"));
        assertThat(with("x=\"dünn\"", "x=\"dick\"").differences().get(3).changes())
                .containsExactly(new Change(Field.BOUND_LINE, "dünn", "dick"));
        assertThat(with("<X t=\"Termin am Montag\"/>", "").differences().get(4).kind())
                .isEqualTo(Kind.MISSING);
    }

    @Test
    @DisplayName("M9 the same medicine twice is matched with the same dosage first")
    void twice() {
        String second = "<M p=\"2532741\" f=\"TAB\" v=\"1\" du=\"1\"/>";
        String both = ExamplePlans.RICH.replace("<S><M", "<S>" + second + "<M");
        Comparison comparison =
                Comparison.of(ExamplePlans.rich(), PlanReader.read(both).plan());
        assertThat(comparison.differences())
                .extracting(Difference::kind)
                .containsExactly(Kind.SAME, Kind.SAME, Kind.SAME, Kind.SAME, Kind.SAME, Kind.ADDED);
    }

    @Test
    @DisplayName("M9 another name or birth date warns and blocks nothing")
    void otherPerson() {
        assertThat(with("f=\"Größer\"", "f=\"Groesser\"").warnings())
                .extracting(Finding::rule)
                .containsExactly(Rule.OTHER_NAME);
        Comparison comparison = with("b=\"19450200\"", "b=\"19450201\"");
        assertThat(comparison.warnings()).extracting(Finding::rule).containsExactly(Rule.OTHER_BIRTH_DATE);
        assertThat(comparison.warnings()).noneMatch(Finding::isError);
        assertThat(comparison.differences()).hasSize(5);
    }

    private static Comparison with(String before, String after) {
        String scanned = ExamplePlans.RICH.replace(before, after);
        return Comparison.of(ExamplePlans.rich(), PlanReader.read(scanned).plan());
    }
}
