package de.medicalhub.video.consultation.gateway;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import de.medicalhub.common.fhir.FhirClients;
import de.medicalhub.common.security.ServiceToken;
import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.VisitStep;
import de.medicalhub.video.consultation.control.VisitRecord;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;

/** Encounter VR and Appointment, written with the service's own token and the version that was read. */
@ApplicationScoped
public class FhirVisitRecord implements VisitRecord {
    private static final List<EncounterStatus> FORWARD = List.of(
            EncounterStatus.PLANNED, EncounterStatus.ARRIVED, EncounterStatus.INPROGRESS, EncounterStatus.FINISHED);

    @Inject
    private FhirClients clients;

    @Inject
    private ServiceToken serviceToken;

    @Override
    public void write(AppointmentId appointment, VisitStep step, Instant happenedAt) {
        IGenericClient client = clients.withToken(serviceToken.get());
        Encounter encounter = find(client, appointment)
                .orElseThrow(() -> new IllegalStateException("no Encounter of this Appointment"));
        if (advance(encounter, step, happenedAt)) {
            update(client, encounter);
        }
        if (step == VisitStep.FINISHED) {
            fulfil(client, appointment);
        }
    }

    /** Says whether anything changed. */
    static boolean advance(Encounter encounter, VisitStep step, Instant happenedAt) {
        EncounterStatus wanted = statusAfter(step);
        int now = FORWARD.indexOf(encounter.getStatus());
        if (now < 0 || now >= FORWARD.indexOf(wanted)) {
            return false;
        }
        encounter.setStatus(wanted);
        if (step == VisitStep.STARTED) {
            encounter.getPeriod().setStart(Date.from(happenedAt));
        } else if (step == VisitStep.FINISHED) {
            encounter.getPeriod().setEnd(Date.from(happenedAt));
        }
        return true;
    }

    /** The visit of this Appointment, as far as the client's token may read it. */
    static Optional<Encounter> find(IGenericClient client, AppointmentId appointment) {
        Bundle found = client.search()
                .byUrl("Encounter?appointment=Appointment/" + appointment)
                .returnBundle(Bundle.class)
                .execute();
        return found.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(Encounter.class::isInstance)
                .map(Encounter.class::cast)
                .findFirst();
    }

    private static void fulfil(IGenericClient client, AppointmentId id) {
        Appointment appointment =
                client.read().resource(Appointment.class).withId(id.value()).execute();
        if (appointment.getStatus() == Appointment.AppointmentStatus.BOOKED) {
            appointment.setStatus(Appointment.AppointmentStatus.FULFILLED);
            update(client, appointment);
        }
    }

    /** Writes it over the version that was read. */
    static void update(IGenericClient client, IBaseResource resource) {
        client.update()
                .resource(resource)
                .withAdditionalHeader(
                        "If-Match", "W/\"" + resource.getIdElement().getVersionIdPart() + "\"")
                .execute();
    }

    private static EncounterStatus statusAfter(VisitStep step) {
        return switch (step) {
            case ARRIVED -> EncounterStatus.ARRIVED;
            case STARTED -> EncounterStatus.INPROGRESS;
            case FINISHED -> EncounterStatus.FINISHED;
        };
    }
}
