package de.medicalhub.portal.medication.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.portal.medication.MedicineCatalogue;
import de.medicalhub.portal.medication.entity.MedicationPlan;
import de.medicalhub.portal.medication.entity.MergeRow;
import de.medicalhub.portal.medication.entity.PlanDraft;
import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.Texts;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Another plan taken over into the one in the form, line by line. */
class MergeTest {
    @Test
    @DisplayName("M14 only what was chosen is taken over; what was not stays as it is")
    void merge() {
        PlanDraft draft = Drafts.of(ExamplePlans.rich());
        MedicationPlan other = PlanReader.read(ExamplePlans.RICH
                        .replace("m=\"1\" h=\"1/2\"", "m=\"2\" h=\"1/2\"")
                        .replace("<X t=\"Termin am Montag\"/>", "<M a=\"Neu\" m=\"1\"/>"))
                .plan();
        List<MergeRow> rows = decide(draft, other);
        assertThat(rows.stream().filter(MergeRow::isOpen)).hasSize(3);
        Merge.apply(draft, rows);
        assertThat(Drafts.plan(draft).sections()).isEqualTo(ExamplePlans.rich().sections());

        List<MergeRow> again = decide(draft, other);
        again.stream().filter(MergeRow::isOpen).forEach(row -> row.setTaken(true));
        Merge.apply(draft, again);
        assertThat(Drafts.plan(draft).sections()).isEqualTo(other.sections());
    }

    @Test
    @DisplayName("M14 a line under another heading moves there")
    void mergeMoves() {
        PlanDraft draft =
                Drafts.of(PlanReader.read(plan("<S><M a=\"A\" m=\"1\"/></S><S c=\"412\"><M a=\"B\" m=\"1\"/></S>"))
                        .plan());
        MedicationPlan other = PlanReader.read(
                        plan("<S c=\"411\"><M a=\"A\" m=\"1\"/></S><S c=\"412\"><M a=\"B\" m=\"1\"/></S>"))
                .plan();
        List<MergeRow> rows = decide(draft, other);
        rows.forEach(row -> row.setTaken(true));
        Merge.apply(draft, rows);
        assertThat(draft.getRows().stream().map(row -> row.get("headingCode") + row.get("tradeName")))
                .containsExactly("412", "B", "411", "A");
    }

    private static List<MergeRow> decide(PlanDraft draft, MedicationPlan other) {
        return new PlanWords(new Texts(Language.of("de"), Clock.systemUTC()), MedicineCatalogue.none())
                .toDecide(Merge.differences(draft, other));
    }

    private static String plan(String sections) {
        return "<MP v=\"028\" U=\"02BD2867FB024401A590D59D94E1FFAE\" l=\"de-DE\"><P g=\"A\" f=\"B\" b=\"19400324\"/>"
                + "<A n=\"C\" t=\"2026-11-01T12:00:00\"/>" + sections + "</MP>";
    }
}
