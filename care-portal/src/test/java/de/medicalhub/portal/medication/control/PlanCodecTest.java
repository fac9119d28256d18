package de.medicalhub.portal.medication.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.medicalhub.portal.medication.MedicineCatalogue;
import de.medicalhub.portal.medication.Substance;
import de.medicalhub.portal.medication.entity.Entry;
import de.medicalhub.portal.medication.entity.Finding;
import de.medicalhub.portal.medication.entity.MedicationPlan;
import de.medicalhub.portal.medication.entity.Person;
import de.medicalhub.portal.medication.entity.Rule;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanCodecTest {
    @Test
    @DisplayName("M1 all public plans are the same after reading and writing, and nothing of them is left out")
    void publicPlansSurvive() throws Exception {
        assertThat(ExamplePlans.files()).hasSize(20);
        for (Path file : ExamplePlans.files()) {
            byte[] bytes = ExamplePlans.bytes(file);
            Reading reading = PlanReader.read(bytes);
            String written = PlanWriter.write(reading.plan());
            assertThat(reading.findings()).as(file.toString()).isEmpty();
            assertThat(XmlTree.of(written)).as(file.toString()).isEqualTo(XmlTree.of(bytes));
            assertThat(PlanReader.read(written).plan()).isEqualTo(reading.plan());
        }
    }

    @Test
    @DisplayName("M3 a plan with every attribute is written letter by letter as it was, in the order of the schema")
    void everyAttributeSurvives() {
        assertThat(PlanWriter.write(ExamplePlans.rich())).isEqualTo(ExamplePlans.RICH.replace("&gt;", ">"));
    }

    @Test
    void fieldsHaveTheirMeaning() {
        MedicationPlan plan = ExamplePlans.rich();
        assertThat(plan.person().fullName()).isEqualTo("Dr. Änne Freifrau von Größer");
        assertThat(plan.sections()).hasSize(3);
        Entry first = (Entry) plan.sections().get(0).lines().get(0);
        assertThat(first.product().fullPzn()).isEqualTo("02532741");
        assertThat(first.dosage().night()).isEqualTo("1/2");
        assertThat(first.boundLine()).isEqualTo("<wichtig> \"nüchtern\"");
        Entry second = (Entry) plan.sections().get(0).lines().get(1);
        assertThat(second.product().substances())
                .containsExactly(new Substance("Dexpanthenol", "5 %"), new Substance("Wasser", ""));
        assertThat(plan.observations().weightKilograms()).isEqualTo("70.5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"023", "024", "025", "026", "027", "028"})
    @DisplayName("M1 versions 023 to 028 are read and keep their number")
    void versions(String version) {
        String text = ExamplePlans.RICH.replace("\"028\"", "\"" + version + "\"");
        assertThat(PlanReader.read(text).plan().head().version()).isEqualTo(version);
        assertThat(PlanWriter.write(PlanReader.read(text).plan())).startsWith("<MP v=\"" + version + "\" U=");
    }

    @Test
    @DisplayName("M3 every letter of ISO-8859-1 survives, and so do line breaks within a text")
    void everyLetterSurvives() {
        StringBuilder letters = new StringBuilder("\t\n\r");
        for (int letter = 0x20; letter <= 0xFF; letter++) {
            if (letter < 0x7F || letter > 0x9F) {
                letters.appendCodePoint(letter);
            }
        }
        MedicationPlan plan = named(letters.toString());
        byte[] written = PlanWriter.bytes(plan);
        assertThat(PlanReader.read(written).plan().person().family()).isEqualTo(letters.toString());
        assertThat(new String(written, StandardCharsets.ISO_8859_1)).isEqualTo(PlanWriter.write(plan));
    }

    @ParameterizedTest
    @CsvSource({"Łukasz, Lukasz", "Şahin, Sahin", "Ελένη, Eléne", "Анна, Anna", "王芳, Wáng Fang", "Đurić, Duric"})
    @DisplayName("M3 a letter that has others to stand for it is written in those, with a warning at its place")
    void lettersAreReplaced(String name, String written) {
        MedicationPlan plan = named(name);
        assertThat(new PlanCheck(MedicineCatalogue.none()).check(plan))
                .extracting(Finding::rule)
                .contains(Rule.LETTER_REPLACED)
                .doesNotContain(Rule.LETTER_NOT_WRITABLE);
        assertThat(PlanReader.read(PlanWriter.bytes(plan)).plan().person().family())
                .isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"😀", "\u0085", "\u0000"})
    @DisplayName("M3 another letter is a finding at its place and is never written as a question mark")
    void otherLettersAreFound(String letter) {
        MedicationPlan plan = named("Muster" + letter);
        assertThat(new PlanCheck(MedicineCatalogue.none()).check(plan))
                .extracting(Finding::rule)
                .contains(Rule.LETTER_NOT_WRITABLE);
        assertThatThrownBy(() -> PlanWriter.write(plan))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("Muster");
    }

    @Test
    @DisplayName("M1 bytes are ISO-8859-1 unless they say that they are UTF-8")
    void encodings() {
        String utf8 = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + ExamplePlans.RICH;
        MedicationPlan plan = ExamplePlans.rich();
        assertThat(PlanReader.read(utf8.getBytes(StandardCharsets.UTF_8)).plan())
                .isEqualTo(plan);
        assertThat(PlanReader.read(("\uFEFF" + ExamplePlans.RICH).getBytes(StandardCharsets.UTF_8))
                        .plan())
                .isEqualTo(plan);
        assertThat(PlanReader.read(ExamplePlans.latin1(ExamplePlans.RICH)).plan())
                .isEqualTo(plan);
        assertThat(PlanReader.read("\r\n <?xml version='1.0'?>\r\n<!DOCTYPE MP >\r\n" + ExamplePlans.RICH + "\r\n")
                        .plan())
                .isEqualTo(plan);
    }

    @Test
    @DisplayName("M1 what the model does not know is told with its place")
    void unknownParts() {
        Reading reading = PlanReader.read(
                ExamplePlans.RICH.replace("<M p=", "<M vendor=\"geheim\" p=").replace("<S c=", "geheim<S c="));
        assertThat(reading.plan()).isEqualTo(ExamplePlans.rich());
        assertThat(reading.findings())
                .extracting(Finding::rule)
                .containsExactly(Rule.UNKNOWN_ATTRIBUTE, Rule.UNKNOWN_TEXT);
        assertThat(reading.findings().get(0).place().line()).isEqualTo(1);
        assertThat(reading.findings().toString()).doesNotContain("geheim");
    }

    private static MedicationPlan named(String family) {
        MedicationPlan plan = ExamplePlans.rich();
        Person other = new Person("Änne", family, "", "19450101", "", "", "", "");
        return new MedicationPlan(plan.head(), other, plan.issuer(), plan.observations(), plan.sections());
    }
}
