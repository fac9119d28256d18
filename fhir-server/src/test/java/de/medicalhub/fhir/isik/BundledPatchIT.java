package de.medicalhub.fhir.isik;

import static de.medicalhub.fhir.isik.Client.HOSPITAL;
import static de.medicalhub.fhir.isik.Client.reference;
import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.fhir.access.CaseUnderTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A patch inside a transaction or a batch is held to what one that comes alone is held to. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BundledPatchIT {
    private static final String JSON_PATCH = "application/json-patch+json";
    private static final String NEW_START = "2029-02-01T09:30:00Z";
    private static final CaseUnderTest CASE = CaseUnderTest.started();

    private final Hospital hospital = new Hospital();
    private final String patient = reference(hospital.patient);

    /** What somebody tries, and the status where it comes alone. */
    private record Attempt(String caller, String target, String patch, int status) {}

    @ParameterizedTest
    @EnumSource(
            value = BundleType.class,
            names = {"TRANSACTION", "BATCH"})
    void bothFormsOfAPatchAreTaken(BundleType type) {
        assertThat(status(sent(HOSPITAL, type, patient, json(replace("/gender", "female")))))
                .isEqualTo("200");
        assertThat(gender()).isEqualTo(AdministrativeGender.FEMALE);
        assertThat(status(sent(HOSPITAL, type, patient, fhirPath("Patient.gender", new CodeType("other")))))
                .isEqualTo("200");
        assertThat(gender()).isEqualTo(AdministrativeGender.OTHER);
        String condition = "Patient?identifier=" + Hospital.PATIENTS + "|" + hospital.mark;
        assertThat(status(sent(HOSPITAL, type, condition, json(replace("/gender", "male")))))
                .isEqualTo("200");
        assertThat(gender()).isEqualTo(AdministrativeGender.MALE);
    }

    @Test
    @DisplayName("who may not write may not patch in a bundle either, and hears the same")
    void itIsRefusedAsIfItCameAlone() {
        String version = HOSPITAL.get("/" + patient).ok(Patient.class).getMeta().getVersionId();
        for (Attempt attempt : attempts()) {
            Client caller = new Client(attempt.caller());
            caller.patch("/" + attempt.target(), JSON_PATCH, attempt.patch()).refuses(attempt.status());
            Resource patch = json(attempt.patch());
            assertThat(status(sent(caller, BundleType.BATCH, attempt.target(), patch)))
                    .as(attempt.toString())
                    .isEqualTo(Integer.toString(attempt.status()));
            assertThat(status(sent(caller, BundleType.TRANSACTION, attempt.target(), patch)))
                    .as(attempt.toString())
                    .isEqualTo(attempt.status() == 404 ? "400" : Integer.toString(attempt.status()));
        }
        assertThat(HOSPITAL.get("/" + patient).ok(Patient.class).getMeta().getVersionId())
                .isEqualTo(version);
    }

    private List<Attempt> attempts() {
        String female = replace("/gender", "female");
        String wrongNumber = "[{\"op\":\"add\",\"path\":\"/identifier/-\",\"value\":"
                + "{\"system\":\"http://fhir.de/sid/gkv/kvid-10\",\"value\":\"X485231028\"}}]";
        String wrongProfile = "[{\"op\":\"add\",\"path\":\"/meta/profile\",\"value\":"
                + "[\"https://medicalhub.de/fhir/StructureDefinition/discharge-plan\"]}]";
        return List.of(
                new Attempt("discharge1", patient, female, 403),
                new Attempt("gp1", patient, female, 403),
                new Attempt("nurse1", patient, female, 403),
                new Attempt("medhub-hospital", reference(hospital.stranger), female, 404),
                new Attempt("medhub-hospital", "Patient/nobody-" + hospital.mark, female, 404),
                new Attempt(
                        "medhub-hospital", patient, replace("/managingOrganization/reference", Hospital.OTHER), 404),
                new Attempt(
                        "medhub-hospital",
                        reference(HOSPITAL.create(appointment())),
                        replace("/participant/0/actor/reference", reference(hospital.stranger)),
                        404),
                new Attempt("medhub-hospital", CASE.firstReferral(), replace("/status", "accepted"), 403),
                new Attempt("medhub-hospital", patient, wrongNumber, 422),
                new Attempt("medhub-hospital", patient, wrongProfile, 422));
    }

    @ParameterizedTest
    @EnumSource(
            value = BundleType.class,
            names = {"TRANSACTION", "BATCH"})
    @DisplayName("appointment 5: an appointment keeps its time; it is cancelled by a patch")
    void anAppointmentKeepsItsTime(BundleType type) {
        Appointment booked = HOSPITAL.create(appointment());
        String target = reference(booked);
        String condition = "Appointment?_id=" + booked.getIdElement().getIdPart();
        for (Resource patch : List.of(
                json(replace("/start", NEW_START)), fhirPath("Appointment.start", new InstantType(NEW_START)))) {
            for (String named : List.of(target, condition)) {
                BundleEntryComponent refused = sent(HOSPITAL, type, named, patch);
                assertThat(status(refused)).isEqualTo("400");
                assertThat(words(refused)).contains("A patch does not change");
            }
        }
        assertThat(HOSPITAL.get("/" + target).ok(Appointment.class).getStart()).isEqualTo(booked.getStart());
        assertThat(status(sent(HOSPITAL, type, target, json(replace("/status", "cancelled")))))
                .isEqualTo("200");
    }

    @Test
    @DisplayName("of a batch the patches that are allowed are carried out; a change by PUT is no patch")
    void theOthersAreCarriedOut() {
        Appointment booked = HOSPITAL.create(appointment());
        Appointment moved = booked.copy().setStart(Date.from(Instant.parse(NEW_START)));
        Bundle bundle = new Bundle().setType(BundleType.BATCH);
        add(bundle, HTTPVerb.PATCH, reference(hospital.stranger), json(replace("/gender", "female")));
        add(bundle, HTTPVerb.PATCH, patient, json(replace("/gender", "bogus")));
        add(bundle, HTTPVerb.PATCH, reference(hospital.stay), json(replace("/status", "finished")));
        add(bundle, HTTPVerb.PUT, reference(booked), moved);
        assertThat(HOSPITAL.post("", bundle).ok(Bundle.class).getEntry())
                .extracting(BundledPatchIT::status)
                .containsExactly("404", "400", "200", "200");
    }

    @ParameterizedTest
    @EnumSource(
            value = BundleType.class,
            names = {"TRANSACTION", "BATCH"})
    @DisplayName("engine 9: an XML Patch, which could name a file of the server, is not taken")
    void xmlPatchIsNotTaken(BundleType type) {
        String diff = "<!DOCTYPE diff [<!ENTITY file SYSTEM \"file:///etc/hostname\">]>"
                + "<diff xmlns:f=\"http://hl7.org/fhir\"><replace sel=\"f:Patient/f:gender/@value\">&file;</replace></diff>";
        Binary patch = new Binary().setContentType("application/xml-patch+xml");
        patch.setData(diff.getBytes(StandardCharsets.UTF_8));
        BundleEntryComponent refused = sent(HOSPITAL, type, patient, patch);
        assertThat(status(refused)).isEqualTo("400");
        assertThat(words(refused)).contains("FHIRPath Patch", "JSON Patch");
    }

    private AdministrativeGender gender() {
        return HOSPITAL.get("/" + patient).ok(Patient.class).getGender();
    }

    private Appointment appointment() {
        Appointment appointment = new Appointment()
                .setStatus(AppointmentStatus.BOOKED)
                .setStart(Date.from(Instant.parse("2029-02-01T09:00:00Z")))
                .setEnd(Date.from(Instant.parse("2029-02-01T10:00:00Z")));
        appointment.addParticipant().setActor(hospital.about()).setStatus(Appointment.ParticipationStatus.ACCEPTED);
        return appointment;
    }

    /** The answer to the only entry; of a transaction that is refused, the refusal of the whole. */
    private static BundleEntryComponent sent(Client caller, BundleType type, String target, Resource patch) {
        Bundle bundle = new Bundle().setType(type);
        add(bundle, HTTPVerb.PATCH, target, patch);
        Client.Answer answer = caller.post("", bundle);
        if (answer.status() == 200) {
            return answer.as(Bundle.class).getEntryFirstRep();
        }
        BundleEntryComponent refused = new BundleEntryComponent();
        refused.getResponse()
                .setStatus(Integer.toString(answer.status()))
                .setOutcome(answer.as(OperationOutcome.class));
        return refused;
    }

    private static String status(BundleEntryComponent answer) {
        return answer.getResponse().getStatus().substring(0, 3);
    }

    private static String words(BundleEntryComponent answer) {
        return ((OperationOutcome) answer.getResponse().getOutcome())
                .getIssueFirstRep()
                .getDiagnostics();
    }

    private static void add(Bundle bundle, HTTPVerb verb, String target, Resource sent) {
        bundle.addEntry().setResource(sent).getRequest().setMethod(verb).setUrl(target);
    }

    private static String replace(String path, String value) {
        return "[{\"op\":\"replace\",\"path\":\"" + path + "\",\"value\":\"" + value + "\"}]";
    }

    private static Binary json(String patch) {
        Binary binary = new Binary().setContentType(JSON_PATCH);
        binary.setData(patch.getBytes(StandardCharsets.UTF_8));
        return binary;
    }

    private static Parameters fhirPath(String path, Type value) {
        Parameters patch = new Parameters();
        Parameters.ParametersParameterComponent operation = patch.addParameter().setName("operation");
        operation.addPart().setName("type").setValue(new CodeType("replace"));
        operation.addPart().setName("path").setValue(new StringType(path));
        operation.addPart().setName("value").setValue(value);
        return patch;
    }
}
