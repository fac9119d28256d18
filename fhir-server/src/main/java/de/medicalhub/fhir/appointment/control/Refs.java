package de.medicalhub.fhir.appointment.control;

import de.medicalhub.fhir.LocalReference;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentParticipantComponent;
import org.hl7.fhir.r4.model.IdType;

/** Readings of references. */
final class Refs {
    private Refs() {}

    /** The id of a type, written as reference, address or bare id. */
    static String typed(String type, String text) {
        IdType id = new IdType(text);
        boolean fits = !id.hasResourceType() || type.equals(id.getResourceType());
        return fits && id.hasIdPart() ? type + "/" + id.getIdPart() : "";
    }

    static Set<String> slots(Appointment appointment) {
        return appointment.getSlot().stream()
                .map(LocalReference::of)
                .filter(reference -> reference.startsWith("Slot/"))
                .collect(Collectors.toUnmodifiableSet());
    }

    static Set<String> patients(Appointment appointment) {
        return actors(appointment).stream()
                .filter(reference -> reference.startsWith("Patient/"))
                .collect(Collectors.toUnmodifiableSet());
    }

    static Set<String> actors(Appointment appointment) {
        return appointment.getParticipant().stream()
                .map(AppointmentParticipantComponent::getActor)
                .map(LocalReference::of)
                .filter(reference -> !reference.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
