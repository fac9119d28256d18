package de.medicalhub.fhir.isik;

import static de.medicalhub.fhir.isik.Client.ADMIN;
import static de.medicalhub.fhir.isik.Client.HOSPITAL;
import static de.medicalhub.fhir.isik.Client.reference;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hl7.fhir.r4.model.Enumerations.ConceptMapEquivalence.WIDER;

import de.medicalhub.common.fhir.HubCodes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Dokumentenaustausch and Binary; reports: {@link IsikReportIT}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IsikDocumentIT {
    private static final String KDL = "http://dvmd.de/fhir/CodeSystem/kdl";

    private static final String MAP = "http://dvmd.de/fhir/ConceptMap/kdl-ihe-typecode";

    private final Hospital hospital = new Hospital();

    @Test
    void embeddedContentBecomesABinaryThatWhoReadsTheDocumentReads() {
        DocumentReference stored = HOSPITAL.create(document());

        Attachment attachment = stored.getContentFirstRep().getAttachment();
        assertThat(attachment.hasData()).isFalse();
        String binary =
                "/" + new IdType(attachment.getUrl()).toUnqualifiedVersionless().getValue();
        assertThat(HOSPITAL.get(binary).ok(Binary.class).getContent())
                .isEqualTo("Befund".getBytes(StandardCharsets.UTF_8));
        Client.Answer raw = HOSPITAL.get(binary, "text/plain");
        assertThat(raw.body()).isEqualTo("Befund");
        assertThat(raw.contentType()).startsWith("text/plain");
        new Client("discharge1").get(binary).is(200);
        for (String stranger : List.of("discharge2", "gp1", "patient1")) {
            new Client(stranger).get(binary).is(404);
        }
        new Client("driver1").get(binary).is(403);
    }

    @Test
    void documentsAreFoundByWhatTheSpecificationNames() {
        DocumentReference stored = HOSPITAL.create(document());
        for (String criteria : List.of(
                "_id=" + stored.getIdElement().getIdPart(),
                "status=current",
                "type=" + KDL + "%7CPT130102",
                "category=http://ihe-d.de/CodeSystems/IHEXDSclassCode%7CBEF",
                "creation=2026-11-21",
                "encounter=" + reference(hospital.stay))) {
            assertThat(HOSPITAL.get("/DocumentReference/?patient=" + reference(hospital.patient) + "&" + criteria)
                            .found())
                    .as(criteria)
                    .contains(reference(stored));
        }
        assertThat(HOSPITAL.get("/DocumentReference/?patient=" + reference(hospital.patient) + "&creation=2020-01-01")
                        .found())
                .isEmpty();
        String mine = "/DocumentReference/?patient=" + reference(hospital.patient) + "&_id="
                + stored.getIdElement().getIdPart();
        assertThat(HOSPITAL.get(mine).ok(Bundle.class).getTotal()).isEqualTo(1);
        assertThat(HOSPITAL.get(mine + "&_total=none").ok(Bundle.class).hasTotal())
                .isFalse();
        assertThat(new Client("discharge1").get(mine).ok(Bundle.class).hasTotal())
                .isFalse();
    }

    @Test
    void aKdlCodeBringsTypeAndClassOfXdsWhereTheConceptMapsAreLoaded() {
        String system = "http://ihe-d.de/CodeSystems/IHEXDStypeCode";
        if (ADMIN.get("/ConceptMap?url=" + MAP).found().isEmpty()) {
            ConceptMap map = new ConceptMap().setUrl(MAP).setStatus(PublicationStatus.ACTIVE);
            var group = map.addGroup().setSource(KDL).setTarget(system);
            group.addElement().setCode("PT130102").addTarget().setCode("PATH").setEquivalence(WIDER);
            hospital.imported(map);
        }

        DocumentReference stored = HOSPITAL.create(document());

        assertThat(stored.getType().getCoding()).anySatisfy(coding -> {
            assertThat(coding.getSystem()).isEqualTo(system);
            assertThat(coding.getCode()).isEqualTo("PATH");
        });
    }

    @Test
    void patientAndStayAreFoundByIdentifier() {
        DocumentReference document = document();
        document.setSubject(new Reference());
        document.getSubject().getIdentifier().setSystem(Hospital.PATIENTS).setValue(hospital.mark);
        document.getContext().setEncounter(List.of(new Reference()));
        document.getContext()
                .getEncounterFirstRep()
                .getIdentifier()
                .setSystem(Hospital.STAYS)
                .setValue(hospital.mark);

        DocumentReference stored = HOSPITAL.create(document);

        assertThat(stored.getSubject().getReference()).isEqualTo(reference(hospital.patient));
        assertThat(stored.getContext().getEncounterFirstRep().getReference()).isEqualTo(reference(hospital.stay));
    }

    @Test
    void whoeverIsUnknownOrWhatIsMissingIsRefused() {
        List<Consumer<DocumentReference>> faults = List.of(
                document -> document.setSubject(new Reference("Patient/nobody-" + hospital.mark)),
                document -> document.setSubject(new Reference(reference(hospital.stranger))),
                document ->
                        document.getContext().getEncounterFirstRep().setReference("Encounter/none-" + hospital.mark),
                document -> document.getContext().getEncounterFirstRep().setReference(reference(hospital.elsewhere)),
                document -> document.getContentFirstRep().getAttachment().setData(null));
        for (Consumer<DocumentReference> fault : faults) {
            DocumentReference document = document();
            fault.accept(document);
            HOSPITAL.post("/DocumentReference", document).refuses(422);
        }
    }

    @Test
    void onlyTheStatusOfADocumentIsUpdated() {
        DocumentReference stored = HOSPITAL.create(document());
        Parameters change = new Parameters();
        change.addParameter().setName("docStatus").setValue(new CodeType("amended"));
        String operation = "/" + reference(stored) + "/$update-metadata";

        DocumentReference updated = HOSPITAL.post(operation, change).is(200).as(DocumentReference.class);

        assertThat(updated.getDocStatus()).isEqualTo(DocumentReference.ReferredDocumentStatus.AMENDED);
        assertThat(updated.getText().getDivAsString()).contains("Amended");
        assertThat(updated.getDescription()).isEqualTo(stored.getDescription());
        assertThat(HOSPITAL.send("POST", operation + "?docStatus=preliminary", "", Map.of())
                        .is(200)
                        .as(DocumentReference.class)
                        .getDocStatus())
                .isEqualTo(DocumentReference.ReferredDocumentStatus.PRELIMINARY);
        HOSPITAL.send("POST", operation + "?docStatus=lost", "", Map.of()).refuses(422);
        HOSPITAL.post(operation + "?docStatus=final", change).refuses(400);
        change.getParameterFirstRep().setValue(new CodeType("lost"));
        HOSPITAL.post(operation, change).refuses(422);
        HOSPITAL.post(operation, new Parameters()).refuses(400);
        HOSPITAL.post("/DocumentReference/none-" + hospital.mark + "/$update-metadata", change)
                .refuses(422);
        change.getParameterFirstRep().setValue(new CodeType("final"));
        HOSPITAL.post("/DocumentReference/none-" + hospital.mark + "/$update-metadata", change)
                .refuses(404);
        new Client("discharge1").post(operation, change).is(403);
    }

    @Test
    void aDocumentOfADischargeCaseIsReadAndNotUpdated() {
        DocumentReference ofCase = document();
        ofCase.addIdentifier()
                .setSystem(HubCodes.CASE_SYSTEM)
                .setValue(java.util.UUID.randomUUID().toString());
        DocumentReference stored = hospital.imported(ofCase);
        HOSPITAL.get("/" + reference(stored)).is(200);
        Parameters change = new Parameters();
        change.addParameter().setName("docStatus").setValue(new CodeType("amended"));
        HOSPITAL.post("/" + reference(stored) + "/$update-metadata", change).refuses(403);
        assertThat(HOSPITAL.get("/" + reference(stored))
                        .ok(DocumentReference.class)
                        .getDocStatus())
                .isEqualTo(stored.getDocStatus());
    }

    @Test
    void aBinaryThatComesAloneIsItsHospitalsUntilADocumentNamesIt() {
        Binary binary = new Binary().setContentType("text/plain");
        Binary stored = HOSPITAL.create(binary.setData("Test".getBytes(StandardCharsets.UTF_8)));
        String address = "/" + reference(stored);
        HOSPITAL.get(address, "application/fhir+xml").is(200);
        new Client("discharge1").get(address).is(404);

        DocumentReference document = document();
        document.getContentFirstRep().getAttachment().setData(null).setUrl(reference(stored));
        HOSPITAL.create(document);
        new Client("discharge1").get(address).is(200);

        Binary foreign = hospital.imported(
                new Binary().setContentType("text/plain").setSecurityContext(new Reference(Hospital.OTHER)));
        document.getContentFirstRep().getAttachment().setUrl(reference(foreign));
        HOSPITAL.get("/" + reference(foreign)).is(404);
        HOSPITAL.post("/DocumentReference", document).refuses(422);
    }

    private DocumentReference document() {
        DocumentReference document = new DocumentReference()
                .setStatus(DocumentReferenceStatus.CURRENT)
                .setDocStatus(DocumentReference.ReferredDocumentStatus.FINAL)
                .setSubject(hospital.about())
                .setDescription("Befund der Molekularpathologie");
        document.getType().addCoding().setSystem(KDL).setCode("PT130102");
        document.addCategory()
                .addCoding()
                .setSystem("http://ihe-d.de/CodeSystems/IHEXDSclassCode")
                .setCode("BEF");
        Attachment attachment = document.addContent().getAttachment();
        attachment.setContentType("text/plain").setData("Befund".getBytes(StandardCharsets.UTF_8));
        attachment.getCreationElement().setValueAsString("2026-11-21T10:00:00+01:00");
        document.getContext().addEncounter(new Reference(reference(hospital.stay)));
        return document;
    }
}
