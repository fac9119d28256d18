package de.medicalhub.video.consultation.gateway;

import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.server.exceptions.AuthenticationException;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import de.medicalhub.common.fhir.FhirClients;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.IncidentLog;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.common.security.ServiceToken;
import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.ConsultationFacts;
import de.medicalhub.video.consultation.Practice;
import de.medicalhub.video.consultation.Refusal;
import de.medicalhub.video.consultation.RefusedException;
import de.medicalhub.video.consultation.StaffCaller;
import de.medicalhub.video.consultation.control.AppointmentRecord;
import de.medicalhub.video.consultation.control.AppointmentRecords;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Appointments of the FHIR server, as far as the caller may read them. */
@ApplicationScoped
public class FhirAppointmentRecords implements AppointmentRecords {
    private static final Duration USUAL_LENGTH = Duration.ofMinutes(15);
    private static final String VIDEO = "video-consultation";
    private static final IncidentLog INCIDENTS = new IncidentLog(LoggerFactory.getLogger(FhirAppointmentRecords.class));

    @Inject
    private FhirClients clients;

    @Inject
    private ServiceToken serviceToken;

    @Override
    public Optional<AppointmentRecord> find(StaffCaller caller, AppointmentId id) {
        IGenericClient client = clients.withToken(caller.token());
        return readable(() -> read(client, id)).map(appointment -> toRecord(client, id, appointment, null));
    }

    @Override
    public Optional<AppointmentRecord> findWithPatient(StaffCaller caller, AppointmentId id) {
        IGenericClient client = clients.withToken(caller.token());
        return readable(() -> read(client, id)).map(appointment -> {
            AppointmentRecord.PatientFacts patient = participants(appointment, "Patient/").stream()
                    .findFirst()
                    .flatMap(reference -> readable(() -> new FhirPatientFacts(client).read(reference)))
                    .orElse(null);
            return toRecord(client, id, appointment, patient);
        });
    }

    /** One is read; several are looked for together, and what is not found so is read: only a read tells why. */
    @Override
    public Map<AppointmentId, Standing> standing(Set<AppointmentId> ids) {
        Map<AppointmentId, Standing> found = new HashMap<>(ids.size() > 1 ? search(ids) : Map.of());
        ids.forEach(id -> found.computeIfAbsent(id, this::readStanding));
        return found;
    }

    private Map<AppointmentId, Standing> search(Set<AppointmentId> ids) {
        String wanted = ids.stream().map(AppointmentId::value).collect(Collectors.joining(","));
        try {
            return clients
                    .withToken(serviceToken.get())
                    .search()
                    .byUrl("Appointment?_id=" + wanted + "&_count=" + ids.size())
                    .returnBundle(Bundle.class)
                    .execute()
                    .getEntry()
                    .stream()
                    .map(Bundle.BundleEntryComponent::getResource)
                    .filter(Appointment.class::isInstance)
                    .map(Appointment.class::cast)
                    .collect(Collectors.toMap(
                            one -> new AppointmentId(one.getIdElement().getIdPart()),
                            FhirAppointmentRecords::standing));
        } catch (BaseServerResponseException | HubException away) {
            INCIDENTS.note(ProblemKind.UNAVAILABLE, "Whether appointments still stand cannot be asked", away);
            return isRefused(away)
                    ? Map.of()
                    : ids.stream().collect(Collectors.toMap(id -> id, id -> new Standing(Answer.UNKNOWN, "")));
        }
    }

    /** The record answers, and may answer for each of them; where it does not, it is not asked again for each. */
    private static boolean isRefused(Exception away) {
        return away instanceof BaseServerResponseException answered
                && answered.getStatusCode() >= Constants.STATUS_HTTP_400_BAD_REQUEST
                && answered.getStatusCode() < Constants.STATUS_HTTP_500_INTERNAL_ERROR;
    }

    private static Standing standing(Appointment found) {
        return new Standing(isBooked(found) ? Answer.STANDS : Answer.GONE, caseOf(found));
    }

    private Standing readStanding(AppointmentId id) {
        try {
            return standing(read(clients.withToken(serviceToken.get()), id));
        } catch (ResourceNotFoundException | ResourceGoneException gone) {
            return new Standing(Answer.GONE, "");
        } catch (BaseServerResponseException | HubException away) {
            INCIDENTS.note(ProblemKind.UNAVAILABLE, "Whether an appointment still stands cannot be asked", away);
            return new Standing(Answer.UNKNOWN, "");
        }
    }

    private static Appointment read(IGenericClient client, AppointmentId id) {
        return client.read().resource(Appointment.class).withId(id.value()).execute();
    }

    private static AppointmentRecord toRecord(
            IGenericClient client,
            AppointmentId id,
            Appointment appointment,
            AppointmentRecord.@Nullable PatientFacts patient) {
        List<String> practitioners = participants(appointment, "Practitioner/");
        String name = practitioners.stream()
                .findFirst()
                .flatMap(reference -> readable(() -> client.read()
                        .resource(Practitioner.class)
                        .withUrl(reference)
                        .execute()))
                .map(practitioner -> FhirNames.of(practitioner.getName()))
                .orElse("");
        Practice practice = practitioners.stream()
                .findFirst()
                .flatMap(reference -> readable(() -> FhirPractices.of(client, reference)))
                .orElse(Practice.UNKNOWN);
        Instant start = appointment.hasStart() ? appointment.getStart().toInstant() : Instant.EPOCH;
        Instant end = appointment.hasEnd() ? appointment.getEnd().toInstant() : start.plus(USUAL_LENGTH);
        return new AppointmentRecord(
                new ConsultationFacts(id, start, end, name, practice),
                isBooked(appointment),
                practitioners,
                caseOf(appointment),
                patient);
    }

    private static boolean isBooked(Appointment appointment) {
        boolean video = appointment.getServiceType().stream()
                .flatMap(type -> type.getCoding().stream())
                .anyMatch(coding -> HubCodes.SERVICE_TYPE.equals(coding.getSystem()) && VIDEO.equals(coding.getCode()));
        AppointmentStatus status = appointment.getStatus();
        return video
                && appointment.hasStart()
                && status != AppointmentStatus.CANCELLED
                && status != AppointmentStatus.NOSHOW
                && status != AppointmentStatus.ENTEREDINERROR
                && status != AppointmentStatus.PROPOSED;
    }

    private static String caseOf(Appointment appointment) {
        return appointment.getIdentifier().stream()
                .filter(identifier -> HubCodes.CASE_SYSTEM.equals(identifier.getSystem()))
                .map(identifier -> identifier.getValue())
                .findFirst()
                .orElse("");
    }

    private static List<String> participants(Appointment appointment, String type) {
        return appointment.getParticipant().stream()
                .map(Appointment.AppointmentParticipantComponent::getActor)
                .map(Reference::getReference)
                .filter(reference -> reference != null && reference.startsWith(type))
                .toList();
    }

    private static <T> Optional<T> readable(Supplier<T> read) {
        try {
            return Optional.of(read.get());
        } catch (ResourceNotFoundException
                | ResourceGoneException
                | ForbiddenOperationException
                | AuthenticationException notTheirs) {
            return Optional.empty();
        } catch (BaseServerResponseException e) {
            throw new RefusedException(Refusal.RECORD_AWAY, e);
        }
    }
}
