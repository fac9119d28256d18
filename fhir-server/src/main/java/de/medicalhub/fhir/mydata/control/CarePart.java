package de.medicalhub.fhir.mydata.control;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;

/** Appointments, stays, and what was ordered for the patient. */
final class CarePart extends Part {
    CarePart(Words words, Names names) {
        super(words, names);
    }

    void write(Html html, List<Resource> resources) {
        Stream<Resource> times = Stream.concat(
                of(resources, Appointment.class)
                        .sorted(Comparator.comparing(
                                Appointment::getStart, Comparator.nullsLast(Comparator.reverseOrder()))),
                of(resources, Encounter.class));
        table(html, "appointments", times, this::time);
        table(html, "orders", of(resources, ServiceRequest.class), this::order);
    }

    private List<String> time(Resource resource) {
        if (resource instanceof Appointment appointment) {
            String kind = appointment.getServiceType().stream()
                    .map(Names::of)
                    .filter(name -> !name.isEmpty())
                    .findFirst()
                    .orElse(words().say("appointment"));
            return List.of(
                    words().moment(appointment.getStart()),
                    appointment.hasDescription() ? appointment.getDescription() : kind,
                    names().of(appointment.getParticipant().stream()
                            .map(Appointment.AppointmentParticipantComponent::getActor)
                            .filter(actor -> !text(actor.getReference()).startsWith("Patient/"))),
                    words().code(
                                    "appointment",
                                    appointment.hasStatus()
                                            ? appointment.getStatus().toCode()
                                            : null));
        }
        Encounter encounter = (Encounter) resource;
        String kind = words().code("encounter-class", encounter.getClass_().getCode());
        return List.of(
                words().when(encounter.getPeriod()),
                kind.isEmpty() ? words().say("encounter") : kind,
                names().of(encounter.getServiceProvider()),
                words().code(
                                "encounter",
                                encounter.hasStatus() ? encounter.getStatus().toCode() : null));
    }

    private List<String> order(ServiceRequest request) {
        String kind = request.getCategory().stream()
                .flatMap(category -> category.getCoding().stream())
                .map(coding -> words().code("order", coding.getCode()))
                .filter(word -> !word.isEmpty())
                .findFirst()
                .orElseGet(() -> Names.of(request.getCode()));
        return List.of(
                words().when(request.getAuthoredOnElement()),
                Objects.requireNonNullElse(kind, ""),
                names().of(Stream.concat(Stream.of(request.getRequester()), request.getPerformer().stream())),
                words().code(
                                "request",
                                request.hasStatus() ? request.getStatus().toCode() : null));
    }
}
