package de.medicalhub.portal.medication.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import de.medicalhub.portal.medication.Medicine;
import de.medicalhub.portal.medication.MedicineCatalogue;
import de.medicalhub.portal.medication.entity.Finding;
import de.medicalhub.portal.medication.entity.MedicationPlan;
import de.medicalhub.portal.medication.entity.Place;
import de.medicalhub.portal.medication.entity.Rule;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanCheckTest {
    private final PlanCheck check = new PlanCheck(MedicineCatalogue.none());

    @Test
    @DisplayName("M5 a good plan has no findings")
    void nothingIsFoundInAGoodPlan() {
        assertThat(check.check(ExamplePlans.rich())).isEmpty();
    }

    @Test
    @DisplayName("M5 in the public plans nothing is wrong but the check digits of their invented people")
    void publicPlans() {
        for (Path file : ExamplePlans.files()) {
            MedicationPlan plan = PlanReader.read(ExamplePlans.bytes(file)).plan();
            assertThat(check.check(plan))
                    .as(file.toString())
                    .allSatisfy(finding -> assertThat(finding.rule()).isEqualTo(Rule.CHECK_DIGIT_WRONG));
        }
    }

    @ParameterizedTest(name = "{0} becomes {1}: {2} at {3}/@{4}, section {5}, line {6}")
    @CsvSource({
        "l=\"de-DE\", l=\"de-AT\", LANGUAGE_WRONG, MP, l, 0, 0",
        "l=\"de-DE\", '', LANGUAGE_WRONG, MP, l, 0, 0",
        "U=\"0123, U=\"x123, PRINT_ID_WRONG, MP, U, 0, 0",
        "U=\"0123, U=\"00123, PRINT_ID_WRONG, MP, U, 0, 0",
        "l=\"de-DE\", a=\"2\" l=\"de-DE\", PAGE_NUMBER_WRONG, MP, a, 0, 0",
        "l=\"de-DE\", a=\"3\" z=\"2\" l=\"de-DE\", PAGE_NUMBER_WRONG, MP, a, 0, 0",
        "g=\"Änne\", '', MISSING, P, g, 0, 0",
        "egk=\"X485231029\", egk=\"X48523102\", FORM_WRONG, P, egk, 0, 0",
        "egk=\"X485231029\", egk=\"X485231028\", CHECK_DIGIT_WRONG, P, egk, 0, 0",
        "b=\"19450200\", b=\"19451300\", FORM_WRONG, P, b, 0, 0",
        "s=\"D\", s=\"d\", FORM_WRONG, P, s, 0, 0",
        "t=\"Dr.\", t=\"Prof. Dr. Dr. h. c. m.\", TOO_LONG, P, t, 0, 0",
        "lanr=\"754236701\", lanr=\"754236801\", CHECK_DIGIT_WRONG, A, lanr, 0, 0",
        "lanr=\"754236701\", lanr=\"75423670\", FORM_WRONG, A, lanr, 0, 0",
        "lanr=\"754236701\", kik=\"123456789\", CHECK_DIGIT_WRONG, A, kik, 0, 0",
        "lanr=\"754236701\", lanr=\"754236701\" idf=\"1234567\", SEVERAL_ISSUER_NUMBERS, A, '', 0, 0",
        "lanr=\"754236701\", idf=\"123456\", FORM_WRONG, A, idf, 0, 0",
        "z=\"95444\", z=\"9544\", FORM_WRONG, A, z, 0, 0",
        "2026-11-26T12:00:00, 2026-11-26, FORM_WRONG, A, t, 0, 0",
        "w=\"70.5\", w=\"0\", FORM_WRONG, O, w, 0, 0",
        "Sturzgefahr~zu Hause, a~b~c~d, TOO_MANY_LINE_BREAKS, O, x, 0, 0",
        "p=\"2532741\", p=\"02532741\", PZN_LEADING_ZERO, M, p, 1, 1",
        "p=\"2532741\", p=\"2532742\", PZN_WRONG, M, p, 1, 1",
        "p=\"2532741\", p=\"x\", PZN_WRONG, M, p, 1, 1",
        "p=\"2532741\", p=\"123456789\", PZN_WRONG, M, p, 1, 1",
        "p=\"2532741\", '', EMPTY_ENTRY, M, '', 1, 1",
        "f=\"TAB\", f=\"Tablettchen\", FORM_WRONG, M, f, 1, 1",
        "f=\"TAB\", f=\"TAB1\", FORM_WRONG, M, f, 1, 1",
        "f=\"TAB\", f=\"TAB\" fd=\"Tabl\", EXCLUDES_EACH_OTHER, M, fd, 1, 1",
        "m=\"1\" h, m=\"0\" h, FORM_WRONG, M, m, 1, 1",
        "h=\"1/2\", h=\"1/5\", FORM_WRONG, M, h, 1, 1",
        "m=\"1\" h, t=\"frei\" m=\"1\" h, EXCLUDES_EACH_OTHER, M, t, 1, 1",
        "du=\"1\" i, du=\"w\" i, UNIT_UNKNOWN, M, du, 1, 1",
        "du=\"1\" i, du=\"1\" dud=\"Strang\" i, EXCLUDES_EACH_OTHER, M, dud, 1, 1",
        "dud=\"Strang\", dud=\"S\", FORM_WRONG, M, dud, 1, 2",
        "nach dem Essen, a~b~c, TOO_MANY_LINE_BREAKS, M, i, 1, 1",
        "<W w=\"Wasser\"/>, <W s=\"1\"/>, MISSING, M, W/w, 1, 2",
        "<W w=\"Wasser\"/>, <W w=\"A\"/><W w=\"B\"/><W w=\"C\"/>, TOO_MANY, M, W, 1, 2",
        "s=\"10 mg\", s=\"1234567890 mg/ml\", TOO_LONG, M, W/s, 2, 1",
        "wo=\"1\", wo=\"8\", FORM_WRONG, M, wo, 2, 1",
        "m=\"1\" d=\"1\" v=\"1\", '', WEEKDAY_WITHOUT_TIMES, M, wo, 2, 1",
        "v=\"1\" du=\"1\", v=\"1\" du=\"1\" x=\"y\", WEEKDAY_WITH_BOUND_LINE, M, wo, 2, 1",
        "c=\"425\", c=\"420\", HEADING_UNKNOWN, S, c, 2, 0",
        "c=\"425\", c=\"426\", HEADING_UNKNOWN, S, c, 2, 0",
        "c=\"425\", c=\"425\" t=\"Montag\", EXCLUDES_EACH_OTHER, S, t, 2, 0",
        "c=\"425\", '', HEADING_MISSING, S, '', 2, 0",
        "t=\"Termin am Montag\", '', MISSING, X, t, 3, 2",
        "Harnstoff 5 % in Basiscreme, a~b~c, TOO_MANY_LINE_BREAKS, R, t, 3, 1",
    })
    @DisplayName("M5 each rule is told with its place")
    void rules(String good, String bad, Rule rule, String element, String attribute, int section, int line) {
        assertThat(ExamplePlans.RICH).contains(good);
        MedicationPlan plan =
                PlanReader.read(ExamplePlans.RICH.replace(good, bad)).plan();
        assertThat(check.check(plan))
                .extracting(Finding::rule, Finding::place)
                .containsExactly(tuple(rule, new Place(element, attribute, section, line)));
    }

    @ParameterizedTest
    @CsvSource({"411", "415", "419", "421", "424", "425"})
    @DisplayName("M5 headings have the codes 411 to 419 and 421 to 425")
    void headings(String code) {
        assertThat(check.check(PlanReader.read(ExamplePlans.RICH.replace("c=\"425\"", "c=\"" + code + "\""))
                        .plan()))
                .isEmpty();
    }

    @Test
    @DisplayName("M5 what a later version brought is wrong in an earlier one")
    void versions() {
        assertThat(rulesIn("027")).containsExactly(Rule.NOT_IN_THIS_VERSION, Rule.NOT_IN_THIS_VERSION);
        assertThat(rulesIn("025"))
                .containsExactly(Rule.NOT_IN_THIS_VERSION, Rule.NOT_IN_THIS_VERSION, Rule.NOT_IN_THIS_VERSION);
        String form = ExamplePlans.RICH.replace("\"028\"", "\"027\"").replace("f=\"TAB\"", "f=\"Tabl\"");
        assertThat(check.check(PlanReader.read(form).plan()))
                .contains(new Finding(Rule.FORM_WRONG, new Place("M", "f", 1, 1)));
    }

    private List<Rule> rulesIn(String version) {
        String text = ExamplePlans.RICH.replace("\"028\"", "\"" + version + "\"");
        return check.check(PlanReader.read(text).plan()).stream()
                .map(Finding::rule)
                .toList();
    }

    @Test
    @DisplayName("M5 more than five pages are an error")
    void sixPages() {
        String six = ExamplePlans.RICH.replace("l=\"de-DE\"", "a=\"6\" z=\"6\" l=\"de-DE\"");
        assertThat(check.check(PlanReader.read(six).plan()))
                .extracting(Finding::rule)
                .contains(Rule.TOO_MANY_PAGES);
    }

    @Test
    @DisplayName(
            "M6 a number that the catalogue does not know is a warning, not an error; without a catalogue it is nothing")
    void unknownNumbers() {
        List<Finding> findings = new PlanCheck(knowing("00000000")).check(ExamplePlans.rich());
        assertThat(findings).containsExactly(new Finding(Rule.PZN_UNKNOWN, new Place("M", "p", 1, 1)));
        assertThat(findings.get(0).isError()).isFalse();
        assertThat(new PlanCheck(knowing("02532741")).check(ExamplePlans.rich()))
                .isEmpty();
    }

    private static MedicineCatalogue knowing(String number) {
        return new MedicineCatalogue() {
            @Override
            public Optional<Medicine> find(String pzn) {
                return pzn.equals(number) ? Optional.of(new Medicine("Ramipril", List.of(), "Tabl")) : Optional.empty();
            }

            @Override
            public boolean isComplete() {
                return true;
            }
        };
    }
}
