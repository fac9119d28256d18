package de.medicalhub.fhir.document.control;

import static de.medicalhub.fhir.document.control.UnfoldDocumentTest.report;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Of documents that order medicines; what holds for all documents is in {@link UnfoldDocumentTest}. */
class UnfoldPrescriptionTest {
    private final MemoryDocuments records = new MemoryDocuments();
    private final UnfoldDocument unfold =
            new UnfoldDocument(records, Clock.fixed(Instant.parse("2026-11-26T08:00:00Z"), ZoneOffset.UTC));
    private final Sender sender = new Sender(Set.of("Organization/h"), "Organization/h", resource -> true);

    @BeforeEach
    void onePatient() {
        records.put("Patient/p", UnfoldDocumentTest.patient());
    }

    @Test
    @DisplayName("Rule 6: an e-prescription needs no narrative; prescription and medicine are unfolded")
    void unfoldsPrescriptions() {
        Bundle bundle = prescription();

        UnfoldDocument.Stored stored = unfold.store(DocumentBundle.read(bundle), sender);

        assertThat(records.all(MedicationRequest.class)).singleElement().satisfies(order -> {
            assertThat(order.getSubject().getReference()).isEqualTo("Patient/p");
            assertThat(order.getMedicationReference().getReference()).isEqualTo("#medicine-1");
            assertThat(order.getContained()).singleElement().isInstanceOf(Medication.class);
            assertThat(order.getRequester().getReference()).isNull();
            assertThat(order.getRequester().getDisplay()).isEqualTo("Labor Nord");
            assertThat(order.getMeta().getProfile()).isEmpty();
        });
        assertThat(records.find(Composition.class, stored.composition()))
                .get()
                .satisfies(composition ->
                        assertThat(composition.getIdentifier().getValue()).isEqualTo("urn:uuid:b"));
        unfold.store(DocumentBundle.read(prescription()), sender);
        assertThat(records.all(Composition.class)).hasSize(1);
        assertThat(records.all(Medication.class))
                .as("nothing in the directory that everybody reads")
                .isEmpty();
    }

    @Test
    @DisplayName("Rule 6: a medicine that nothing unfolded names stays in its document")
    void leavesOtherMedicines() {
        Bundle bundle = report();
        bundle.addEntry()
                .setFullUrl("urn:uuid:00000000-0000-4000-8000-000000000007")
                .setResource(new Medication());

        unfold.store(DocumentBundle.read(bundle), sender);

        assertThat(records.all(Medication.class)).isEmpty();
    }

    @Test
    @DisplayName("Rule 7: a medicine that is corrected in the new version is corrected inside its prescription")
    void aCorrectedMedicineCorrectsItsPrescription() {
        unfold.store(DocumentBundle.read(prescription()), sender);
        Bundle corrected = prescription();
        Medication medicine = (Medication) corrected.getEntry().get(4).getResource();
        medicine.getCode().setText("Ramipril 5 mg");

        unfold.store(DocumentBundle.read(corrected), sender);

        assertThat(records.all(MedicationRequest.class))
                .singleElement()
                .satisfies(
                        order -> assertThat(((Medication) order.getContained().get(0))
                                        .getCode()
                                        .getText())
                                .isEqualTo("Ramipril 5 mg"));
    }

    private static Bundle prescription() {
        Bundle bundle = report();
        Composition composition = (Composition) bundle.getEntryFirstRep().getResource();
        composition.setIdentifier(null).setText(null);
        composition
                .getType()
                .addCoding()
                .setSystem("https://fhir.kbv.de/CodeSystem/KBV_CS_SFHIR_KBV_FORMULAR_ART")
                .setCode("e16A");
        ((Organization) bundle.getEntry().get(2).getResource()).setName("Labor Nord");
        String medicine = "urn:uuid:00000000-0000-4000-8000-000000000005";
        MedicationRequest order = new MedicationRequest()
                .setStatus(MedicationRequest.MedicationRequestStatus.ACTIVE)
                .setSubject(new Reference(UnfoldDocumentTest.SENT_PATIENT))
                .setRequester(new Reference(UnfoldDocumentTest.SENT_ORGANISATION))
                .setMedication(new Reference(medicine));
        order.getMeta().addProfile("https://fhir.kbv.de/StructureDefinition/KBV_PR_ERP_Prescription|1.4");
        bundle.getEntry().get(3).setResource(order);
        bundle.addEntry().setFullUrl(medicine).setResource(new Medication());
        return bundle;
    }
}
