package de.medicalhub.fhir.access.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.access.Caller;
import de.medicalhub.fhir.access.entity.Verdict;
import de.medicalhub.fhir.consent.RelativeGrant;
import de.medicalhub.fhir.consent.RelativeScope;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RelativeReadingTest {
    private static final String SELF = "RelatedPerson/daughter";

    private final FakeCareRecords records = new FakeCareRecords();

    @Test
    @DisplayName("17: appointments, rides and deliveries, and no more")
    void theSmallerStep() {
        records.grants.put(SELF, Map.of("Patient/p", RelativeScope.APPOINTMENTS));
        assertThat(sees(new Patient().setId("Patient/p"))).isTrue();
        assertThat(sees(task(HubCodes.TASK_TRANSPORT_LEG))).isTrue();
        assertThat(sees(task(HubCodes.TASK_DELIVERY_LEG))).isTrue();
        assertThat(sees(task(HubCodes.TASK_REFERRAL))).isFalse();
        assertThat(sees(task(HubCodes.TASK_EMERGENCY))).isFalse();
        assertThat(sees(new Condition().setSubject(new Reference("Patient/p")))).isFalse();
        assertThat(sees(new Patient().setId("Patient/q"))).isFalse();
    }

    @Test
    @DisplayName("17: also who reads everything reads of consents, relatives and messages only the own ones")
    void onlyTheOwnPart() {
        records.grants.put(SELF, Map.of("Patient/p", RelativeScope.EVERYTHING));
        assertThat(sees(new Condition().setSubject(new Reference("Patient/p")))).isTrue();
        assertThat(sees(person("daughter"))).isTrue();
        assertThat(sees(person("son"))).isFalse();
        assertThat(sees(consent(SELF))).isTrue();
        assertThat(sees(consent("RelatedPerson/son"))).isFalse();
        assertThat(sees(new Consent().setPatient(new Reference("Patient/p")))).isFalse();
        assertThat(sees(message().setSender(new Reference(SELF)))).isTrue();
        assertThat(sees(message().addRecipient(new Reference(SELF)))).isTrue();
        assertThat(sees(message().setSender(new Reference("Practitioner/gp")))).isFalse();
    }

    @Test
    @DisplayName("17: without a grant nothing, and the grant opens it to nobody else")
    void withoutAGrantNothing() {
        var patient = new Patient().setId("Patient/p");
        assertThat(sees(patient)).isFalse();
        records.grants.put("Practitioner/x", Map.of("Patient/p", RelativeScope.EVERYTHING));
        ReadDecision other =
                new ReadDecision(new Ties(new Caller("x", Set.of(Role.RELATIVE), "Practitioner/x"), Set.of(), records));
        assertThat(other.decide(patient)).isEqualTo(Verdict.HIDDEN);
    }

    private boolean sees(org.hl7.fhir.instance.model.api.IBaseResource resource) {
        Ties ties = new Ties(new Caller("x", Set.of(Role.RELATIVE), SELF), Set.of(), records);
        return new ReadDecision(ties).decide(resource) == Verdict.FULL;
    }

    private static Task task(String code) {
        Task task = new Task().setFor(new Reference("Patient/p"));
        task.setCode(new CodeableConcept(new Coding(HubCodes.TASK_CODE, code, null)))
                .setId("Task/t");
        return task;
    }

    private static RelatedPerson person(String id) {
        RelatedPerson person = new RelatedPerson().setPatient(new Reference("Patient/p"));
        person.setId("RelatedPerson/" + id);
        return person;
    }

    private static Consent consent(String relative) {
        return new RelativeGrant("Patient/p", relative, RelativeScope.EVERYTHING, Optional.empty(), Optional.empty())
                .write(Instant.parse("2026-11-26T12:00:00Z"));
    }

    private static Communication message() {
        return new Communication().setSubject(new Reference("Patient/p"));
    }
}
