package de.medicalhub.fhir.access.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.access.Caller;
import de.medicalhub.fhir.access.entity.CasePart;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReachTest {
    private static final String OWN = "Organization/hospital";

    private final FakeCareRecords records = new FakeCareRecords();

    @ParameterizedTest
    @CsvSource({
        "DISCHARGE_MANAGER, Patient, true",
        "GP, Condition, true",
        "NURSE, Condition, true",
        "NURSE, Task, true",
        "PHARMACIST, Task, true",
        "PATIENT, Observation, true",
        "DRIVER, Task, false",
        "GP, Organization, false",
        "ADMIN, Subscription, false",
        "TRANSPORT_SERVICE, Patient, false",
        "VIDEO_SERVICE, Encounter, false",
        "HOSPITAL_SYSTEM, Condition, false"
    })
    @DisplayName("12: the reach is known where each relation is a tie to patients")
    void theReachIsKnownWhereEachRelationIsATieToPatients(Role role, String type, boolean known) {
        assertThat(reach(role, type, true).isPresent()).isEqualTo(known);
    }

    @Test
    @DisplayName("12: it holds everybody whom a decision could open")
    void itHoldsEverybodyWhomADecisionCouldOpen() {
        records.team(UUID.randomUUID().toString(), "Patient/1", OWN, CasePart.HOSPITAL);
        records.team(UUID.randomUUID().toString(), "Patient/2", "Organization/other", CasePart.GP);
        records.inpatients.add("Patient/3");
        records.emergencies.put("Practitioner/x", Set.of("Patient/4"));
        assertThat(reach(Role.DISCHARGE_MANAGER, "Condition", true))
                .hasValue(Set.of("Patient/1", "Patient/3", "Patient/4"));
        assertThat(reach(Role.NURSE, "Task", false)).hasValue(Set.of("Patient/1"));
        assertThat(reach(Role.PATIENT, "Condition", true)).hasValue(Set.of("Patient/x"));
        records.askedAbout.add("Patient/5");
        assertThat(reach(Role.NURSE, "Task", true)).hasValue(Set.of("Patient/1", "Patient/5"));
        assertThat(reach(Role.NURSE, "Condition", true)).hasValue(Set.of("Patient/1"));
    }

    @Test
    @DisplayName("12: who has a tie to very many is searched for as if nothing were known")
    void veryManyAreNotListed() {
        for (int i = 0; i <= Reach.MOST_PATIENTS; i++) {
            records.team(UUID.randomUUID().toString(), "Patient/" + i, OWN, CasePart.GP);
        }
        assertThat(reach(Role.GP, "Condition", true)).isEmpty();
        records.teams.clear();
        for (int i = 0; i <= Reach.MOST_ASKED; i++) {
            records.askedAbout.add("Patient/" + i);
        }
        assertThat(reach(Role.NURSE, "Task", true)).isEmpty();
        assertThat(reach(Role.NURSE, "Task", false)).hasValue(Set.of());
        records.veryManyEnded = true;
        assertThat(reach(Role.NURSE, "Task", false)).isEmpty();
    }

    @Test
    @DisplayName("12: a university hospital's inpatients are listed, too")
    void thousandsAreListed() {
        for (int i = 0; i < 4_000; i++) {
            records.inpatients.add("Patient/" + i);
        }
        assertThat(reach(Role.DISCHARGE_MANAGER, "Condition", true).orElseThrow())
                .hasSize(4_000);
    }

    @Test
    @DisplayName("12: a driver's Tasks are looked for by their owner, nobody else's are")
    void aDriversTasksAreLookedForByTheirOwner() {
        Caller driver = new Caller("x", Set.of(Role.DRIVER), "Practitioner/x");
        assertThat(OwnTasks.owner(driver, "Task")).contains("Practitioner/x");
        assertThat(OwnTasks.owner(driver, "Organization")).isEmpty();
        assertThat(OwnTasks.owner(new Caller("x", Set.of(Role.DRIVER, Role.GP), "Practitioner/x"), "Task"))
                .isEmpty();
        assertThat(OwnTasks.owner(new Caller("x", Set.of(Role.NURSE), "Practitioner/x"), "Task"))
                .isEmpty();
    }

    private Optional<Set<String>> reach(Role role, String type, boolean findsRebuilt) {
        String person = role == Role.PATIENT ? "Patient/x" : "Practitioner/x";
        return new Reach(records).patients(new Caller("x", Set.of(role), person), Set.of(OWN), type, findsRebuilt);
    }
}
