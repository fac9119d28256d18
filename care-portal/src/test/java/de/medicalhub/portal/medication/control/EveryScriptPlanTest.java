package de.medicalhub.portal.medication.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.portal.medication.MedicineCatalogue;
import de.medicalhub.portal.medication.entity.DraftRow;
import de.medicalhub.portal.medication.entity.MedicationPlan;
import de.medicalhub.portal.medication.entity.PlanDraft;
import de.medicalhub.portal.printing.ManyScripts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.DocumentReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Each text field of a medication plan takes every script: as draft as it is, on paper and in its code in Latin letters (M3). */
class EveryScriptPlanTest {
    private static final Instant NOON = Instant.parse("2026-11-28T11:00:00Z");
    private static final List<String> OF_THE_HEAD = List.of(
            "given", "family", "title", "prefix", "suffix", "issuer", "street", "town", "allergies", "observations");
    private static final List<String> OF_A_ROW = List.of(
            "tradeName",
            "substances",
            "strengths",
            "form",
            "doseText",
            "unitText",
            "hint",
            "reason",
            "bound",
            "heading",
            "text");
    /** Short enough for each field; the rest of the letters is tried in the draft. */
    private static final String TYPED = "Äşł 漢 Ж";

    private static final String WRITTEN = "Äsl Hàn Z";

    @Test
    @DisplayName("M15 a draft keeps every letter of every field in the record")
    void drafts() {
        List<String> walked = new ArrayList<>();
        PlanDraft draft = filled(ManyScripts.TEXT, walked);
        assertThat(walked).containsAll(OF_THE_HEAD).containsAll(OF_A_ROW);
        StoredPlan.Whose whose = new StoredPlan.Whose(
                CaseId.next(), "Patient/1", "Organization/1", "", LocalDate.parse("2026-11-28"), NOON);
        DocumentReference kept = ManyScripts.stored(DocumentReference.class, (DocumentReference)
                StoredPlan.draft(whose, Drafts.plan(draft), Optional.empty())
                        .getEntryFirstRep()
                        .getResource());
        byte[] xml = kept.getContentFirstRep().getAttachment().getData();
        PlanDraft back = Drafts.of(StoredPlan.read(List.of(xml), true));
        assertThat(back.getHead()).isEqualTo(draft.getHead());
        assertThat(back.getRows()).hasSameSizeAs(draft.getRows());
        for (int row = 0; row < back.getRows().size(); row++) {
            assertThat(texts(back.getRows().get(row)))
                    .isEqualTo(texts(draft.getRows().get(row)));
        }
    }

    @Test
    @DisplayName(
            "M3, M12 each field stands in the code in letters that every reader of plans can hold, on paper in those that can be read")
    void prints() {
        Printing printing = new Printing(Clock.fixed(NOON, ZoneOffset.UTC), UUID::randomUUID, MedicineCatalogue.none());
        Printing.Print print = printing.prepare(Drafts.plan(filled(TYPED, new ArrayList<>())));
        assertThat(print.findings()).noneMatch(finding -> finding.isError());
        MedicationPlan page = print.pages().get(0);
        PlanDraft read = Drafts.of(PlanReader.read(PlanWriter.bytes(page)).plan());
        for (String field : OF_THE_HEAD) {
            assertThat(read.get(field)).as(field).isEqualTo(WRITTEN);
        }
        assertThat(read.getRows().stream().flatMap(row -> texts(row).stream()))
                .isNotEmpty()
                .allMatch(WRITTEN::equals);
        assertThat(ManyScripts.words(PlanPdf.of(print.pages(), MedicineCatalogue.none())))
                .contains("ÄşłHànЖ")
                .doesNotContain("漢");
    }

    /** The example with that text in each of its text fields. */
    private static PlanDraft filled(String text, List<String> walked) {
        PlanDraft draft = Drafts.of(ExamplePlans.rich());
        OF_THE_HEAD.stream().filter(field -> !draft.get(field).isBlank()).forEach(field -> {
            draft.with(field, text);
            walked.add(field);
        });
        draft.getRows()
                .forEach(row -> OF_A_ROW.stream()
                        .filter(field -> !row.get(field).isBlank())
                        .filter(field ->
                                !field.equals("form") || !row.get("freeForm").isBlank())
                        .forEach(field -> {
                            row.with(field, text);
                            walked.add(field);
                        }));
        return draft;
    }

    private static List<String> texts(DraftRow row) {
        return OF_A_ROW.stream()
                .filter(field -> !field.equals("form") || !row.get("freeForm").isBlank())
                .map(row::get)
                .filter(text -> !text.isBlank())
                .toList();
    }
}
