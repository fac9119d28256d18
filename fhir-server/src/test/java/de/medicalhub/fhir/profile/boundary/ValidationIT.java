package de.medicalhub.fhir.profile.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.testing.FhirHttp;
import de.medicalhub.fhir.testing.FhirHttp.Answer;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Validation and terminology over HTTP, with the own package only. */
class ValidationIT {
    private static final String PLAN = HubCodes.BASE + "/StructureDefinition/discharge-plan";
    private static final String KVNR = "http://fhir.de/sid/gkv/kvid-10";

    private final FhirHttp admin = FhirHttp.as("admin1");

    @Test
    @DisplayName("5, 6: create, transaction entry and unknown version are refused, each naming element and rule")
    void whatClaimsAProfileIsValidated() {
        OperationOutcome broken = refused(admin.post("/CarePlan", plan(PLAN)));
        assertThat(broken.getIssue()).anySatisfy(issue -> {
            assertThat(issue.getDiagnostics()).contains("CarePlan.careTeam");
            assertThat(issue.getDetails().getText()).contains("Regel");
            assertThat(issue.getDetails().getCodingFirstRep().getCode()).isNotBlank();
            assertThat(issue.getExpression()).isNotEmpty();
        });
        assertThat(refused(admin.post("/CarePlan", plan(PLAN + "|9"))).getIssue())
                .anyMatch(issue -> issue.getDetails().getText().contains(PLAN + "|9"));
        Bundle transaction = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        transaction
                .addEntry()
                .setResource(new Organization().setName("Valid"))
                .getRequest()
                .setMethod(Bundle.HTTPVerb.POST)
                .setUrl("Organization");
        transaction
                .addEntry()
                .setResource(plan(PLAN))
                .getRequest()
                .setMethod(Bundle.HTTPVerb.POST)
                .setUrl("CarePlan");
        assertThat(refused(admin.post("", transaction)).getIssue())
                .flatExtracting(OperationOutcomeIssueComponent::getExpression)
                .anyMatch(place -> place.getValue().startsWith("Bundle.entry[1]"));
    }

    @Test
    @DisplayName("5: a profile that is only warned about does not hinder")
    void othersProfilesAreWarnedAbout() {
        assertThat(admin.post("/CarePlan", plan("https://example.org/StructureDefinition/x"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    @DisplayName("7: a wrong check digit is refused with a plain sentence, on create and update, and no value is told")
    void wrongNumbersAreRefused() {
        Patient patient = new Patient();
        patient.addIdentifier().setSystem(KVNR).setValue("X485231028");
        OperationOutcome refused = refused(admin.post("/Patient", patient));
        assertThat(refused.getIssueFirstRep().getDetails().getText()).contains("Krankenversichertennummer");
        assertThat(refused.getIssueFirstRep().getExpression().get(0).getValue())
                .isEqualTo("Patient.identifier[0].value");
        patient.getIdentifierFirstRep().setValue("X485231029");
        Answer created = admin.post("/Patient", patient);
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        patient.getIdentifierFirstRep().setValue("A123456789");
        assertThat(admin.post("/Patient", patient).status()).as("specimen").isEqualTo(201);
    }

    @Test
    @DisplayName("$validate says what writing says")
    void validateSaysTheSame() {
        Answer answer = admin.post("/CarePlan/$validate", plan(PLAN));
        assertThat(answer.body()).contains("CarePlan.careTeam");
        assertThat(admin.post("/CarePlan/$validate", plan(PLAN + "|9")).body()).contains("discharge-plan|9");
    }

    @Test
    void ownTermsAreExpandedLookedUpAndChecked() {
        FhirHttp nurse = FhirHttp.as("nurse1");
        ValueSet needs = nurse.get("/ValueSet/$expand?url=" + HubCodes.BASE + "/ValueSet/care-need")
                .as(ValueSet.class);
        assertThat(needs.getExpansion().getContains()).hasSize(7);
        assertThat(result(nurse.get("/ValueSet/$validate-code?url=" + HubCodes.BASE + "/ValueSet/care-need&system="
                        + HubCodes.CARE_NEED + "&code=wound-care")))
                .isEqualTo("true");
        assertThat(result(nurse.get("/ValueSet/$validate-code?url=" + HubCodes.BASE + "/ValueSet/care-need&system="
                        + HubCodes.CARE_NEED + "&code=massage")))
                .isEqualTo("false");
        assertThat(nurse.get("/CodeSystem/$lookup?system=" + HubCodes.CARE_NEED + "&code=wound-care")
                        .body())
                .contains("Wundversorgung");
        assertThat(result(nurse.get("/CodeSystem/$validate-code?url=" + HubCodes.CARE_NEED + "&code=wound-care")))
                .isEqualTo("true");
    }

    @Test
    @DisplayName("1: the administrator reads what is loaded, nobody else")
    void theAdministratorReadsWhatIsLoaded() {
        Parameters report = admin.get("/ImplementationGuide/$packages").as(Parameters.class);
        List<String> told = report.getParameter().stream()
                .flatMap(each -> each.getPart().stream())
                .filter(part -> part.getValue() instanceof StringType)
                .map(part -> part.getValue().primitiveValue())
                .toList();
        assertThat(told).contains("medicalhub.fhir", "0.1.0").anyMatch(text -> text.matches("[0-9a-f]{64}"));
        assertThat(FhirHttp.as("gp1").get("/ImplementationGuide/$packages").status())
                .isEqualTo(403);
    }

    @Test
    void ownProfilesAreFoundAndOwnSearchParametersWork() {
        FhirHttp manager = FhirHttp.as("discharge1");
        assertThat(manager.get("/StructureDefinition?url=" + PLAN)
                        .as(Bundle.class)
                        .getEntry())
                .hasSize(1);
        Answer planned = manager.get("/Encounter?planned-end=ge2020-01-01");
        assertThat(planned.status()).as(planned.body()).isEqualTo(200);
        assertThat(planned.as(Bundle.class).getEntry())
                .isNotEmpty()
                .allSatisfy(
                        entry -> assertThat(((Encounter) entry.getResource()).getExtensionByUrl(HubCodes.PLANNED_END))
                                .isNotNull());
        assertThat(manager.get("/Task?answer-deadline=ge2020-01-01").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("A document keeps the ids of its entries, though their fullUrl is a UUID")
    void documentsKeepIds() {
        String id = UUID.randomUUID().toString();
        Bundle bundle = new Bundle().setType(Bundle.BundleType.COLLECTION);
        Organization inside = new Organization().setName("Inside");
        inside.setId(id);
        bundle.addEntry().setFullUrl("urn:uuid:" + id).setResource(inside);
        Answer answer = admin.post("/Bundle/$validate", bundle);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.as(OperationOutcome.class).getIssue())
                .isNotEmpty()
                .noneMatch(issue ->
                        issue.getSeverity() == IssueSeverity.ERROR || issue.getSeverity() == IssueSeverity.FATAL);
    }

    private static String result(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.as(Parameters.class).getParameter("result").getValue().primitiveValue();
    }

    private static OperationOutcome refused(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).doesNotContain("X485231028");
        return answer.as(OperationOutcome.class);
    }

    private static CarePlan plan(String claim) {
        CarePlan plan = new CarePlan();
        plan.setStatus(CarePlan.CarePlanStatus.ACTIVE).setIntent(CarePlan.CarePlanIntent.PLAN);
        plan.setSubject(new Reference().setDisplay("Somebody"));
        plan.getMeta().addProfile(claim);
        return plan;
    }
}
