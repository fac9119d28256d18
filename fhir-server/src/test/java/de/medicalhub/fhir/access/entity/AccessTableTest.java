package de.medicalhub.fhir.access.entity;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.security.Role;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AccessTableTest {
    @ParameterizedTest
    @EnumSource(Role.class)
    @DisplayName("1: a type in no group of the table is refused to everybody")
    void unknownTypesAreNobodys(Role role) {
        for (String type : Set.of("Person", "Group", "Bundle", "Parameters", "EnrollmentRequest", "Nonsense")) {
            assertThat(AccessTable.relations(role, type, Interaction.READ)).isEmpty();
            assertThat(AccessTable.relations(role, type, Interaction.SEARCH)).isEmpty();
        }
    }

    @Test
    @DisplayName("1: no type about patients is open without a relation, to no role")
    void patientsDataAlwaysNeedsARelation() {
        for (String type : ResourceTypes.ABOUT_PATIENTS) {
            for (Role role : Role.values()) {
                assertThat(AccessTable.relations(role, type, Interaction.READ))
                        .as("%s reads %s", role, type)
                        .doesNotContain(Relation.NONE);
            }
        }
    }

    @Test
    @DisplayName("1: groups of types do not overlap")
    void groupsAreDisjoint() {
        assertThat(Stream.of(ResourceTypes.DIRECTORY, ResourceTypes.OPERATING, ResourceTypes.ABOUT_PATIENTS)
                        .flatMap(Set::stream))
                .doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("1: nobody but the administrator's import writes about patients without a relation")
    void writingAboutPatientsNeedsARelation() {
        for (Role role : EnumSet.complementOf(EnumSet.of(Role.ADMIN))) {
            for (String type : ResourceTypes.ABOUT_PATIENTS) {
                for (Interaction interaction : EnumSet.of(Interaction.CREATE, Interaction.UPDATE, Interaction.DELETE)) {
                    assertThat(AccessTable.relations(role, type, interaction))
                            .as("%s %s %s", role, interaction, type)
                            .doesNotContain(Relation.NONE);
                }
            }
        }
    }

    @Test
    @DisplayName("Who writes a type reads it under the same relation")
    void nobodyWritesBlindly() {
        for (Role role : EnumSet.complementOf(EnumSet.of(Role.ADMIN, Role.TRANSPORT_SERVICE))) {
            for (String type : ResourceTypes.ABOUT_PATIENTS) {
                for (Interaction interaction : EnumSet.of(Interaction.CREATE, Interaction.UPDATE, Interaction.DELETE)) {
                    assertThat(AccessTable.relations(role, type, Interaction.READ))
                            .containsAll(AccessTable.relations(role, type, interaction));
                }
            }
        }
    }

    @Test
    @DisplayName(
            "Records of treatment are deleted by nobody: of types about patients only drafts, and whom no record names")
    void treatmentIsKept() {
        for (String type : ResourceTypes.ABOUT_PATIENTS) {
            assertThat(AccessTable.allows(EnumSet.allOf(Role.class), type, Interaction.DELETE))
                    .as(type)
                    .isEqualTo(Set.of("Appointment", "QuestionnaireResponse", "Patient")
                            .contains(type));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DISCHARGE_MANAGER, Condition, true",
        "GP, Condition, true",
        "NURSE, Condition, true",
        "PHARMACIST, Condition, false",
        "PHARMACIST, AllergyIntolerance, true",
        "PHARMACIST, MedicationRequest, true",
        "PHARMACIST, Communication, true",
        "PHARMACIST, Composition, false",
        "DISPATCHER, MedicationRequest, false",
        "DISPATCHER, Condition, false",
        "DISPATCHER, Composition, false",
        "DISPATCHER, Patient, true",
        "DRIVER, Patient, false",
        "DRIVER, Task, true",
        "ADMIN, Patient, false",
        "ADMIN, Task, false",
        "ADMIN, AuditEvent, true",
        "GP, AuditEvent, false",
        "PATIENT, AuditEvent, true",
        "RELATIVE, AuditEvent, false",
        "RELATIVE, Condition, true",
        "RELATIVE, Binary, true",
        "RELATIVE, CommunicationRequest, false",
        "HOSPITAL_SYSTEM, Condition, true",
        "HOSPITAL_SYSTEM, Binary, true",
        "HOSPITAL_SYSTEM, Slot, true",
        "NURSE, Slot, true",
        "PATIENT, Slot, true",
        "PHARMACIST, Slot, false",
        "HOSPITAL_SYSTEM, AuditEvent, false",
        "TRANSPORT_SERVICE, Condition, false",
        "TRANSPORT_SERVICE, Task, true",
        "VIDEO_SERVICE, Task, false",
        "VIDEO_SERVICE, Appointment, true",
        "NOTIFICATION_SERVICE, PractitionerRole, true",
        "NOTIFICATION_SERVICE, Task, false",
        "NOTIFICATION_SERVICE, Patient, false",
        "NOTIFICATION_SERVICE, Communication, false"
    })
    void rolesReachOnlyTheirTypes(Role role, String type, boolean reachable) {
        assertThat(AccessTable.allows(Set.of(role), type, Interaction.READ)).isEqualTo(reachable);
        assertThat(AccessTable.allows(Set.of(role), type, Interaction.SEARCH)).isEqualTo(reachable);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void onlyAdministratorsValidate(Role role) {
        for (String type : Set.of("Patient", "Bundle", "Organization")) {
            assertThat(AccessTable.allowsOperation(Set.of(role), type + "/$validate"))
                    .isEqualTo(role == Role.ADMIN);
        }
    }

    @Test
    @DisplayName("Nobody writes the trail; the transport service alone reports to it")
    void onlyTheTransportServiceReportsToTheTrail() {
        for (Role role : Role.values()) {
            assertThat(AccessTable.allows(Set.of(role), "AuditEvent", Interaction.CREATE))
                    .isEqualTo(role == Role.TRANSPORT_SERVICE);
            assertThat(AccessTable.allows(Set.of(role), "AuditEvent", Interaction.UPDATE))
                    .isFalse();
        }
    }

    @Test
    void operationsBelongToOneRoleEach() {
        assertThat(AccessTable.allowsOperation(Set.of(Role.NURSE), "Task/$answer"))
                .isTrue();
        assertThat(AccessTable.allowsOperation(EnumSet.complementOf(EnumSet.of(Role.NURSE)), "Task/$answer"))
                .isFalse();
        assertThat(AccessTable.allowsOperation(EnumSet.allOf(Role.class), "Encounter/$everything"))
                .isFalse();
        assertThat(AccessTable.allowsOperation(EnumSet.allOf(Role.class), "Task/$meta"))
                .isFalse();
        assertThat(AccessTable.allowsOperation(Set.of(), "ValueSet/$expand")).isFalse();
    }

    @Test
    void muchAtOnceIsForThoseWhoMayReadIt() {
        for (Role role : Role.values()) {
            Set<Role> roles = Set.of(role);
            assertThat(AccessTable.allowsOperation(roles, "Patient/$everything"))
                    .as("%s", role)
                    .isEqualTo(AccessTable.allows(roles, "Patient", Interaction.READ));
            assertThat(AccessTable.allowsOperation(roles, "Composition/$document"))
                    .as("%s", role)
                    .isEqualTo(AccessTable.allows(roles, "Composition", Interaction.READ));
            assertThat(AccessTable.allowsOperation(roles, "Patient/$my-data")).isEqualTo(role == Role.PATIENT);
            assertThat(AccessTable.allowsOperation(roles, "$import")).isEqualTo(role == Role.ADMIN);
            assertThat(AccessTable.allowsOperation(roles, "Patient/$export"))
                    .isEqualTo(role == Role.PATIENT || role == Role.HOSPITAL_SYSTEM);
        }
    }
}
