package de.medicalhub.fhir.document.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.Issues;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Narrative.NarrativeStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class UnfoldDocumentTest {
    private static final String SYSTEM = "https://hospital.example/patients";
    static final String SENT_PATIENT = "urn:uuid:00000000-0000-4000-8000-000000000001";
    static final String SENT_ORGANISATION = "urn:uuid:00000000-0000-4000-8000-000000000002";

    private final MemoryDocuments records = new MemoryDocuments();
    private final UnfoldDocument unfold =
            new UnfoldDocument(records, Clock.fixed(Instant.parse("2026-11-26T08:00:00Z"), ZoneOffset.UTC));
    private final Sender sender = new Sender(Set.of("Organization/h"), "Organization/h", resource -> true);

    @BeforeEach
    void onePatient() {
        records.put("Patient/p", patient());
    }

    @Test
    @DisplayName("Rule 6: kept as it came, described, unfolded, with where it came from")
    void keepsDescribesAndUnfolds() {
        byte[] sent = "{ as it came }".getBytes(StandardCharsets.UTF_8);

        UnfoldDocument.Stored stored =
                unfold.store(DocumentBundle.read(report(), sent, "application/fhir+json"), sender);

        assertThat(records.all(Binary.class)).singleElement().satisfies(content -> {
            assertThat(content.getData()).isEqualTo(sent);
            assertThat(content.getSecurityContext().getReference()).isEqualTo(stored.description());
        });
        assertThat(records.find(DocumentReference.class, stored.description()))
                .get()
                .satisfies(description ->
                        assertThat(description.getSubject().getReference()).isEqualTo("Patient/p"));
        assertThat(records.all(Observation.class))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.getSubject().getReference()).isEqualTo("Patient/p"));
        assertThat(records.all(Provenance.class)).singleElement().satisfies(provenance -> {
            assertThat(provenance.getTarget()).hasSize(2);
            assertThat(provenance.getEntityFirstRep().getWhat().getReference()).isEqualTo(stored.description());
        });
    }

    @Test
    @DisplayName("Rule 6: no reference leads to where the document does not, and nobody enters the directory")
    void keepsWordsNotTargets() {
        Bundle report = report();
        Observation finding = (Observation) report.getEntry().get(3).getResource();
        finding.addPerformer(new Reference(SENT_ORGANISATION).setDisplay("Labor"));
        finding.addPerformer(new Reference("Practitioner/gp-1").setDisplay("Jemand hier"));
        finding.addFocus(new Reference("Patient/other"));

        unfold.store(DocumentBundle.read(report), sender);

        Observation unfolded = records.all(Observation.class).get(0);
        assertThat(unfolded.getPerformer()).allSatisfy(performer -> {
            assertThat(performer.hasReference()).isFalse();
            assertThat(performer.getDisplay()).isNotEmpty();
        });
        assertThat(unfolded.getPerformerFirstRep().getIdentifier().getValue()).isEqualTo("labor");
        assertThat(unfolded.getFocusFirstRep().hasReference()).isFalse();
        assertThat(records.all(Organization.class)).isEmpty();
        assertThat(records.all(Patient.class)).hasSize(1);
    }

    @Test
    @DisplayName("Rule 6: what is about somebody else in the document does not enter the patient's record")
    void theNewbornsFindingIsNotTheMothers() {
        Bundle report = report();
        String child = "urn:uuid:00000000-0000-4000-8000-000000000005";
        Patient newborn = new Patient();
        newborn.addIdentifier().setSystem(SYSTEM).setValue("2");
        report.addEntry().setFullUrl(child).setResource(newborn);
        Observation finding = (Observation) report.getEntry().get(3).getResource();
        finding.setSubject(new Reference(child)).addPerformer(new Reference(SENT_PATIENT));
        AllergyIntolerance allergy = new AllergyIntolerance().setPatient(new Reference(SENT_PATIENT));
        report.addEntry()
                .setFullUrl("urn:uuid:00000000-0000-4000-8000-000000000006")
                .setResource(allergy);

        unfold.store(DocumentBundle.read(report), sender);

        assertThat(records.all(Observation.class)).isEmpty();
        assertThat(records.all(AllergyIntolerance.class)).hasSize(1);
    }

    @Test
    @DisplayName("Rule 7: the same again replaces, and unfolds nothing twice")
    void theSameAgainReplaces() {
        UnfoldDocument.Stored first = unfold.store(DocumentBundle.read(report()), sender);
        UnfoldDocument.Stored second = unfold.store(DocumentBundle.read(report()), sender);

        assertThat(second.composition()).isEqualTo(first.composition());
        assertThat(records.all(Observation.class)).hasSize(1);
        assertThat(records.find(DocumentReference.class, first.description()))
                .get()
                .extracting(old -> old.getStatus().toCode())
                .isEqualTo("superseded");
        assertThat(unfold.describe(DocumentBundle.read(report()), sender)).isEqualTo(second.description());
    }

    @Test
    @DisplayName(
            "Rule 7: a corrected version brings what is new in it, and leaves what is the same and was worked on here")
    void aNewVersionBringsWhatIsNew() {
        unfold.store(DocumentBundle.read(withSection(report())), sender);
        records.all(Observation.class).get(0).setStatus(Observation.ObservationStatus.AMENDED);
        Bundle corrected = withSection(report());
        Observation further = new Observation().setSubject(new Reference(SENT_PATIENT));
        corrected
                .addEntry()
                .setFullUrl("urn:uuid:00000000-0000-4000-8000-000000000008")
                .setResource(further);

        UnfoldDocument.Stored stored = unfold.store(DocumentBundle.read(corrected), sender);

        assertThat(records.all(Observation.class)).hasSize(2);
        Observation first = records.all(Observation.class).get(0);
        assertThat(first.getStatus()).isEqualTo(Observation.ObservationStatus.AMENDED);
        assertThat(records.find(Composition.class, stored.composition()))
                .get()
                .satisfies(composition -> assertThat(composition
                                .getSectionFirstRep()
                                .getEntryFirstRep()
                                .getReference())
                        .isEqualTo("Observation/" + first.getIdElement().getIdPart()));
    }

    @Test
    @DisplayName("Rule 7: what is corrected in the new version replaces what was unfolded before")
    void aNewVersionCorrects() {
        unfold.store(DocumentBundle.read(report()), sender);
        Bundle corrected = report();
        ((Observation) corrected.getEntry().get(3).getResource()).setStatus(Observation.ObservationStatus.CORRECTED);

        unfold.store(DocumentBundle.read(corrected), sender);

        assertThat(records.all(Observation.class))
                .singleElement()
                .extracting(Observation::getStatus)
                .isEqualTo(Observation.ObservationStatus.CORRECTED);
    }

    @Test
    @DisplayName("Rule 7: another sender's document of the same identifier is left alone, and so is its Composition")
    void anothersDocumentIsLeftAlone() {
        UnfoldDocument.Stored first = unfold.store(DocumentBundle.read(report()), sender);
        Sender other = new Sender(Set.of("Organization/other"), "Organization/other", resource -> true);

        UnfoldDocument.Stored second = unfold.store(DocumentBundle.read(report()), other);

        assertThat(second.composition()).isNotEqualTo(first.composition());
        assertThat(records.find(DocumentReference.class, first.description()))
                .get()
                .extracting(old -> old.getStatus().toCode())
                .isEqualTo("current");
        assertThat(records.all(Observation.class)).hasSize(2);
        assertThat(unfold.describe(DocumentBundle.read(report()), other)).isEqualTo(second.description());
        assertThat(unfold.describe(DocumentBundle.read(report()), sender)).isEqualTo(first.description());
    }

    private static Bundle withSection(Bundle report) {
        ((Composition) report.getEntryFirstRep().getResource())
                .addSection()
                .addEntry(new Reference(report.getEntry().get(3).getFullUrl()));
        return report;
    }

    @Test
    @DisplayName("Rule 3: somebody unknown, or whom the sender may not read, is refused")
    void refusesTheUnknown() {
        Bundle unknown = report();
        ((Patient) unknown.getEntry().get(1).getResource())
                .getIdentifierFirstRep()
                .setValue("other");
        assertThatThrownBy(() -> unfold.store(DocumentBundle.read(unknown), sender))
                .isInstanceOfSatisfying(UnprocessableEntityException.class, refusal -> {
                    OperationOutcome told = (OperationOutcome) refusal.getOperationOutcome();
                    assertThat(told.getIssueFirstRep().getCode())
                            .as("ISiK Basis")
                            .isEqualTo(OperationOutcome.IssueType.PROCESSING);
                    assertThat(told.getIssueFirstRep().getExpression().get(0).getValue())
                            .isEqualTo("Composition.subject");
                    assertThat(Issues.saysUnknown(told)).as("for the trail").isTrue();
                });
        Sender blind = new Sender(Set.of("Organization/h"), "Organization/h", resource -> false);
        assertThatThrownBy(() -> unfold.store(DocumentBundle.read(report()), blind))
                .isInstanceOf(UnprocessableEntityException.class);
        records.put("Patient/q", patient());
        assertThatThrownBy(() -> unfold.store(DocumentBundle.read(report()), sender))
                .as("two who bear the identifier")
                .isInstanceOf(UnprocessableEntityException.class);
    }

    @Test
    @DisplayName("Rule 6: what cannot be read, or would be part of a discharge case, is refused")
    void refusesWhatIsNoReport() {
        Bundle mute = report();
        ((Composition) mute.getEntryFirstRep().getResource()).setText(null);
        assertThatThrownBy(() -> DocumentBundle.read(mute)).isInstanceOf(UnprocessableEntityException.class);
        Bundle ofCase = report();
        ((Composition) ofCase.getEntryFirstRep().getResource()).getIdentifier().setSystem(HubCodes.CASE_SYSTEM);
        assertThatThrownBy(() -> DocumentBundle.read(ofCase)).isInstanceOf(UnprocessableEntityException.class);
        Bundle named = report();
        named.getIdentifier().setSystem(HubCodes.CASE_SYSTEM);
        assertThatThrownBy(() -> DocumentBundle.read(named)).isInstanceOf(UnprocessableEntityException.class);
    }

    static Patient patient() {
        Patient patient = new Patient();
        patient.addIdentifier().setSystem(SYSTEM).setValue("1");
        return patient;
    }

    /** A report with one finding. */
    static Bundle report() {
        Composition composition = new Composition()
                .setStatus(Composition.CompositionStatus.FINAL)
                .setTitle("Bericht")
                .setSubject(new Reference(SENT_PATIENT));
        composition.getType().setText("Bericht");
        composition.getDateElement().setValueAsString("2026-11-21");
        composition.getIdentifier().setSystem("urn:ietf:rfc:3986").setValue("urn:uuid:c");
        composition.getText().setStatus(NarrativeStatus.GENERATED).setDivAsString("<div>Unauffällig</div>");
        Organization laboratory = new Organization();
        laboratory.addIdentifier().setSystem("https://labor.example").setValue("labor");
        Observation finding = new Observation()
                .setStatus(Observation.ObservationStatus.FINAL)
                .setSubject(new Reference(SENT_PATIENT));
        Bundle bundle = new Bundle().setType(Bundle.BundleType.DOCUMENT);
        bundle.getIdentifier().setSystem("urn:ietf:rfc:3986").setValue("urn:uuid:b");
        bundle.getTimestampElement().setValueAsString("2026-11-21T22:12:21Z");
        bundle.addEntry()
                .setFullUrl("urn:uuid:00000000-0000-4000-8000-000000000009")
                .setResource(composition);
        bundle.addEntry().setFullUrl(SENT_PATIENT).setResource(patient());
        bundle.addEntry().setFullUrl(SENT_ORGANISATION).setResource(laboratory);
        bundle.addEntry()
                .setFullUrl("urn:uuid:00000000-0000-4000-8000-000000000003")
                .setResource(finding);
        return bundle;
    }
}
