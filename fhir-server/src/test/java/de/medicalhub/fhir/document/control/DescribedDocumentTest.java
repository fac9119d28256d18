package de.medicalhub.fhir.document.control;

import static de.medicalhub.fhir.document.control.UnfoldDocumentTest.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.DocumentRelationshipType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said about a document follows ISiK's mapping of Composition to DocumentReference. */
class DescribedDocumentTest {
    private static final String STAYS = "https://hospital.example/stays";

    private final MemoryDocuments records = new MemoryDocuments();
    private final UnfoldDocument unfold =
            new UnfoldDocument(records, Clock.fixed(Instant.parse("2026-11-26T08:00:00Z"), ZoneOffset.UTC));
    private final Sender sender = new Sender(Set.of("Organization/h"), "Organization/h", resource -> true);

    @BeforeEach
    void onePatient() {
        records.put("Patient/p", UnfoldDocumentTest.patient());
    }

    @ParameterizedTest
    @CsvSource({"0300, KARD", "0107, INNE", "3700, ALLG", "'', ALLG", "2, ALLG"})
    @DisplayName("Rule 6: the discipline is that of the stay's department")
    void theDisciplineIsThatOfTheDepartment(String department, String discipline) {
        Encounter stay = new Encounter().setSubject(new Reference("Patient/p"));
        stay.addIdentifier().setSystem(STAYS).setValue("4711");
        stay.getServiceType()
                .addCoding()
                .setSystem("http://fhir.de/CodeSystem/dkgev/Fachabteilungsschluessel")
                .setCode(department.isEmpty() ? null : department);
        records.put("Encounter/e", stay);
        Bundle report = report();
        composition(report).getEncounter().getIdentifier().setSystem(STAYS).setValue("4711");

        DocumentReference described = described(report);

        assertThat(described
                        .getContext()
                        .getPracticeSetting()
                        .getCodingFirstRep()
                        .getCode())
                .isEqualTo(discipline);
        assertThat(described.getContext().getEncounterFirstRep().getReference()).isEqualTo("Encounter/e");
    }

    @Test
    @DisplayName("Rule 6: the language is that of the Composition, else German")
    void theLanguageIsTheCompositions() {
        Bundle english = report();
        composition(english).setLanguage("en");
        english.getIdentifier().setValue("urn:uuid:english");

        assertThat(described(report()).getContentFirstRep().getAttachment().getLanguage())
                .isEqualTo("de");
        assertThat(described(english).getContentFirstRep().getAttachment().getLanguage())
                .isEqualTo("en");
    }

    @Test
    @DisplayName(
            "What a Composition says that it relates to is named, by either identifier; what it replaces is superseded")
    void relationsAreFollowed() {
        String first = unfold.describe(DocumentBundle.read(report()), sender);
        Bundle addendum = next("addendum");
        composition(addendum)
                .addRelatesTo()
                .setCode(Composition.DocumentRelationshipType.APPENDS)
                .setTarget(new Identifier().setSystem("urn:ietf:rfc:3986").setValue("urn:uuid:b"));
        Bundle update = next("update");
        composition(update)
                .addRelatesTo()
                .setCode(Composition.DocumentRelationshipType.REPLACES)
                .setTarget(new Reference("Composition/old")
                        .setIdentifier(
                                new Identifier().setSystem("urn:ietf:rfc:3986").setValue("urn:uuid:c")));

        DocumentReference appended = described(addendum);
        assertThat(appended.getRelatesToFirstRep().getCode()).isEqualTo(DocumentRelationshipType.APPENDS);
        assertThat(appended.getRelatesToFirstRep().getTarget().getReference()).isEqualTo(first);
        assertThat(status(first)).isEqualTo("current");

        DocumentReference replacing = described(update);
        assertThat(replacing.getRelatesToFirstRep().getTarget().getReference()).isEqualTo(first);
        assertThat(status(first)).isEqualTo("superseded");
        Sender other = new Sender(Set.of("Organization/other"), "Organization/other", resource -> true);
        Bundle foreign = next("foreign");
        composition(foreign).setRelatesTo(composition(addendum).getRelatesTo());
        String theirs = unfold.describe(DocumentBundle.read(foreign), other);
        assertThat(records.find(DocumentReference.class, theirs).orElseThrow().hasRelatesTo())
                .as("of another sender")
                .isFalse();
    }

    @Test
    @DisplayName("a Binary that holds a document is that document, as it came")
    void aBinaryHoldsADocument() {
        for (String type : new String[] {"application/fhir+json", "application/fhir+xml;charset=UTF-8"}) {
            FhirContext fhir = FhirContext.forR4Cached();
            String text = (type.contains("xml") ? fhir.newXmlParser() : fhir.newJsonParser())
                    .encodeResourceToString(next(type));
            byte[] content = text.getBytes(StandardCharsets.UTF_8);
            String described = unfold.describe(
                    DocumentBundle.unpack(new Binary().setContentType(type).setData(content)), sender);
            assertThat(records.all(Binary.class))
                    .anyMatch(kept -> java.util.Arrays.equals(kept.getData(), content)
                            && kept.getSecurityContext().getReference().equals(described));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/pdf|%PDF",
                "application/fhir+json|{",
                "application/fhir+json|{\"resourceType\":\"Patient\"}",
                "application/fhir+json|{\"resourceType\":\"Bundle\",\"type\":\"document\",\"type\":\"document\"}",
                "application/fhir+xml|<!DOCTYPE b [<!ENTITY x 'y'>]><Bundle xmlns='http://hl7.org/fhir'/>",
                "application/fhir+json|",
                "|{}"
            })
    @DisplayName("a Binary that holds none is refused")
    void otherBinariesAreRefused(String held) {
        String[] parts = held.split("\\|", 2);
        Binary binary = new Binary().setContentType(parts[0].isEmpty() ? null : parts[0]);
        binary.setData(parts[1].getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> DocumentBundle.unpack(binary)).isInstanceOf(UnprocessableEntityException.class);
    }

    private DocumentReference described(Bundle report) {
        return records.find(DocumentReference.class, unfold.describe(DocumentBundle.read(report), sender))
                .orElseThrow();
    }

    private String status(String description) {
        return records.find(DocumentReference.class, description)
                .orElseThrow()
                .getStatus()
                .toCode();
    }

    private static Bundle next(String name) {
        Bundle report = report();
        report.getIdentifier().setValue("urn:uuid:" + name);
        composition(report).getIdentifier().setValue("urn:uuid:of-" + name);
        return report;
    }

    private static Composition composition(Bundle report) {
        return (Composition) report.getEntryFirstRep().getResource();
    }
}
