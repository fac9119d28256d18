package de.medicalhub.video.consultation.gateway;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import de.medicalhub.common.fhir.FhirClients;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.Refusal;
import de.medicalhub.video.consultation.RefusedException;
import de.medicalhub.video.consultation.StaffCaller;
import de.medicalhub.video.consultation.control.VisitSummaries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;

/** A Communication of kind message (docs/fhir-model.md), written with the caller's own token. */
@ApplicationScoped
public class FhirVisitSummaries implements VisitSummaries {
    private static final Set<String> TREATING = Set.of("gp", "nursing", "hospital");

    @Inject
    private FhirClients clients;

    @Inject
    private Clock clock;

    @Override
    public void send(StaffCaller caller, AppointmentId id, String text, String key) {
        IGenericClient client = clients.withToken(caller.token());
        try {
            Appointment appointment =
                    client.read().resource(Appointment.class).withId(id.value()).execute();
            Identifier caseId = appointment.getIdentifier().stream()
                    .filter(identifier -> HubCodes.CASE_SYSTEM.equals(identifier.getSystem()))
                    .findFirst()
                    .orElseThrow(() -> new RefusedException(Refusal.NO_CONSULTATION));
            String query = "?identifier=" + HubCodes.CASE_SYSTEM + "|" + caseId.getValue();
            List<CareTeam> teams = list(client, "CareTeam" + query, CareTeam.class);
            List<String> plans = list(client, "CarePlan" + query, CarePlan.class).stream()
                    .map(plan -> "CarePlan/" + plan.getIdElement().getIdPart())
                    .toList();
            List<String> own = list(
                            client,
                            "PractitionerRole?active=true&practitioner=" + caller.fhirUser(),
                            PractitionerRole.class)
                    .stream()
                    .map(post -> post.getOrganization().getReference())
                    .toList();
            Communication message = message(teams, plans, own, text);
            message.addIdentifier(caseId.copy());
            message.addIdentifier().setSystem(HubCodes.VISIT_SUMMARY_SYSTEM).setValue(key);
            patients(appointment).findFirst().ifPresent(patient -> {
                message.setSubject(patient);
                message.addRecipient(patient.copy());
            });
            list(client, "Encounter?appointment=Appointment/" + id, Encounter.class).stream()
                    .limit(1)
                    .forEach(visit -> message.setEncounter(
                            new Reference("Encounter/" + visit.getIdElement().getIdPart())));
            message.setSender(new Reference(caller.fhirUser())).setSent(Date.from(clock.instant()));
            // whose answer was lost sends the same again: it is stored once
            client.create()
                    .resource(message)
                    .conditionalByUrl("Communication?identifier=" + HubCodes.VISIT_SUMMARY_SYSTEM + "|" + key)
                    .execute();
        } catch (ResourceNotFoundException | ForbiddenOperationException notTheirs) {
            throw new RefusedException(Refusal.NO_CONSULTATION, notTheirs);
        } catch (BaseServerResponseException away) {
            throw new RefusedException(Refusal.RECORD_AWAY, away);
        }
    }

    /** To all of the team who treat but the own organisation, in whose name it is written. */
    static Communication message(List<CareTeam> teams, List<String> plans, List<String> own, String text) {
        List<String> treating = teams.stream()
                .flatMap(team -> team.getParticipant().stream())
                .filter(one -> one.getRole().stream()
                        .flatMap(role -> role.getCoding().stream())
                        .anyMatch(role ->
                                HubCodes.CASE_ROLE.equals(role.getSystem()) && TREATING.contains(role.getCode())))
                .map(one -> one.getMember().getReference())
                .distinct()
                .toList();
        Communication message = new Communication();
        message.setStatus(Communication.CommunicationStatus.COMPLETED);
        message.addCategory(new CodeableConcept(new Coding(HubCodes.COMMUNICATION_KIND, HubCodes.KIND_MESSAGE, null)));
        plans.stream().limit(1).forEach(plan -> message.addAbout(new Reference(plan)));
        treating.stream()
                .filter(own::contains)
                .limit(1)
                .forEach(behalf -> message.addExtension(HubCodes.ON_BEHALF_OF, new Reference(behalf)));
        Set<String> others = treating.stream().filter(one -> !own.contains(one)).collect(Collectors.toSet());
        treating.stream().filter(others::contains).forEach(one -> message.addRecipient(new Reference(one)));
        message.addPayload().setContent(new StringType(text.strip()));
        return message;
    }

    private static Stream<Reference> patients(Appointment appointment) {
        return appointment.getParticipant().stream()
                .map(participant -> participant.getActor().getReference())
                .filter(reference -> reference != null && reference.startsWith("Patient/"))
                .map(Reference::new);
    }

    private static <T extends Resource> List<T> list(IGenericClient client, String query, Class<T> type) {
        Bundle found = client.search().byUrl(query).returnBundle(Bundle.class).execute();
        return found.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
