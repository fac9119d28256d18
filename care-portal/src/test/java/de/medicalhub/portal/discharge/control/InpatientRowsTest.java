package de.medicalhub.portal.discharge.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.discharge.entity.InpatientRow;
import de.medicalhub.portal.discharge.entity.Signature;
import de.medicalhub.portal.discharge.entity.SignedForm;
import de.medicalhub.portal.documents.FileContent;
import de.medicalhub.portal.documents.Uploads;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D12, D15")
class InpatientRowsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T11:17:30Z");
    private static final Uploads.File SHEET = new Uploads.File("image/png", new FileContent(new byte[] {1}));
    private static final Texts TEXTS = new Texts(Language.DE, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    @DisplayName("the chip finds who has not signed and whose paper nobody has scanned, also after the case has begun")
    void whatIsMissing() {
        Encounter nothing = stay("nothing");
        Encounter drawn = stay("drawn");
        Encounter paper = stay("paper");
        Encounter begun = stay("begun");
        Encounter scanned = stay("scanned");
        Encounter planned = stay("planned");
        DocumentReference old = form("5", scanned, "paper", NOW);
        Resources found = resources(
                nothing,
                drawn,
                paper,
                begun,
                scanned,
                planned,
                form("1", drawn, "drawn", NOW),
                form("2", paper, "paper", NOW),
                form("3", begun, "paper", NOW),
                plan(begun),
                old,
                scan("6", scanned, old),
                plan(planned));
        List<Encounter> stays = List.of(nothing, drawn, paper, begun, scanned, planned);
        assertThat(InpatientRows.unsigned(stays, found)).containsExactly("nothing", "paper", "begun");

        List<InpatientRow> rows = new InpatientRows(TEXTS, "").of(found, found.all(CarePlan.class));
        assertThat(rows)
                .filteredOn(InpatientRow::isConsentOpen)
                .extracting(InpatientRow::encounter)
                .containsExactlyInAnyOrder("nothing", "paper", "begun");
        assertThat(rows)
                .filteredOn(InpatientRow::scanMissing)
                .extracting(InpatientRow::encounter)
                .containsExactlyInAnyOrder("paper", "begun");
        assertThat(rows)
                .filteredOn(InpatientRow::isUnsigned)
                .extracting(InpatientRow::encounter)
                .containsExactly("nothing");
    }

    @Test
    @DisplayName(
            "the newest form counts: whoever signs on the device after the paper needs no scan of it, and the other way round")
    void theNewestFormCounts() {
        Encounter first = stay("first");
        Encounter last = stay("last");
        Resources found = resources(
                first,
                last,
                form("1", first, "paper", NOW.minusSeconds(60)),
                form("2", first, "drawn", NOW),
                form("3", last, "drawn", NOW.minusSeconds(60)),
                form("4", last, "paper", NOW));
        assertThat(InpatientRows.unsigned(List.of(first, last), found)).containsExactly("last");
    }

    @Test
    @DisplayName("the search brings what this is read from, and no words of a form")
    void theSearchBringsIt() {
        assertThat(InpatientRows.consentsOf(List.of(stay("1"))).orElseThrow())
                .contains("encounter=Encounter/1&")
                .contains("_elements=context,status,type,date,relatesTo,content.format&");
        assertThat(InpatientRows.consentsOf(List.of())).isEmpty();
    }

    private static Encounter stay(String id) {
        Encounter stay = new Encounter();
        stay.setId("Encounter/" + id);
        stay.setSubject(new Reference("Patient/" + id)).setServiceProvider(new Reference("Organization/h"));
        return stay;
    }

    private static DocumentReference form(String id, Encounter stay, String way, Instant signed) {
        Signature signature = new Signature();
        signature.setBy("patient");
        signature.setSigner("Änne Müller");
        signature.setWay(way);
        DocumentReference form =
                ConsentForm.document(stay, signature, new ConsentForm.Wording("Ja", "de"), "Practitioner/1", signed);
        form.setId("DocumentReference/" + id);
        return form;
    }

    private static DocumentReference scan(String id, Encounter stay, DocumentReference form) {
        SignedForm signed = ConsentForm.of(resources(form)).orElseThrow();
        DocumentReference scan = ConsentForm.scan(stay, signed, SHEET, "Practitioner/1", NOW);
        scan.setId("DocumentReference/" + id);
        return scan;
    }

    private static CarePlan plan(Encounter stay) {
        CarePlan plan = new CarePlan()
                .setEncounter(new Reference("Encounter/" + stay.getIdElement().getIdPart()));
        plan.setId("CarePlan/" + stay.getIdElement().getIdPart());
        plan.addIdentifier().setSystem(HubCodes.CASE_SYSTEM).setValue("case-of-it");
        return plan;
    }

    private static Resources resources(Resource... all) {
        Bundle bundle = new Bundle();
        for (Resource one : all) {
            bundle.addEntry().setResource(one);
        }
        return Resources.of(bundle);
    }
}
