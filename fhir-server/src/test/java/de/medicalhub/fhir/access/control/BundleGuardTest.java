package de.medicalhub.fhir.access.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.access.Caller;
import de.medicalhub.fhir.access.Owner;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An entry of a hospital's system is decided like a request of its own, in which the own hospital may be left out. */
class BundleGuardTest {
    private static final String OWN = "Organization/hospital";
    private static final String OTHER = "Organization/other";

    private final FakeCareRecords records = new FakeCareRecords();
    private final Bundle bundle = new Bundle();

    @BeforeEach
    void anOwnPatientAndAnothers() {
        records.ownPatients.add("Patient/own");
        records.resources.put("Patient/own", patient("own", OWN));
        records.resources.put("Patient/other", patient("other", OTHER));
        Medication theirs = new Medication();
        theirs.setId("Medication/theirs");
        Owner.set(theirs, Optional.of(OTHER));
        records.resources.put("Medication/theirs", theirs);
        Organization hospital = new Organization().setName("Klinik am See");
        hospital.addIdentifier().setSystem("http://fhir.de/sid/arge-ik/iknr").setValue("269900177");
        records.resources.put(OWN, hospital);
    }

    @ParameterizedTest
    @EnumSource(
            value = Bundle.BundleType.class,
            names = {"TRANSACTION", "BATCH"})
    void fillsInTheOwnHospital(Bundle.BundleType type) {
        Patient born = new Patient().setActive(true);
        Encounter stay = new Encounter().setSubject(new Reference("Patient/own"));
        Patient changed = patient("own", "").setActive(true);
        Medication medication = new Medication().setStatus(Medication.MedicationStatus.ACTIVE);
        Binary content = new Binary().setContentType("text/plain");
        post(born);
        post(stay);
        put(changed);
        post(medication);
        post(content);

        assertThat(check(type)).isEmpty();

        assertThat(List.of(
                        born.getManagingOrganization(),
                        stay.getServiceProvider(),
                        changed.getManagingOrganization(),
                        content.getSecurityContext()))
                .extracting(Reference::getReference)
                .containsOnly(OWN);
        assertThat(Owner.find(medication)).contains(OWN);
        assertThat(stay.getServiceProvider().getDisplay()).isEqualTo("Klinik am See");
        assertThat(stay.getServiceProvider().getIdentifier().getValue()).isEqualTo("269900177");
    }

    @ParameterizedTest
    @EnumSource(
            value = Bundle.BundleType.class,
            names = {"TRANSACTION", "BATCH"})
    @DisplayName("3: what is filled in makes nobody's record the own one")
    void fillingInOpensNothing(Bundle.BundleType type) {
        Medication taken = new Medication();
        taken.setId("Medication/theirs");
        Owner.set(taken, Optional.of(OWN));
        Map<Runnable, String> refused = new LinkedHashMap<>();
        refused.put(() -> put(patient("other", "").setActive(true)), "404");
        refused.put(() -> put(patient("absent", "").setActive(true)), "404");
        refused.put(() -> put(patient("own", OTHER)), "404");
        refused.put(() -> post(patient("", OTHER)), "404");
        refused.put(() -> post(new Encounter().setSubject(new Reference("Patient/other"))), "404");
        refused.put(() -> put(taken), "403");
        refused.forEach((entry, status) -> {
            bundle.getEntry().clear();
            entry.run();
            if (type == Bundle.BundleType.BATCH) {
                assertThat(check(type)).containsExactly(status);
            } else {
                assertThatThrownBy(() -> check(type))
                        .isInstanceOfSatisfying(
                                BaseServerResponseException.class,
                                refusal -> assertThat(refusal.getStatusCode()).hasToString(status));
            }
        });
    }

    @Test
    @DisplayName(
            "5: a star as version is the one that the caller sees; of what is hidden it tells as little as of what is absent")
    void aStarIsWhatTheCallerSees() {
        put(patient("own", OWN).setActive(true));
        bundle.getEntryFirstRep().getRequest().setIfMatch("*");
        assertThat(check(Bundle.BundleType.BATCH)).isEmpty();
        assertThat(bundle.getEntryFirstRep().getRequest().hasIfMatch()).isFalse();
        bundle.getEntryFirstRep().getRequest().setIfNoneMatch("*");
        assertThat(check(Bundle.BundleType.BATCH)).containsExactly("412");
        for (String id : List.of("other", "absent")) {
            for (boolean match : new boolean[] {true, false}) {
                bundle.getEntry().clear();
                put(patient(id, ""));
                bundle.getEntryFirstRep()
                        .getRequest()
                        .setIfMatch(match ? "*" : null)
                        .setIfNoneMatch(match ? null : "*");
                assertThat(check(Bundle.BundleType.BATCH)).as(id).containsExactly("404");
            }
        }
    }

    /** The status of each refused entry of a batch. */
    private List<String> check(Bundle.BundleType type) {
        Requests requests = new Requests(
                any -> new Caller("kis", Set.of(Role.HOSPITAL_SYSTEM), OWN),
                new Memberships(records, Clock.systemUTC()),
                records,
                (call, resource) -> false);
        SystemRequestDetails request = new SystemRequestDetails();
        new BundleGuard(
                        requests,
                        records.conditions(requests),
                        new WriteRules(records),
                        new Ownership(requests, records))
                .check(request, bundle.setType(type));
        Bundle refused = new Bundle();
        requests.batchRefusals(request).orElseThrow().fillIn(refused);
        return refused.getEntry().stream()
                .map(entry -> entry.getResponse().getStatus())
                .toList();
    }

    private void post(Resource resource) {
        bundle.addEntry()
                .setResource(resource)
                .getRequest()
                .setMethod(Bundle.HTTPVerb.POST)
                .setUrl(resource.fhirType());
    }

    private void put(Resource resource) {
        bundle.addEntry()
                .setResource(resource)
                .getRequest()
                .setMethod(Bundle.HTTPVerb.PUT)
                .setUrl(resource.fhirType() + "/" + resource.getIdElement().getIdPart());
    }

    private static Patient patient(String id, String hospital) {
        Patient patient = new Patient();
        if (!id.isEmpty()) {
            patient.setId("Patient/" + id);
        }
        if (!hospital.isEmpty()) {
            patient.setManagingOrganization(new Reference(hospital));
        }
        return patient;
    }
}
