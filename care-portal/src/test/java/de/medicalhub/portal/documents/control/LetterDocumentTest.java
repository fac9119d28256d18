package de.medicalhub.portal.documents.control;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.ExampleCases;
import de.medicalhub.portal.documents.entity.LetterDraft;
import de.medicalhub.portal.documents.entity.LetterKind;
import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.Texts;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LetterDocumentTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final String RECORDS = "https://hub.example/fhir";
    private static final FhirContext FHIR = FhirContext.forR4();
    private static final FhirValidator VALIDATOR = validator();

    @ParameterizedTest
    @EnumSource(LetterKind.class)
    @DisplayName(
            "U9 what is signed is a valid FHIR document: it claims no profile, and leaves no reference of its letter open")
    void valid(LetterKind kind) {
        String json = signed(kind);
        assertThat(VALIDATOR.validateWithResult(json).getMessages())
                .filteredOn(message -> message.getSeverity() == ResultSeverityEnum.ERROR
                        || message.getSeverity() == ResultSeverityEnum.FATAL)
                .extracting(message -> message.getLocationString() + ": " + message.getMessage())
                .isEmpty();
        Bundle document = FHIR.newJsonParser().parseResource(Bundle.class, json);
        assertThat(document.getEntry()).allSatisfy(entry -> {
            assertThat(entry.getFullUrl()).startsWith(RECORDS + "/");
            assertThat(entry.getResource().getMeta().hasProfile()).isFalse();
        });
    }

    @ParameterizedTest
    @EnumSource(LetterKind.class)
    @DisplayName("the validator looks: without the stay, which the letter names, the document is refused")
    void refused(LetterKind kind) {
        Bundle document = FHIR.newJsonParser().parseResource(Bundle.class, signed(kind));
        document.getEntry().removeIf(entry -> entry.getResource() instanceof Encounter);
        assertThat(VALIDATOR
                        .validateWithResult(FHIR.newJsonParser().encodeResourceToString(document))
                        .isSuccessful())
                .isFalse();
    }

    private static String signed(LetterKind kind) {
        Case found = ExampleCases.at("moving");
        String patient = found.plan().orElseThrow().getSubject().getReference();
        Encounter stay = new Encounter().setStatus(Encounter.EncounterStatus.INPROGRESS);
        stay.setClass_(new Coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", "IMP", "inpatient encounter"));
        stay.setSubject(new Reference(patient))
                .setId(found.plan().orElseThrow().getEncounter().getReference());
        Practitioner person = new Practitioner();
        person.addName().setFamily("Öztürk").addGiven("Änne");
        person.setId("Practitioner/p");
        LetterDraft words = new LetterDraft();
        for (LetterKind.Part part : kind.parts()) {
            words = words.with(part.key(), "Größere Wunde <3 cm>\nŁódź, Ελένη, 王芳");
        }
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        Bundle signed = new LetterWriter(found, new Texts(Language.DE, clock), NOW, RECORDS)
                .sign(
                        kind,
                        words,
                        new LetterWriter.Signer(
                                person,
                                "Änne Öztürk",
                                found.organisation("hospital").orElseThrow(),
                                Optional.of(stay)),
                        Optional.empty());
        DocumentReference stored = (DocumentReference) signed.getEntry().get(1).getResource();
        return new String(stored.getContent().get(1).getAttachment().getData(), StandardCharsets.UTF_8);
    }

    private static FhirValidator validator() {
        return FHIR.newValidator()
                .registerValidatorModule(new FhirInstanceValidator(new ValidationSupportChain(
                        new DefaultProfileValidationSupport(FHIR),
                        new CommonCodeSystemsTerminologyService(FHIR),
                        new InMemoryTerminologyServerValidationSupport(FHIR))));
    }
}
