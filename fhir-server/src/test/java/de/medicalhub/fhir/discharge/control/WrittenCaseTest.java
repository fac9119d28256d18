package de.medicalhub.fhir.discharge.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.profile.control.TestProfiles;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;

/** What the server's own operations write keeps the profiles that the product ships. */
class WrittenCaseTest {
    private static final String PROFILES = HubCodes.BASE + "/StructureDefinition/";
    private static final Map<String, String> BY_TYPE = Map.of(
            "CarePlan", "discharge-plan",
            "CareTeam", "case-team",
            "Consent", "case-consent",
            "Appointment", "video-appointment",
            "Composition", "discharge-letter",
            "Observation", "care-level",
            "MedicationDispense", "case-dispense");
    private static final Map<String, String> BY_TASK = Map.of(
            HubCodes.TASK_REFERRAL, "referral-task",
            HubCodes.TASK_TRANSPORT_LEG, "transport-leg",
            HubCodes.TASK_DELIVERY_LEG, "delivery-leg",
            HubCodes.TASK_DISPENSE, "dispense-task");

    private final CaseInMemory theCase = new CaseInMemory();

    @Test
    void whatStartDischargeWritesKeepsTheProfiles() {
        theCase.start(Wishes.complete());

        assertEverythingKeepsItsProfile(17);
    }

    @Test
    void whatHappensUntilTheMedicineIsReadyKeepsTheProfiles() {
        theCase.start(Wishes.complete());
        theCase.answer(theCase.taskOf("Organization/nursing-a"), true, CaseInMemory.NURSE_A);
        theCase.award(theCase.taskOf("Organization/nursing-a"));
        new DispenseMedication(theCase.records, Wishes.CLOCK)
                .dispense(theCase.taskOf("Organization/pharmacy"), CaseInMemory.PHARMACIST);

        assertEverythingKeepsItsProfile(18);
    }

    private void assertEverythingKeepsItsProfile(int expected) {
        List<Resource> ofTheCase = theCase.records.all(Resource.class).stream()
                .filter(resource -> !profile(resource).isEmpty())
                .toList();
        assertThat(ofTheCase).hasSize(expected);
        assertThat(ofTheCase).allSatisfy(resource -> {
            Resource unclaimed = resource.copy(); // The claim of a package that is not loaded here.
            unclaimed.setMeta(null);
            assertThat(TestProfiles.own().check(unclaimed, PROFILES + profile(resource)))
                    .as(profile(resource))
                    .isEmpty();
        });
    }

    private static String profile(Resource resource) {
        if (resource instanceof Task task) {
            return BY_TASK.getOrDefault(task.getCode().getCodingFirstRep().getCode(), "");
        }
        if (resource instanceof ServiceRequest request) {
            return request.getCategoryFirstRep().getCodingFirstRep().getCode() + "-request";
        }
        if (resource instanceof Encounter encounter) {
            return "VR".equals(encounter.getClass_().getCode()) ? "video-encounter" : "";
        }
        return BY_TYPE.getOrDefault(resource.fhirType(), "");
    }
}
