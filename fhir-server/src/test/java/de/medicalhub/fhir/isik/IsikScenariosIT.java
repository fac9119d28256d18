package de.medicalhub.fhir.isik;

import static de.medicalhub.fhir.isik.Client.HOSPITAL;
import static de.medicalhub.fhir.isik.Client.reference;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.DocumentRelationshipType;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Schedule;
import org.hl7.fhir.r4.model.Slot;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What gematik's own stand-in of a hospital server (isik-mock-server, stage 3) is tried with, in our words. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IsikScenariosIT {
    private static final String REPLACES = "http://hl7.org/fhir/5.0/StructureDefinition/extension-Appointment.replaces";
    private static final String JSON = "application/fhir+json";

    private final Hospital hospital = new Hospital();
    private final Schedule calendar = hospital.calendar(Hospital.OWN);

    @Test
    @DisplayName("a document that a new one replaces is superseded; one of another patient is not")
    void whatIsReplacedIsSuperseded() {
        DocumentReference old = HOSPITAL.create(document(hospital.patient));
        Patient other = HOSPITAL.create(Hospital.patient("r" + hospital.mark, Hospital.OWN));
        DocumentReference others = HOSPITAL.create(document(other));

        for (DocumentReference replaced : new DocumentReference[] {old, others}) {
            DocumentReference update = document(hospital.patient);
            update.addRelatesTo()
                    .setCode(DocumentRelationshipType.REPLACES)
                    .setTarget(new Reference(reference(replaced)));
            assertThat(HOSPITAL.create(update).getStatus()).isEqualTo(DocumentReferenceStatus.CURRENT);
        }

        assertThat(status(old)).isEqualTo(DocumentReferenceStatus.SUPERSEDED);
        assertThat(status(others)).isEqualTo(DocumentReferenceStatus.CURRENT);
    }

    @Test
    @DisplayName("nothing is booked for a patient whose record is not active")
    void aClosedRecordTakesNoAppointment() {
        Patient closed = HOSPITAL.create(Hospital.patient("c" + hospital.mark, Hospital.OWN));
        HOSPITAL.put(closed.setActive(false)).is(200);
        Slot slot = hospital.free(calendar, "2027-05-03T09:00:00Z", "2027-05-03T10:00:00Z");
        Appointment wish = wish(closed, "2027-05-03T09:00:00Z", "2027-05-03T10:00:00Z");
        HOSPITAL.post("/Appointment/$book", wish.addSlot(new Reference(reference(slot))))
                .refuses(422);
        assertThat(HOSPITAL.get("/" + reference(slot)).ok(Slot.class).getStatus())
                .isEqualTo(Slot.SlotStatus.FREE);
    }

    @Test
    @DisplayName("a time that overlaps a busy one is refused; an appointment is moved, and cancelled by a patch")
    void timesAreTakenOnce() {
        hospital.free(calendar, "2027-05-04T09:00:00Z", "2027-05-04T12:00:00Z");
        Appointment first = booked(byCalendar("2027-05-04T09:00:00Z", "2027-05-04T10:00:00Z"));
        HOSPITAL.post("/Appointment/$book", byCalendar("2027-05-04T09:30:00Z", "2027-05-04T09:59:00Z"))
                .refuses(409);

        Parameters moved = byCalendar("2027-05-04T11:00:00Z", "2027-05-04T12:00:00Z");
        moved.addParameter().setName("cancelled-appt-id").setValue(new Reference(reference(first)));
        Appointment second = booked(moved);
        assertThat(((Reference) second.getExtensionByUrl(REPLACES).getValue()).getReference())
                .isEqualTo(reference(first));
        assertThat(appointment(first)).isEqualTo(AppointmentStatus.CANCELLED);

        HOSPITAL.patch("/" + reference(second), JSON, "{\"resourceType\":\"Slot\",\"status\":\"free\"}")
                .refuses(400);
        Parameters patch = new Parameters();
        Parameters.ParametersParameterComponent operation = patch.addParameter().setName("operation");
        operation.addPart().setName("type").setValue(new CodeType("replace"));
        operation.addPart().setName("path").setValue(new StringType("Appointment.status"));
        operation.addPart().setName("value").setValue(new CodeType("cancelled"));
        HOSPITAL.patch("/" + reference(second), JSON, json(patch)).is(200);
        assertThat(appointment(second)).isEqualTo(AppointmentStatus.CANCELLED);
    }

    @Test
    @DisplayName("a patch that changes Slots, time or patient is 400 with each of them; what else it changes is stored")
    void aPatchLeavesWhatIsBooked() {
        hospital.free(calendar, "2027-05-06T09:00:00Z", "2027-05-06T12:00:00Z");
        Appointment booked = booked(byCalendar("2027-05-06T09:00:00Z", "2027-05-06T10:00:00Z"));
        Appointment elsewhere = wish(hospital.patient, "2027-05-06T15:00:00Z", "2027-05-06T16:00:00Z");
        Appointment unslotted = HOSPITAL.create(elsewhere.setStatus(AppointmentStatus.BOOKED));
        String later = "[{'op':'replace','path':'/end','value':'2027-05-06T17:30:00Z'}]".replace('\'', '"');
        for (Appointment stored : List.of(booked, unslotted)) {
            HOSPITAL.patch("/" + reference(stored), "application/json-patch+json", later)
                    .refuses(400);
        }
        Parameters patch = new Parameters();
        Parameters.ParametersParameterComponent operation = patch.addParameter().setName("operation");
        operation.addPart().setName("type").setValue(new CodeType("replace"));
        operation.addPart().setName("path").setValue(new StringType("Appointment.start"));
        operation.addPart().setName("value").setValue(new InstantType("2027-05-06T11:00:00Z"));
        Client.Answer refused = HOSPITAL.patch("/" + reference(booked), JSON, json(patch));
        refused.refuses(400);
        assertThat(refused.body()).contains("Appointment.start");
        HOSPITAL.patch("/" + reference(booked), "application/json-patch+json", """
            [{"op":"remove","path":"/slot"}]\
            """)
                .refuses(400);
        HOSPITAL.patch("/" + reference(booked), "application/json-patch+json", """
            [{"op":"add","path":"/patientInstruction","value":"Bitte nüchtern kommen"}]\
            """)
                .is(200);
    }

    @Test
    @DisplayName(
            "who asks for an answer that does not wait gets 202 with the address of the appointment, or the refusal")
    void bookingAnswersAsync() {
        hospital.free(calendar, "2027-05-07T09:00:00Z", "2027-05-07T10:00:00Z");
        String wanted = json(byCalendar("2027-05-07T09:00:00Z", "2027-05-07T10:00:00Z"));
        Map<String, String> later = Map.of("Prefer", "respond-async");
        Client.Answer accepted =
                HOSPITAL.send("POST", "/Appointment/$book", wanted, later).is(202);
        assertThat(accepted.header("Content-Location")).endsWith("/fhir/" + reference(accepted.as(Appointment.class)));
        assertThat(appointment(accepted.as(Appointment.class))).isEqualTo(AppointmentStatus.BOOKED);
        HOSPITAL.send("POST", "/Appointment/$book", wanted, later).refuses(409);

        hospital.free(calendar, "2027-05-08T09:00:00Z", "2027-05-08T10:00:00Z");
        Client.Answer created = HOSPITAL.post(
                        "/Appointment/$book", byCalendar("2027-05-08T09:00:00Z", "2027-05-08T10:00:00Z"))
                .is(201);
        assertThat(created.header("Location")).endsWith("/" + reference(created.as(Appointment.class)));
    }

    @ParameterizedTest
    @CsvSource({
        "application/fhir+json;fhirVersion=3.0, 406",
        "application/fhir+json;fhirVersion=4.0, 200",
        "application/fhir+json, 200",
        "application/fhir+xml, 200"
    })
    @DisplayName("another version of FHIR is not answered")
    void otherVersionsAreNotAnswered(String accept, int status) {
        assertThat(new Client("").get("/metadata", accept).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"application/fhir+json;fhirVersion=3.0, 415", "application/fhir+json;fhirVersion=4.0, 201"})
    @DisplayName("another version of FHIR is not taken")
    void otherVersionsAreNotTaken(String type, int status) {
        Slot slot = new Slot()
                .setSchedule(new Reference(reference(calendar)))
                .setStatus(Slot.SlotStatus.FREE)
                .setStart(Date.from(Instant.parse("2027-05-05T09:00:00Z")))
                .setEnd(Date.from(Instant.parse("2027-05-05T10:00:00Z")));
        Client.Answer answer = HOSPITAL.send("POST", "/Slot", json(slot), Map.of("Content-Type", type));
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    }

    private DocumentReference document(Patient patient) {
        DocumentReference document = new DocumentReference().setStatus(DocumentReferenceStatus.CURRENT);
        document.setSubject(new Reference(reference(patient)));
        document.setType(new CodeableConcept(new Coding("http://dvmd.de/fhir/CodeSystem/kdl", "PT130102", "")));
        document.addContent()
                .getAttachment()
                .setContentType("text/plain")
                .setData("Befund".getBytes(StandardCharsets.UTF_8));
        return document;
    }

    private static DocumentReferenceStatus status(DocumentReference document) {
        return HOSPITAL.get("/" + reference(document))
                .ok(DocumentReference.class)
                .getStatus();
    }

    private Parameters byCalendar(String start, String end) {
        Parameters parameters = new Parameters();
        parameters.addParameter().setName("appt-resource").setResource(wish(hospital.patient, start, end));
        parameters.addParameter().setName("schedule").setValue(new Reference(reference(calendar)));
        return parameters;
    }

    private static Appointment wish(Patient patient, String start, String end) {
        Appointment wish = new Appointment().setStatus(AppointmentStatus.PROPOSED);
        wish.addServiceType(new CodeableConcept(new Coding(Hospital.TREATMENT, "177", "")));
        wish.setStart(Date.from(Instant.parse(start))).setEnd(Date.from(Instant.parse(end)));
        wish.addParticipant()
                .setActor(new Reference(reference(patient)))
                .setStatus(Appointment.ParticipationStatus.ACCEPTED);
        return wish;
    }

    private static Appointment booked(Parameters parameters) {
        return HOSPITAL.post("/Appointment/$book", parameters).is(201).as(Appointment.class);
    }

    private static AppointmentStatus appointment(Appointment appointment) {
        return HOSPITAL.get("/" + reference(appointment)).ok(Appointment.class).getStatus();
    }

    private static String json(Resource resource) {
        return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(resource);
    }
}
