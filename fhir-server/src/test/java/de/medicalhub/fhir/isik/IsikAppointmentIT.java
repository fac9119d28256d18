package de.medicalhub.fhir.isik;

import static de.medicalhub.fhir.isik.Client.HOSPITAL;
import static de.medicalhub.fhir.isik.Client.reference;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Schedule;
import org.hl7.fhir.r4.model.Slot;
import org.hl7.fhir.r4.model.Slot.SlotStatus;
import org.hl7.fhir.r4.model.UriType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Terminplanung. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IsikAppointmentIT {
    private final Hospital hospital = new Hospital();
    private final Schedule calendar = hospital.calendar(Hospital.OWN);

    @Test
    void bookingByItsSlotTakesTheSlotAndIsFoundByWhatTheSpecificationNames() {
        Slot slot = hospital.free(calendar, "2027-02-01T09:00:00Z", "2027-02-01T12:00:00Z");
        Appointment wish = wish("2027-02-01T10:00:00Z", "2027-02-01T11:00:00Z");
        wish.addSlot(new Reference(reference(slot)));

        Appointment booked = HOSPITAL.post("/Appointment/$book", wish).is(201).as(Appointment.class);

        assertThat(booked.getStatus()).isEqualTo(AppointmentStatus.BOOKED);
        assertThat(status(slot)).isEqualTo(SlotStatus.BUSY);
        String schedule = reference(calendar);
        assertThat(free(schedule, "2027-02-01")).hasSize(2);
        for (String criteria : List.of(
                "_id=" + booked.getIdElement().getIdPart(),
                "status=booked&slot=" + reference(slot),
                "service-type=177&actor=" + reference(hospital.patient),
                "specialty=142&actor=" + reference(hospital.patient),
                "date=2027-02-01&actor=" + reference(hospital.patient))) {
            assertThat(HOSPITAL.get("/Appointment/?" + criteria).found())
                    .as(criteria)
                    .contains(reference(booked));
        }
        for (String criteria : List.of("status=busy", "status=busy&start=2027-02-01")) {
            assertThat(HOSPITAL.get("/Slot/?schedule=" + schedule + "&" + criteria)
                            .found())
                    .contains(reference(slot));
        }
        Encounter visit = Hospital.stay("v" + hospital.mark, reference(hospital.patient), Hospital.OWN);
        Encounter stored = HOSPITAL.create(visit.addAppointment(new Reference(reference(booked))));
        assertThat(HOSPITAL.get("/Encounter/?appointment=" + reference(booked)).found())
                .containsExactly(reference(stored));
    }

    @Test
    void bookingByItsScheduleFindsTheSlotAlsoInThePast() {
        hospital.free(calendar, "2024-09-01T09:00:00Z", "2024-09-01T20:00:00Z");

        Appointment first = book(byCalendar(wish("2024-09-01T11:00:00Z", "2024-09-01T12:00:00Z")));
        Appointment second = book(byCalendar(wish("2024-09-01T13:00:00Z", "2024-09-01T14:00:00Z")));

        assertThat(first.getSlot()).hasSize(1);
        assertThat(second.getSlot()).hasSize(1);
    }

    @Test
    void whatIsMissingIs400AndWhatCannotBeIs422() {
        Slot slot = hospital.free(calendar, "2027-03-01T09:00:00Z", "2027-03-01T10:00:00Z");
        Appointment timeless = wish("2027-03-01T09:00:00Z", "2027-03-01T10:00:00Z");
        timeless.setStart(null).setEnd(null).addSlot(new Reference(reference(slot)));
        HOSPITAL.post("/Appointment/$book", timeless).refuses(400);
        HOSPITAL.post("/Appointment/$book", wish("2027-03-01T09:00:00Z", "2027-03-01T10:00:00Z"))
                .refuses(400);
        HOSPITAL.send(
                        "POST",
                        "/Appointment/$book",
                        "{\"resourceType\":\"Appointment\",\"start\":\"soon\"}",
                        java.util.Map.of())
                .refuses(400);

        Appointment other = wish("2027-03-01T09:00:00Z", "2027-03-01T10:00:00Z");
        other.getServiceTypeFirstRep().getCodingFirstRep().setCode("1");
        HOSPITAL.post("/Appointment/$book", byCalendar(other)).refuses(422);
        for (String patient : List.of(reference(hospital.stranger), "Patient/nobody-" + hospital.mark)) {
            Appointment foreign = wish("2027-03-01T09:00:00Z", "2027-03-01T10:00:00Z");
            foreign.getParticipantFirstRep().setActor(new Reference(patient));
            HOSPITAL.post("/Appointment/$book", byCalendar(foreign)).refuses(422);
        }
        assertThat(status(slot)).isEqualTo(SlotStatus.FREE);
    }

    @Test
    @DisplayName("of many at once exactly one books")
    void exactlyOneOfManyBooks() {
        hospital.free(calendar, "2027-04-01T09:00:00Z", "2027-04-01T10:00:00Z");
        Parameters wanted = byCalendar(wish("2027-04-01T09:00:00Z", "2027-04-01T10:00:00Z"));

        assertThat(HOSPITAL.postAtOnce(4, "/Appointment/$book", wanted)).containsExactly(201, 409, 409, 409);
    }

    @Test
    void aCancelledAppointmentFreesItsSlotWhicheverWayItIsCancelled() {
        hospital.free(calendar, "2027-05-01T09:00:00Z", "2027-05-01T10:00:00Z");
        Parameters wanted = byCalendar(wish("2027-05-01T09:00:00Z", "2027-05-01T10:00:00Z"));

        Appointment patched = book(wanted);
        HOSPITAL.patch("/" + reference(patched), "application/fhir+json", """
                {"resourceType":"Parameters","parameter":[{"name":"operation","part":[
                 {"name":"type","valueCode":"replace"},{"name":"path","valueString":"Appointment.status"},
                 {"name":"value","valueCode":"cancelled"}]}]}""").is(200);
        Appointment put = book(wanted);
        HOSPITAL.put(put.setStatus(AppointmentStatus.CANCELLED)).is(200);
        HOSPITAL.put(put.setStatus(AppointmentStatus.BOOKED)).refuses(422);
        Appointment byPointer = book(wanted);
        HOSPITAL.patch("/" + reference(byPointer), "application/json-patch+json", """
                [{"op":"replace","path":"/status","value":"cancelled"}]""")
                .is(200);

        assertThat(free(reference(calendar), "2027-05-01")).hasSize(1);
    }

    @Test
    void movingIsOneStepOrNone() {
        hospital.free(calendar, "2027-06-01T09:00:00Z", "2027-06-01T12:00:00Z");
        Appointment first = book(byCalendar(wish("2027-06-01T09:00:00Z", "2027-06-01T10:00:00Z")));
        Parameters nowhere = byCalendar(wish("2027-06-01T18:00:00Z", "2027-06-01T19:00:00Z"));
        nowhere.addParameter().setName("cancelled-appt-id").setValue(new UriType(reference(first)));
        HOSPITAL.post("/Appointment/$book", nowhere).refuses(422);
        assertThat(read(first).getStatus()).isEqualTo(AppointmentStatus.BOOKED);

        Parameters move = byCalendar(wish("2027-06-01T11:00:00Z", "2027-06-01T12:00:00Z"));
        move.addParameter().setName("cancelled-appt-id").setValue(new Reference(reference(first)));
        Appointment second = book(move);

        assertThat(read(first).getStatus()).isEqualTo(AppointmentStatus.CANCELLED);
        assertThat(second.getExtension())
                .anySatisfy(extension -> assertThat(extension.getUrl())
                        .isEqualTo("http://hl7.org/fhir/5.0/StructureDefinition/extension-Appointment.replaces"));
        assertThat(free(reference(calendar), "2027-06-01")).hasSize(2);
    }

    @Test
    void anotherHospitalsCalendarIsForbidden() {
        Hospital other = new Hospital();
        Schedule theirs = other.calendar(Hospital.OTHER);
        other.free(theirs, "2027-07-01T09:00:00Z", "2027-07-01T10:00:00Z");
        Parameters wanted = new Parameters();
        wanted.addParameter()
                .setName("appt-resource")
                .setResource(wish("2027-07-01T09:00:00Z", "2027-07-01T10:00:00Z"));
        wanted.addParameter().setName("schedule").setValue(new Reference(reference(theirs)));

        HOSPITAL.post("/Appointment/$book", wanted).refuses(403);
    }

    @Test
    void bookingTellsNothingOfWhatIsHidden() {
        hospital.free(calendar, "2027-08-01T09:00:00Z", "2027-08-01T10:00:00Z");
        Condition hidden = new Condition().setSubject(new Reference(reference(hospital.stranger)));
        hidden.setCode(new CodeableConcept(new Coding("http://fhir.de/CodeSystem/bfarm/icd-10-gm", "F32.2", "")));
        Condition stored = hospital.imported(hidden);
        String search = "Condition?patient=" + reference(hospital.stranger) + "&code=F32.2";
        for (String named : List.of(reference(stored), "Condition/absent", search, search + "9")) {
            Appointment wish = wish("2027-08-01T09:00:00Z", "2027-08-01T10:00:00Z");
            wish.addSupportingInformation(new Reference(named));
            HOSPITAL.post("/Appointment/$book", byCalendar(wish)).refuses(422);
            Appointment actor = wish("2027-08-01T09:00:00Z", "2027-08-01T10:00:00Z");
            actor.addExtension("http://example.org/any", new Reference(named));
            HOSPITAL.post("/Appointment/$book", byCalendar(actor)).refuses(422);
        }
        assertThat(free(reference(calendar), "2027-08-01")).hasSize(1);
    }

    @Test
    void messagesAreWrittenChangedAndFound() {
        Communication message = new Communication()
                .setStatus(Communication.CommunicationStatus.COMPLETED)
                .setSubject(hospital.about())
                .setSender(hospital.about())
                .addRecipient(new Reference(reference(hospital.doctor)));
        message.addPayload().setContent(new org.hl7.fhir.r4.model.StringType("Ich komme später."));
        Communication stored = HOSPITAL.create(message);
        stored.getPayloadFirstRep().setContent(new org.hl7.fhir.r4.model.StringType("Ich komme doch pünktlich."));
        HOSPITAL.put(stored).is(200);

        for (String criteria : List.of(
                "subject=" + reference(hospital.patient),
                "patient=" + hospital.patient.getIdElement().getIdPart(),
                "recipient=" + reference(hospital.doctor),
                "sender=" + reference(hospital.patient))) {
            assertThat(HOSPITAL.get("/Communication/?" + criteria).found()).containsExactly(reference(stored));
        }
    }

    private Appointment book(Parameters wanted) {
        return HOSPITAL.post("/Appointment/$book", wanted).is(201).as(Appointment.class);
    }

    private Parameters byCalendar(Appointment wish) {
        Parameters parameters = new Parameters();
        parameters.addParameter().setName("appt-resource").setResource(wish);
        parameters.addParameter().setName("schedule").setValue(new Reference(reference(calendar)));
        return parameters;
    }

    private Appointment wish(String start, String end) {
        Appointment wish = new Appointment()
                .setStatus(AppointmentStatus.PROPOSED)
                .setStart(Date.from(Instant.parse(start)))
                .setEnd(Date.from(Instant.parse(end)));
        wish.addServiceType().addCoding().setSystem(Hospital.TREATMENT).setCode("177");
        wish.addSpecialty().addCoding().setSystem("urn:oid:1.2.276.0.76.5.114").setCode("142");
        wish.addParticipant().setActor(hospital.about()).setStatus(Appointment.ParticipationStatus.ACCEPTED);
        return wish;
    }

    private static Appointment read(Appointment appointment) {
        return HOSPITAL.get("/" + reference(appointment)).ok(Appointment.class);
    }

    private static SlotStatus status(Slot slot) {
        return HOSPITAL.get("/" + reference(slot)).ok(Slot.class).getStatus();
    }

    private static List<Bundle.BundleEntryComponent> free(String schedule, String day) {
        return HOSPITAL.get("/Slot?schedule=" + schedule + "&status=free&start=" + day)
                .ok(Bundle.class)
                .getEntry();
    }
}
