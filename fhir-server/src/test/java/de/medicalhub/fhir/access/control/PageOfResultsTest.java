package de.medicalhub.fhir.access.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.access.Caller;
import de.medicalhub.fhir.access.entity.CasePart;
import de.medicalhub.fhir.access.entity.Verdict;
import de.medicalhub.fhir.consent.ConsentPurpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.SupplyDelivery;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page of many results asks of the records: as much as a page of one. */
class PageOfResultsTest {
    private static final String OWN = "Organization/hospital";

    private final FakeCareRecords records = new FakeCareRecords();

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 200})
    @DisplayName("8: a manager's patients: teams, consents, stays and emergencies, once each")
    void patientsOfAManager(int size) {
        everySecond(size, i -> records.inpatients.add("Patient/" + i));
        assertThat(decide(Role.DISCHARGE_MANAGER, size, PageOfResultsTest::patient))
                .containsExactlyElementsOf(everySecondIs(Verdict.FULL, size));
        assertThat(records.questions).isLessThanOrEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 200})
    @DisplayName("8: a practice's findings: teams, consents and emergencies, once each")
    void recordsOfADoctor(int size) {
        everySecond(size, i -> records.team(UUID.randomUUID().toString(), "Patient/" + i, OWN, CasePart.GP));
        assertThat(decide(Role.GP, size, i -> new Condition().setSubject(new Reference("Patient/" + i))))
                .containsExactlyElementsOf(everySecondIs(Verdict.FULL, size));
        assertThat(records.questions).isLessThanOrEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 200})
    @DisplayName("8: a service's referrals: teams, current versions and consents, once each")
    void referralsOfANurse(int size) {
        for (int i = 0; i < size; i++) {
            boolean open = i % 2 == 0;
            records.agreed(caseOf(i), "Patient/" + i, ConsentPurpose.REFERRAL);
            records.resources.put(
                    "Task/" + i, referral(i, open ? Task.TaskStatus.REQUESTED : Task.TaskStatus.CANCELLED));
        }
        IntFunction<IBaseResource> old = i -> referral(i, Task.TaskStatus.REQUESTED);
        List<Verdict> expected = IntStream.range(0, size)
                .mapToObj(i -> i % 2 == 0 ? Verdict.PROJECTION : Verdict.CLOSED)
                .toList();
        assertThat(decide(Role.NURSE, size, old)).containsExactlyElementsOf(expected);
        assertThat(records.questions).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 200})
    @DisplayName("8: a service's requests: teams, own referrals and consents, once each")
    void requestsOfANurse(int size) {
        everySecond(size, i -> {
            records.referrals.put("ServiceRequest/" + i + Set.of(OWN), Set.of("requested"));
            records.agreed(caseOf(i), "Patient/" + i, ConsentPurpose.REFERRAL);
        });
        assertThat(decide(Role.NURSE, size, PageOfResultsTest::nursingRequest))
                .containsExactlyElementsOf(everySecondIs(Verdict.PROJECTION, size));
        assertThat(records.questions).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 200})
    @DisplayName("8: a module's patients: rides or consultations, once")
    void patientsOfModules(int size) {
        everySecond(size, i -> records.legs.add("Patient/" + i));
        everySecond(size, i -> records.videos.add("Patient/" + i));
        for (Role role : List.of(Role.TRANSPORT_SERVICE, Role.VIDEO_SERVICE)) {
            records.questions = 0;
            assertThat(decide(role, size, PageOfResultsTest::patient))
                    .containsExactlyElementsOf(everySecondIs(Verdict.FULL, size));
            assertThat(records.questions).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 200})
    @DisplayName("8: signatures: what they sign, the teams, consents and emergencies of those patients, once each")
    void signatures(int size) {
        everySecond(size, i -> records.team(UUID.randomUUID().toString(), "Patient/" + i, OWN, CasePart.GP));
        for (int i = 0; i < size; i++) {
            records.resources.put("SupplyDelivery/" + i, (SupplyDelivery) new SupplyDelivery()
                    .setPatient(new Reference("Patient/" + i))
                    .setId("SupplyDelivery/" + i));
        }
        assertThat(decide(Role.GP, size, PageOfResultsTest::signature))
                .containsExactlyElementsOf(everySecondIs(Verdict.FULL, size));
        assertThat(records.questions).isLessThanOrEqualTo(4);
    }

    @Test
    @DisplayName("8: what a search has found is current and not read again")
    void whatASearchHasFoundIsNotReadAgain() {
        Ties ties = ties(Role.NURSE);
        Task closed = referral(1, Task.TaskStatus.CANCELLED);
        ties.learnCurrent(List.of(closed));
        assertThat(new ReadDecision(ties).decide(referral(1, Task.TaskStatus.REQUESTED)))
                .isEqualTo(Verdict.CLOSED);
        assertThat(records.questions).isEqualTo(1);
    }

    @Test
    @DisplayName("8: a second page asks again only for what is new")
    void aSecondPageAsksForWhatIsNew() {
        Ties ties = ties(Role.GP);
        records.team(UUID.randomUUID().toString(), "Patient/1", OWN, CasePart.GP);
        assertThat(decide(ties, List.of(patient(1), patient(2)))).containsExactly(Verdict.FULL, Verdict.HIDDEN);
        assertThat(decide(ties, List.of(patient(2), patient(1)))).containsExactly(Verdict.HIDDEN, Verdict.FULL);
        assertThat(records.questions).isEqualTo(3);
        decide(ties, List.of(patient(1), patient(3), patient(4)));
        assertThat(records.questions).isEqualTo(5);
    }

    private List<Verdict> decide(Role role, int size, IntFunction<IBaseResource> resource) {
        return decide(ties(role), IntStream.range(0, size).mapToObj(resource).toList());
    }

    private static List<Verdict> decide(Ties ties, List<IBaseResource> page) {
        ties.expect(page);
        ReadDecision decision = new ReadDecision(ties);
        List<Verdict> verdicts = new ArrayList<>();
        page.forEach(resource -> verdicts.add(decision.decide(resource)));
        return verdicts;
    }

    private Ties ties(Role role) {
        return new Ties(new Caller("x", Set.of(role), "Practitioner/x"), Set.of(OWN), records);
    }

    private static void everySecond(int size, java.util.function.IntConsumer fact) {
        IntStream.range(0, size).filter(i -> i % 2 == 0).forEach(fact);
    }

    private static List<Verdict> everySecondIs(Verdict verdict, int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> i % 2 == 0 ? verdict : Verdict.HIDDEN)
                .toList();
    }

    private static String caseOf(int i) {
        return new UUID(0, i).toString();
    }

    private static IBaseResource patient(int i) {
        return new Patient().setId("Patient/" + i);
    }

    private static Task referral(int i, Task.TaskStatus status) {
        Task task = new Task().setStatus(status).setOwner(new Reference(OWN)).setFor(new Reference("Patient/" + i));
        task.getCode().addCoding().setSystem(HubCodes.TASK_CODE).setCode(HubCodes.TASK_REFERRAL);
        task.setGroupIdentifier(CaseId.parse(caseOf(i)).toIdentifier());
        task.setId("Task/" + i);
        return task;
    }

    private static ServiceRequest nursingRequest(int i) {
        ServiceRequest request = new ServiceRequest().setSubject(new Reference("Patient/" + i));
        request.addCategory().addCoding().setSystem(HubCodes.REQUEST_CATEGORY).setCode("nursing");
        request.setRequisition(CaseId.parse(caseOf(i)).toIdentifier());
        request.setId("ServiceRequest/" + i);
        return request;
    }

    private static Provenance signature(int i) {
        Provenance signature = new Provenance();
        signature.addTarget(new Reference("SupplyDelivery/" + i));
        signature.setId("Provenance/" + i);
        return signature;
    }
}
