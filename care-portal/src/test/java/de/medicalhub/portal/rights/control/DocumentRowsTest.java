package de.medicalhub.portal.rights.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.rights.entity.DocumentRow;
import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.Texts;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.ReferredDocumentStatus;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D2")
class DocumentRowsTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    @Test
    @DisplayName(
            "letters are named in the reader's language, and the one that was replaced says that it no longer counts")
    void lettersSayWhichCounts() {
        Composition first = letter("1", Composition.CompositionStatus.PRELIMINARY, NOW);
        Composition signed = letter("2", Composition.CompositionStatus.FINAL, NOW.plusSeconds(60));
        signed.addRelatesTo()
                .setCode(Composition.DocumentRelationshipType.REPLACES)
                .setTarget(new Reference("Composition/1"));
        assertThat(titles("de", first, signed))
                .containsExactly("Entlassbrief", "Entlassbrief (vorläufig) (ersetzt, gilt nicht mehr)");
        assertThat(titles("en", first)).containsExactly("Discharge letter (preliminary)");
    }

    @Test
    @DisplayName("a consent's file is called by its kind, not by the code of who signed")
    void noCodesAsNames() {
        DocumentReference consent = new DocumentReference();
        consent.setDescription("patient").setId("DocumentReference/1");
        consent.getType().addCoding().setSystem("http://loinc.org").setCode("59284-0");
        consent.addContent().getAttachment().setContentType("text/plain").setUrl("Binary/1");
        assertThat(titles("de", consent)).containsExactly("Einwilligung");
    }

    @Test
    @DisplayName("a signed plan is named as such; the draft of one is not the patient's paper yet")
    void plansAreToldApart() {
        DocumentReference signed = plan("1");
        signed.addContent().getAttachment().setContentType("application/xml").setUrl("Binary/2");
        DocumentReference draft = plan("2").setDocStatus(ReferredDocumentStatus.PRELIMINARY);
        DocumentReference scan = plan("3");
        assertThat(titles("de", signed, draft, scan))
                .containsExactlyInAnyOrder("Unterschriebener Medikationsplan", "Medikationsplan");
    }

    private static DocumentReference plan(String id) {
        DocumentReference plan = new DocumentReference();
        plan.setDescription("Medikationsplan").setId("DocumentReference/" + id);
        plan.getType().setText("Medikationsplan").addCoding().setCode("56445-0");
        plan.addContent().getAttachment().setContentType("application/pdf").setUrl("Binary/1");
        return plan;
    }

    @Test
    @DisplayName("a letter and its file say that the discharge was moved after they were written; a later one does not")
    void olderThanTheMove() {
        CaseId id = CaseId.next();
        CarePlan plan = new CarePlan();
        plan.addIdentifier(id.toIdentifier()).setId("CarePlan/1");
        plan.getPeriod().setStart(Date.from(Instant.parse("2026-12-01T10:00:00Z")));
        Composition before = letter("1", Composition.CompositionStatus.FINAL, NOW);
        before.setIdentifier(id.toIdentifier());
        Composition after = letter("2", Composition.CompositionStatus.FINAL, NOW.plusSeconds(600));
        after.setIdentifier(id.toIdentifier());
        DocumentReference file = new DocumentReference().setDate(Date.from(NOW));
        file.addIdentifier(id.toIdentifier()).setId("DocumentReference/1");
        file.getType().addCoding().setCode("18842-5");
        file.addContent().getAttachment().setContentType("application/pdf").setUrl("Binary/1");
        assertThat(rows("de", plan, move("CarePlan/1"), before, after, file))
                .extracting(DocumentRow::letter, row -> row.older().contains("auf: Dienstag, 1. Dezember 2026, 11 Uhr"))
                .containsExactly(tuple(true, false), tuple(true, true), tuple(false, true));
        assertThat(rows("de", plan, move("CarePlan/of-another-case"), before))
                .extracting(DocumentRow::older)
                .containsExactly("");
    }

    private static Provenance move(String plan) {
        Provenance move = new Provenance().setRecorded(Date.from(NOW.plusSeconds(300)));
        move.addTarget(new Reference(plan)).setId("Provenance/1");
        move.addReason().addCoding().setSystem(HubCodes.RESCHEDULE_REASON).setCode("medical");
        return move;
    }

    private static Composition letter(String id, Composition.CompositionStatus status, Instant at) {
        Composition letter = new Composition();
        letter.setStatus(status).setTitle("Entlassbrief").setDate(Date.from(at)).setId("Composition/" + id);
        letter.getType().addCoding().setSystem("http://loinc.org").setCode("18842-5");
        return letter;
    }

    private static List<String> titles(String language, Resource... resources) {
        return rows(language, resources).stream().map(DocumentRow::title).toList();
    }

    private static List<DocumentRow> rows(String language, Resource... resources) {
        Bundle bundle = new Bundle();
        for (var resource : resources) {
            bundle.addEntry().setResource(resource);
        }
        return new DocumentRows(new Texts(Language.of(language), Clock.systemUTC()), Resources.of(bundle)).list();
    }
}
