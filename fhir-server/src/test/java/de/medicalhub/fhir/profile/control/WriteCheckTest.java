package de.medicalhub.fhir.profile.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.CheckDigit;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.profile.ProfileSettings;
import de.medicalhub.fhir.profile.entity.ProfilePolicy;
import de.medicalhub.fhir.profile.entity.ValidationMode;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WriteCheckTest {
    private static final String PLAN = HubCodes.BASE + "/StructureDefinition/discharge-plan";
    private static final String ELSEWHERE = "https://example.org/StructureDefinition/unknown";
    private static final String SPECIMEN = "A123456789";

    @Test
    @DisplayName("4: without a claim nothing is validated but the numbers")
    void withoutClaimNothingIsValidated() {
        WriteCheck.Outcome outcome = check("enforce").check(new CarePlan());
        assertThat(outcome.refused()).isEmpty();
        assertThat(outcome.warned()).isEmpty();
    }

    @Test
    @DisplayName("5: enforce refuses, warn lets pass and says so, off does not look")
    void theModeDecides() {
        CarePlan broken = claiming(PLAN);
        assertThat(check("enforce").check(broken).refused()).isNotEmpty();
        WriteCheck.Outcome warned = check("warn").check(broken);
        assertThat(warned.refused()).isEmpty();
        assertThat(warned.warned()).isNotEmpty();
        WriteCheck.Outcome off = check("off").check(broken);
        assertThat(off.refused()).isEmpty();
        assertThat(off.warned()).isEmpty();
    }

    @Test
    @DisplayName("6: an unknown profile or version is refused where it is enforced")
    void unknownClaimsAreRefused() {
        assertThat(check("enforce").check(claiming(PLAN + "|0.9")).refused())
                .anyMatch(finding ->
                        finding.kind().equals(Finding.UNKNOWN) && finding.rule().equals(PLAN + "|0.9"));
        assertThat(check("enforce").check(claiming(ELSEWHERE)).refused())
                .extracting(Finding::place)
                .contains("CarePlan.meta.profile");
    }

    @Test
    @DisplayName("6: a claim of a resource inside a Bundle, a Parameters or another one counts")
    void claimsInsideCount() {
        Bundle bundle = new Bundle().setType(Bundle.BundleType.COLLECTION);
        bundle.addEntry()
                .setFullUrl("urn:uuid:7c9c5a2e-7f5e-4bb1-8d2f-0c54b1a8a4c0")
                .setResource(claiming(ELSEWHERE));
        assertThat(check("enforce").check(bundle).refused())
                .extracting(Finding::place)
                .contains("Bundle.entry[0].resource.meta.profile");
        Patient patient = new Patient();
        patient.addContained(claiming(ELSEWHERE));
        assertThat(check("enforce").check(patient).refused())
                .extracting(Finding::place)
                .contains("Patient.contained[0].meta.profile");
    }

    @Test
    @DisplayName("5: a claim that is only warned about neither refuses nor excuses one that is enforced")
    void modesDoNotMix() {
        WriteCheck mixed = new WriteCheck(
                settings(ProfilePolicy.parse("warn", HubCodes.BASE + "/*=enforce"), ValidationMode.ENFORCE),
                TestProfiles.own());
        CarePlan broken = claiming(ELSEWHERE);
        assertThat(mixed.check(broken).refused()).isEmpty();
        assertThat(mixed.check(broken).warned()).isNotEmpty();
        broken.getMeta().addProfile(PLAN);
        assertThat(mixed.check(broken).refused())
                .isNotEmpty()
                .noneMatch(finding -> finding.kind().equals(Finding.UNKNOWN));
        assertThat(broken.getMeta().getProfile()).hasSize(2);
    }

    @Test
    @DisplayName("7: numbers are checked wherever they stand, claim or not")
    void numbersAreCheckedEverywhere() {
        Patient patient = new Patient();
        patient.addIdentifier(number(CheckDigit.KVNR, "X485231029"));
        patient.addIdentifier(number(CheckDigit.KVNR, "X485231028"));
        assertThat(check("warn").check(patient).refused()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo("KVNR");
            assertThat(finding.place()).isEqualTo("Patient.identifier[1].value");
        });
        Practitioner doctor = new Practitioner();
        doctor.addQualification().setIssuer(new Reference().setIdentifier(number(CheckDigit.IK, "109719019")));
        assertThat(check("warn").check(doctor).refused())
                .extracting(Finding::place)
                .containsExactly("Practitioner.qualification[0].issuer.identifier.value");
        Medication medicine = new Medication();
        medicine.setCode(new CodeableConcept(new Coding(CheckDigit.PZN.system(), "17717476", null)));
        assertThat(check("warn").check(medicine).refused())
                .extracting(Finding::place)
                .containsExactly("Medication.code.coding[0].code");
    }

    @Test
    @DisplayName("7: a number of public examples passes with a warning; with the mode off nobody looks")
    void specimensPassWithAWarning() {
        Patient specimen = new Patient();
        specimen.addIdentifier(number(CheckDigit.KVNR, SPECIMEN));
        assertThat(check("warn").check(specimen).refused()).isEmpty();
        assertThat(check("warn").check(specimen).warned()).hasSize(1);
        WriteCheck off =
                new WriteCheck(settings(ProfilePolicy.parse("warn", ""), ValidationMode.OFF), TestProfiles.own());
        assertThat(off.check(specimen).warned()).isEmpty();
    }

    private static WriteCheck check(String mode) {
        return new WriteCheck(settings(ProfilePolicy.parse(mode, ""), ValidationMode.ENFORCE), TestProfiles.own());
    }

    private static ProfileSettings settings(ProfilePolicy policy, ValidationMode checkDigits) {
        return new ProfileSettings(Optional.empty(), policy, checkDigits, Set.of(SPECIMEN));
    }

    private static CarePlan claiming(String profile) {
        CarePlan plan = new CarePlan();
        plan.setStatus(CarePlan.CarePlanStatus.ACTIVE).setIntent(CarePlan.CarePlanIntent.PLAN);
        plan.setSubject(new Reference("Patient/p"));
        plan.getMeta().addProfile(profile);
        return plan;
    }

    private static Identifier number(CheckDigit kind, String value) {
        return new Identifier().setSystem(kind.system()).setValue(value);
    }
}
