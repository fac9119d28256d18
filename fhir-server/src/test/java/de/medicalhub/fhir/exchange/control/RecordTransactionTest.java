package de.medicalhub.fhir.exchange.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RecordTransactionTest {
    @Test
    @DisplayName(
            "Rule 12: each resource is put under its own id, what is named before what names it; parts are left out")
    void eachIsPutUnderItsId() {
        Resource house = new Organization().setId("Organization/h/_history/3");
        Resource patient = new Patient().setId("Patient/p");
        Resource stay = new Encounter().setId("Encounter/e");
        Resource part = new Task().setId("Task/t");
        part.getMeta().addSecurity("http://terminology.hl7.org/CodeSystem/v3-ObservationValue", "SUBSETTED", "");

        Bundle bundle = RecordTransaction.of(List.of(house), List.of(patient, stay, part), "https://hub.example/fhir");

        assertThat(bundle.getType()).isEqualTo(Bundle.BundleType.TRANSACTION);
        assertThat(bundle.getEntry())
                .extracting(BundleEntryComponent::getResource)
                .containsExactly(house, patient, stay);
        assertThat(bundle.getEntry())
                .extracting(entry -> entry.getRequest().getMethod().toCode() + " "
                        + entry.getRequest().getUrl())
                .containsExactly("PUT Organization/h", "PUT Patient/p", "PUT Encounter/e");
        assertThat(bundle.getEntryFirstRep().getFullUrl()).isEqualTo("https://hub.example/fhir/Organization/h");
    }

    @Test
    @DisplayName(
            "Rule 12: what is named and does not come along is named by its address here; each relative reference has an entry")
    void whatStaysIsNamedByItsAddress() {
        Encounter stay = new Encounter().setSubject(new Reference("Patient/p"));
        stay.setServiceProvider(new Reference("Organization/hidden")).setId("Encounter/e");
        stay.addParticipant().setIndividual(new Reference("https://elsewhere.example/fhir/Practitioner/5"));
        stay.addDiagnosis().setCondition(new Reference("#inside"));
        stay.setPartOf(new Reference().setDisplay("Notaufnahme"));
        DocumentReference letter = new DocumentReference().setSubject(new Reference("Patient/p/_history/2"));
        letter.addContent().getAttachment().setUrl("Binary/here");
        letter.addContent().getAttachment().setUrl("Binary/hidden");
        List<Resource> record = List.of(
                new Patient().setId("Patient/p"),
                new Binary().setId("Binary/here"),
                letter.setId("DocumentReference/d"),
                stay,
                new Patient().setId("Patient/p"));

        Bundle bundle = RecordTransaction.of(List.of(), record, "https://hub.example/fhir");

        assertThat(bundle.getEntry()).hasSize(4);
        assertThat(stay.getServiceProvider().getReference()).isEqualTo("https://hub.example/fhir/Organization/hidden");
        assertThat(stay.getSubject().getReference()).isEqualTo("Patient/p");
        assertThat(stay.getParticipantFirstRep().getIndividual().getReference())
                .isEqualTo("https://elsewhere.example/fhir/Practitioner/5");
        assertThat(stay.getDiagnosisFirstRep().getCondition().getReference()).isEqualTo("#inside");
        assertThat(letter.getSubject().getReference()).isEqualTo("Patient/p/_history/2");
        assertThat(letter.getContent())
                .extracting(content -> content.getAttachment().getUrl())
                .containsExactly("Binary/here", "https://hub.example/fhir/Binary/hidden");
    }
}
