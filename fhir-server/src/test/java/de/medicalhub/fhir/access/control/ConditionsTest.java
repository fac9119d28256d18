package de.medicalhub.fhir.access.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.access.Caller;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionsTest {
    private final FakeCareRecords records = new FakeCareRecords();
    private final SystemRequestDetails request = new SystemRequestDetails();

    @ParameterizedTest
    @ValueSource(strings = {"identifier=a%7C", "identifier=a|", "identifier=a|b,a|", "identifier=,", "status=final"})
    @DisplayName("5: a condition names single resources, not a system of identifiers in which others have theirs")
    void aSystemAloneIsTooWide(String query) {
        assertThatThrownBy(() -> as(Role.PATIENT).match(request, "Observation", query))
                .isInstanceOf(PreconditionFailedException.class);
    }

    @Test
    @DisplayName("14: a condition names no number that nobody can write out")
    void numbersAreBounded() {
        assertThatThrownBy(() -> as(Role.PATIENT).match(request, "Observation", "patient=p&value-quantity=1e999999999"))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    @DisplayName(
            "5: however many of others meet it: they count nowhere, so the answer does not tell how many there are")
    void theOwnOneIsFoundAmongManyOfOthers() {
        match(5000);
        assertThat(as(Role.PATIENT).match(request, "Observation", "patient=p")).isEmpty();
        observation("own", "Patient/p");
        records.found.add("Observation/own");
        assertThat(as(Role.PATIENT).match(request, "Observation", "patient=p")).contains("own");
    }

    @Test
    @DisplayName("5: of two who find nothing at the same time the second is told, within the transaction that stores")
    void ofTwoAtOnceTheSecondIsTold() {
        request.setRestOperationType(RestOperationTypeEnum.CREATE);
        request.setResourceName("Observation");
        request.addHeader("If-None-Exist", "Observation?identifier=a|b");
        observation("own", "Patient/p");
        Conditions conditions = as(Role.PATIENT, lock -> {
            assertThat(lock).startsWith("Observation?identifier=a|b").contains("Patient/p");
            records.found.add("Observation/own"); // Whoever held the lock has stored it.
        });
        conditions.narrow(request);
        Observation second = new Observation();
        assertThatThrownBy(() -> conditions.requireStillNone(request, second))
                .isInstanceOf(ResourceVersionConflictException.class);
        conditions.requireStillNone(request, second); // Asked once, not for each resource of a transaction.
    }

    @Test
    @DisplayName("5: colleagues wait for each other, all in one order; nobody waits for another house")
    void colleaguesWaitForEachOther() {
        Set<String> one = locksOf("Practitioner/one", "Organization/north", "Organization/south");
        Set<String> colleague = locksOf("Practitioner/colleague", "Organization/south");
        Set<String> stranger = locksOf("Practitioner/stranger", "Organization/west");
        assertThat(List.copyOf(one)).isSorted().hasSize(2).containsAll(colleague);
        assertThat(colleague).isNotEmpty().doesNotContainAnyElementsOf(stranger);
        assertThat(locksOf("Patient/p")).isNotEmpty().doesNotContainAnyElementsOf(locksOf("Patient/q"));
    }

    private static Set<String> locksOf(String person, String... organisations) {
        FakeCareRecords alone = new FakeCareRecords();
        alone.roles.put(person, Set.of(organisations));
        SystemRequestDetails begun = new SystemRequestDetails();
        begun.setRestOperationType(RestOperationTypeEnum.CREATE);
        begun.setResourceName("Communication");
        begun.addHeader("If-None-Exist", "Communication?identifier=a|b");
        Requests requests = new Requests(
                any -> new Caller("x", Set.of(person.startsWith("Patient") ? Role.PATIENT : Role.NURSE), person),
                new Memberships(alone, Clock.systemUTC()),
                alone,
                (any, resource) -> false);
        Set<String> locks = new LinkedHashSet<>();
        Conditions conditions = new Conditions(requests, alone.matches(requests), locks::add);
        conditions.narrow(begun);
        conditions.requireStillNone(begun, new Observation());
        return locks;
    }

    @Test
    @DisplayName("5: the condition of an import says which resource is meant and asks nothing")
    void anImportAsksNothing() {
        request.setRestOperationType(RestOperationTypeEnum.CREATE);
        request.setResourceName("Observation");
        request.addHeader("If-None-Exist", "Observation?identifier=a|b");
        as(Role.ADMIN).narrow(request);
        assertThat(request.getHeader("If-None-Exist")).isEqualTo("Observation?identifier=a|b");
        SystemRequestDetails wide = new SystemRequestDetails();
        wide.setRestOperationType(RestOperationTypeEnum.CREATE);
        wide.setResourceName("Observation");
        wide.addHeader("If-None-Exist", "Observation?patient.birthdate=1950-01-01&code=F32");
        assertThatThrownBy(() -> as(Role.ADMIN).narrow(wide)).isInstanceOf(PreconditionFailedException.class);
    }

    private void match(int others) {
        IntStream.range(0, others).forEach(number -> {
            observation("o" + number, "Patient/hidden");
            records.found.add("Observation/o" + number);
        });
    }

    private void observation(String id, String patient) {
        Observation observation = new Observation().setSubject(new Reference(patient));
        observation.setId("Observation/" + id);
        records.resources.put("Observation/" + id, observation);
    }

    private Conditions as(Role role) {
        return as(role, condition -> {});
    }

    private Conditions as(Role role, CreationLock lock) {
        Requests requests = new Requests(
                any -> new Caller("x", Set.of(role), "Patient/p"),
                new Memberships(records, Clock.systemUTC()),
                records,
                (any, resource) -> false);
        return new Conditions(requests, records.matches(requests), lock);
    }
}
