package de.medicalhub.fhir.isik;

import static de.medicalhub.fhir.isik.Client.HOSPITAL;
import static de.medicalhub.fhir.isik.Client.reference;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Schedule;
import org.hl7.fhir.r4.model.Slot;
import org.hl7.fhir.r4.model.Slot.SlotStatus;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Appointments that a hospital's system writes past the booking. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DirectAppointmentIT {
    private final Hospital hospital = new Hospital();
    private final Schedule calendar = hospital.calendar(Hospital.OWN);

    @Test
    @DisplayName("Rule 8: one appointment for a Slot, by whichever way it is written")
    void aSlotIsTakenOnce() {
        Slot slot = hospital.free(calendar, "2028-02-01T09:00:00Z", "2028-02-01T10:00:00Z");
        Appointment booked = HOSPITAL.create(at(slot, AppointmentStatus.BOOKED));
        assertThat(status(slot)).isEqualTo(SlotStatus.BUSY);

        HOSPITAL.post("/Appointment", at(slot, AppointmentStatus.BOOKED)).refuses(409);
        HOSPITAL.post("/Appointment/$book", at(slot, AppointmentStatus.PROPOSED))
                .refuses(409);
        Appointment wish = HOSPITAL.create(at(slot, AppointmentStatus.PROPOSED));
        HOSPITAL.put(wish.copy().setStatus(AppointmentStatus.ARRIVED)).refuses(409);
        HOSPITAL.patch("/" + reference(wish), "application/json-patch+json", """
                [{"op":"replace","path":"/status","value":"booked"}]""")
                .refuses(409);
        HOSPITAL.post("", transaction(at(slot, AppointmentStatus.BOOKED))).refuses(409);

        HOSPITAL.put(booked.setStatus(AppointmentStatus.ARRIVED)).is(200);
        Slot current = HOSPITAL.get("/" + reference(slot)).ok(Slot.class);
        HOSPITAL.put(current.copy().setStatus(SlotStatus.FREE)).refuses(409);
        assertThat(status(slot)).isEqualTo(SlotStatus.BUSY);

        HOSPITAL.put(booked.setStatus(AppointmentStatus.CANCELLED)).is(200);
        assertThat(status(slot)).isEqualTo(SlotStatus.FREE);
        HOSPITAL.put(wish.setStatus(AppointmentStatus.BOOKED)).is(200);
        assertThat(status(slot)).isEqualTo(SlotStatus.BUSY);
    }

    @Test
    @DisplayName("Rule 8: of many at once exactly one is stored")
    void exactlyOneOfManyIsStored() {
        Slot slot = hospital.free(calendar, "2028-03-01T09:00:00Z", "2028-03-01T10:00:00Z");
        Appointment wanted = at(slot, AppointmentStatus.BOOKED);
        assertThat(HOSPITAL.postAtOnce(4, "/Appointment", wanted)).containsExactly(201, 409, 409, 409);
    }

    @Test
    @DisplayName("Rule 8: a busy Slot that no appointment holds is taken by one of many at once, and booked by nobody")
    void aBusySlotIsTakenByOne() {
        Slot busy = hospital.free(calendar, "2028-03-02T09:00:00Z", "2028-03-02T10:00:00Z");
        HOSPITAL.put(busy.setStatus(SlotStatus.BUSY)).is(200);
        HOSPITAL.post("/Appointment/$book", at(busy, AppointmentStatus.PROPOSED))
                .refuses(409);
        assertThat(HOSPITAL.postAtOnce(4, "/Appointment", at(busy, AppointmentStatus.BOOKED)))
                .containsExactly(201, 409, 409, 409);
        HOSPITAL.post("/Appointment", at(busy, AppointmentStatus.BOOKED)).refuses(409);
    }

    @Test
    @DisplayName("Rule 8: Slot and appointment may come in one transaction; cancelling and freeing as well")
    void bothInOneTransaction() {
        Slot fresh = new Slot()
                .setSchedule(new Reference(reference(calendar)))
                .setStatus(SlotStatus.FREE)
                .setStart(Date.from(Instant.parse("2028-04-01T09:00:00Z")))
                .setEnd(Date.from(Instant.parse("2028-04-01T10:00:00Z")));
        fresh.setId("urn:uuid:7c1e7a52-5a5d-4f0b-9a39-6cf1b3b8f0d1");
        Appointment inIt = at(fresh, AppointmentStatus.BOOKED);
        inIt.setSlot(List.of(new Reference(fresh.getId())));
        Bundle both = transaction(inIt);
        both.addEntry()
                .setFullUrl(fresh.getId())
                .setResource(fresh)
                .getRequest()
                .setMethod(Bundle.HTTPVerb.POST)
                .setUrl("Slot");
        List<Bundle.BundleEntryComponent> stored =
                HOSPITAL.post("", both).ok(Bundle.class).getEntry();
        Appointment booked = HOSPITAL.get("/" + local(stored.get(0))).ok(Appointment.class);
        Slot slot = HOSPITAL.get("/" + local(stored.get(1))).ok(Slot.class);
        assertThat(slot.getStatus()).isEqualTo(SlotStatus.BUSY);

        Bundle end = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        put(end, slot.setStatus(SlotStatus.FREE));
        put(end, booked.setStatus(AppointmentStatus.CANCELLED));
        HOSPITAL.post("", end).is(200);
        assertThat(status(slot)).isEqualTo(SlotStatus.FREE);
    }

    @Test
    @DisplayName("Rule 8: the Slots fit and are the own; without Slots everything goes")
    void whatDoesNotFitIsRefused() {
        Slot slot = hospital.free(calendar, "2028-05-01T09:00:00Z", "2028-05-01T10:00:00Z");
        Appointment later = at(slot, AppointmentStatus.BOOKED);
        later.setEnd(Date.from(Instant.parse("2028-05-01T11:00:00Z")));
        HOSPITAL.post("/Appointment", later).refuses(422);
        assertThat(status(slot)).isEqualTo(SlotStatus.FREE);

        Hospital other = new Hospital();
        Slot theirs = other.free(other.calendar(Hospital.OTHER), "2028-05-01T09:00:00Z", "2028-05-01T10:00:00Z");
        HOSPITAL.post("/Appointment", at(theirs, AppointmentStatus.BOOKED)).refuses(403);
        assertThat(status(theirs)).isEqualTo(SlotStatus.FREE);

        HOSPITAL.create(later.setSlot(null));
    }

    @Test
    @DisplayName("Rule 5: one that is only pending holds its Slot until it is deleted")
    void aDeletedAppointmentFreesItsSlot() {
        Slot slot = hospital.free(calendar, "2028-06-01T09:00:00Z", "2028-06-01T10:00:00Z");
        Appointment pending = HOSPITAL.create(at(slot, AppointmentStatus.PENDING));
        assertThat(status(slot)).isEqualTo(SlotStatus.BUSY);
        HOSPITAL.send("DELETE", "/" + reference(pending), "", Map.of()).is(200);
        assertThat(status(slot)).isEqualTo(SlotStatus.FREE);
    }

    private Appointment at(Slot slot, AppointmentStatus status) {
        Appointment appointment = new Appointment()
                .setStatus(status)
                .setStart(slot.getStart())
                .setEnd(slot.getEnd())
                .addSlot(new Reference(reference(slot)));
        appointment.addServiceType().addCoding().setSystem(Hospital.TREATMENT).setCode("177");
        appointment.addParticipant().setActor(hospital.about()).setStatus(Appointment.ParticipationStatus.ACCEPTED);
        return appointment;
    }

    private static Bundle transaction(Resource created) {
        Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        bundle.addEntry()
                .setResource(created)
                .getRequest()
                .setMethod(Bundle.HTTPVerb.POST)
                .setUrl(created.fhirType());
        return bundle;
    }

    private static void put(Bundle bundle, Resource changed) {
        bundle.addEntry()
                .setResource(changed)
                .getRequest()
                .setMethod(Bundle.HTTPVerb.PUT)
                .setUrl(reference(changed));
    }

    private static String local(Bundle.BundleEntryComponent entry) {
        return entry.getResponse().getLocation().replaceFirst(".*/fhir/", "").replaceFirst("/_history/.*", "");
    }

    private static SlotStatus status(Slot slot) {
        return HOSPITAL.get("/" + reference(slot)).ok(Slot.class).getStatus();
    }
}
