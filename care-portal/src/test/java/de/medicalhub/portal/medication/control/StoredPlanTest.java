package de.medicalhub.portal.medication.control;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.portal.medication.MedicineCatalogue;
import de.medicalhub.portal.medication.entity.MedicationPlan;
import de.medicalhub.portal.medication.entity.PlanDraft;
import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.ReferredDocumentStatus;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("M15")
class StoredPlanTest {
    private static final Instant NOON = Instant.parse("2026-11-26T11:00:00Z");
    private static final String OWN = "Organization/practice";
    private static final Printing PRINTING =
            new Printing(Clock.fixed(NOON, ZoneOffset.UTC), UUID::randomUUID, MedicineCatalogue.none());
    private static final FhirContext FHIR = FhirContext.forR4();
    private static final FhirValidator VALIDATOR = FHIR.newValidator()
            .registerValidatorModule(new FhirInstanceValidator(new ValidationSupportChain(
                    new DefaultProfileValidationSupport(FHIR),
                    new CommonCodeSystemsTerminologyService(FHIR),
                    new InMemoryTerminologyServerValidationSupport(FHIR))));

    @Test
    @DisplayName("of two who begin at once, one draft is created; what is known is written over in its version")
    void oneDraft() {
        Bundle first = StoredPlan.draft(whose(OWN), ExamplePlans.rich(), Optional.empty());
        assertThat(first.getEntryFirstRep().getRequest().getIfNoneExist())
                .contains("identifier=", "type=http://loinc.org|56445-0", "author=" + OWN, "status=current");
        DocumentReference known = document("d", OWN, NOON, true);
        known.getMeta().setVersionId("3");
        Bundle next = StoredPlan.draft(whose(OWN), ExamplePlans.rich(), Optional.of(known));
        assertThat(next.getEntryFirstRep().getRequest().hasIfNoneExist()).isFalse();
        assertThat(next.getEntryFirstRep().getRequest().getIfMatch()).isEqualTo("W/\"3\"");
    }

    @Test
    @DisplayName("only a draft of the own house goes on; signed plans are everybody's")
    void ownDraft() {
        DocumentReference own = document("own", OWN, NOON, true);
        DocumentReference theirs = document("theirs", "Organization/hospital", NOON.plusSeconds(60), true);
        DocumentReference signed = document("signed", "Practitioner/manager", NOON.minusSeconds(60), false);
        List<DocumentReference> all = List.of(own, theirs, signed);
        assertThat(StoredPlan.draft(all, OWN)).contains(own);
        assertThat(StoredPlan.draft(all, "Organization/other")).isEmpty();
        assertThat(StoredPlan.latest(all)).contains(signed);
    }

    @Test
    @DisplayName("a draft that is older than the signed plan does not go before it")
    void outdated() {
        DocumentReference draft = document("d", OWN, NOON, true);
        assertThat(StoredPlan.isOutdated(draft, Optional.empty())).isFalse();
        assertThat(StoredPlan.isOutdated(
                        draft, Optional.of(document("s", "Practitioner/a", NOON.minusSeconds(1), false))))
                .isFalse();
        assertThat(StoredPlan.isOutdated(
                        draft, Optional.of(document("s", "Practitioner/a", NOON.plusSeconds(1), false))))
                .isTrue();
    }

    @Test
    @DisplayName("what others say of the person is told field by field")
    void head() {
        Texts texts = new Texts(Language.DE, Clock.systemUTC());
        PlanDraft mine = Drafts.of(ExamplePlans.rich()).with("allergies", "").with("weight", "70");
        PlanDraft theirs =
                Drafts.of(ExamplePlans.rich()).with("allergies", "Penicillin").with("weight", "");
        assertThat(HeadDifferences.of(mine, theirs).stream().map(texts::say))
                .containsExactly(
                        "Allergien und Unverträglichkeiten: In der anderen Fassung steht „Penicillin“.",
                        "Gewicht (kg): In der anderen Fassung steht nichts.");
        assertThat(HeadDifferences.of(mine, mine)).isEmpty();
    }

    @Test
    @DisplayName("what is stored is valid FHIR, and the XML in it is the plan that was signed")
    void valid() {
        List<MedicationPlan> pages = PRINTING.prepare(ExamplePlans.rich()).pages();
        Bundle signed = StoredPlan.signed(
                whose("Practitioner/a"), pages, MedicineCatalogue.none(), Optional.empty(), Optional.empty());
        DocumentReference plan = (DocumentReference) signed.getEntryFirstRep().getResource();
        assertThat(faults(plan)).isEmpty();
        assertThat(plan.getContent())
                .extracting(content -> content.getAttachment().getContentType())
                .containsExactly("application/pdf", "application/xml");
        byte[] xml = plan.getContent().get(1).getAttachment().getData();
        assertThat(StoredPlan.read(List.of(xml), false)).isEqualTo(pages.get(0));
        plan.setStatus(null);
        assertThat(faults(plan)).as("the validator looks").isNotEmpty();
    }

    private static List<String> faults(DocumentReference document) {
        return VALIDATOR.validateWithResult(document).getMessages().stream()
                .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .map(message -> message.getLocationString() + ": " + message.getMessage())
                .toList();
    }

    @Test
    @DisplayName("a plan says for whom its author has signed it")
    void signedForTheHouse() {
        assertThat(document("s", "Practitioner/a", NOON, false).getCustodian().getReference())
                .isEqualTo("Organization/1");
    }

    private static StoredPlan.Whose whose(String author) {
        return new StoredPlan.Whose(
                CaseId.next(), "Patient/1", author, "Organization/1", LocalDate.parse("2026-11-26"), NOON);
    }

    private static DocumentReference document(String id, String author, Instant at, boolean draft) {
        DocumentReference document =
                (DocumentReference) StoredPlan.draft(whose(author), ExamplePlans.rich(), Optional.empty())
                        .getEntryFirstRep()
                        .getResource();
        document.setId("DocumentReference/" + id);
        document.setDate(Date.from(at));
        document.setDocStatus(draft ? ReferredDocumentStatus.PRELIMINARY : ReferredDocumentStatus.FINAL);
        document.getContent().forEach(content -> content.getAttachment().setUrl("Binary/" + id));
        return document;
    }
}
