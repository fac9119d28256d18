package de.medicalhub.fhir.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Schedule;
import org.hl7.fhir.r4.model.Slot;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An administrator brings data in and cleans up, and learns nothing of what stands in it. */
class AdministratorIT {
    private static final String SYSTEM = "https://practice.example/imported";
    private static final String MARK = UUID.randomUUID().toString();
    private static final String PATIENT = "Patient/it-" + MARK;
    private static final Rest ADMIN = new Rest("admin1");

    @BeforeAll
    static void somebodyWithADiagnosis() {
        Patient patient = new Patient();
        patient.getBirthDateElement().setValueAsString("1931-04-05");
        patient.addIdentifier().setSystem(SYSTEM).setValue(MARK);
        put(PATIENT, patient);
        put("Condition/it-" + MARK, condition("F32.2"));
    }

    @ParameterizedTest
    @EnumSource(
            value = BundleType.class,
            names = {"TRANSACTION", "BATCH"})
    @DisplayName("5: no patch in a bundle either: it can test what stands there")
    void aBundlePatchesNothing(BundleType type) {
        for (String code : List.of("F32.2", "X99")) {
            Bundle bundle = new Bundle().setType(type);
            Binary patch = new Binary().setContentType("application/json-patch+json");
            patch.setData(("[{\"op\":\"test\",\"path\":\"/code/coding/0/code\",\"value\":\"" + code + "\"}]")
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8));
            bundle.addEntry()
                    .setResource(patch)
                    .getRequest()
                    .setMethod(Bundle.HTTPVerb.PATCH)
                    .setUrl("Condition/it-" + MARK);
            assertThat(ADMIN.post("", bundle).status()).as(code).isEqualTo(403);
        }
    }

    @Test
    @DisplayName("5: the condition of an import names an identifier or an id, and asks nothing")
    void conditionsAskNothing() {
        for (String code : List.of("F32.2", "X99")) {
            String asked = "patient.birthdate=1931-04-05&code=" + code;
            Map<String, String> header = Map.of("If-None-Exist", asked);
            assertThat(ADMIN.post("Condition", condition(code), header).status())
                    .isEqualTo(412);
            assertThat(ADMIN.put("Condition?" + asked, condition(code)).status())
                    .isEqualTo(412);
            Bundle bundle = creating(condition(code));
            bundle.getEntryFirstRep().getRequest().setIfNoneExist(asked);
            assertThat(ADMIN.post("", bundle).status()).isEqualTo(412);
            Condition referring = condition(code);
            referring.setEncounter(new Reference("Encounter?" + asked));
            assertThat(ADMIN.post("Condition", referring).status()).isEqualTo(403);
            assertThat(ADMIN.post("", creating(referring)).status()).isEqualTo(403);
        }
        Map<String, String> named = Map.of("If-None-Exist", "identifier=" + SYSTEM + "|" + MARK);
        assertThat(ADMIN.post("Patient", new Patient(), named).status()).isEqualTo(200);
        Condition about = condition("F32.2");
        about.setSubject(new Reference("Patient?identifier=" + SYSTEM + "|" + MARK));
        assertThat(ADMIN.post("", creating(about)).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("5: what is not deleted because others refer to it does not name them")
    void aConflictNamesNobody() {
        put("Schedule/it-" + MARK, new Schedule().addActor(new Reference("Practitioner/gp-1")));
        put(
                "Slot/it-" + MARK,
                new Slot().setSchedule(new Reference("Schedule/it-" + MARK)).setStatus(Slot.SlotStatus.BUSY));
        Appointment hidden = new Appointment().setStatus(Appointment.AppointmentStatus.BOOKED);
        hidden.addParticipant().setActor(new Reference(PATIENT));
        put("Appointment/it-" + MARK, hidden.addSlot(new Reference("Slot/it-" + MARK)));

        assertThat(ADMIN.get("Slot/it-" + MARK).status()).isEqualTo(200);
        Answer single = ADMIN.delete("Slot/it-" + MARK);
        assertThat(single.status()).as(single.body()).isEqualTo(409);
        for (BundleType type : List.of(BundleType.TRANSACTION, BundleType.BATCH)) {
            Bundle bundle = new Bundle().setType(type);
            bundle.addEntry().getRequest().setMethod(Bundle.HTTPVerb.DELETE).setUrl("Slot/it-" + MARK);
            assertThat(ADMIN.post("", bundle).body()).contains("refer to it").doesNotContain("Appointment");
        }
        assertThat(single.body()).contains("refer to it").doesNotContain("Appointment");
    }

    private static Bundle creating(Resource resource) {
        Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
        bundle.addEntry()
                .setResource(resource)
                .getRequest()
                .setMethod(Bundle.HTTPVerb.POST)
                .setUrl(resource.fhirType());
        return bundle;
    }

    private static void put(String reference, Resource resource) {
        resource.setId(reference);
        Answer answer = ADMIN.put(resource);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    private static Condition condition(String code) {
        Condition condition = new Condition().setSubject(new Reference(PATIENT));
        condition
                .getCode()
                .addCoding()
                .setSystem("http://fhir.de/CodeSystem/bfarm/icd-10-gm")
                .setCode(code);
        return condition;
    }
}
