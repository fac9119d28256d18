package de.medicalhub.video.conference.gateway;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.server.exceptions.AuthenticationException;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.fhir.FhirClients;
import de.medicalhub.video.conference.control.CaseAccess;
import de.medicalhub.video.consultation.Refusal;
import de.medicalhub.video.consultation.RefusedException;
import de.medicalhub.video.consultation.StaffCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Cases of the FHIR server, read with the caller's own token: who cannot read the plan has no conference about it. */
@ApplicationScoped
public class FhirCaseAccess implements CaseAccess {
    @Inject
    private FhirClients clients;

    @Override
    public Optional<CaseTeam> find(StaffCaller caller, CaseId caseId) {
        IGenericClient client = clients.withToken(caller.token());
        String token = caseId.toSearchToken();
        return first(client, "CarePlan?identifier=" + token + "&status=active&_count=1", CarePlan.class)
                .map(plan -> {
                    Optional<CareTeam> team =
                            first(client, "CareTeam?identifier=" + token + "&_count=1", CareTeam.class);
                    return new CaseTeam(
                            plan.getSubject().getReferenceElement().getIdPart(),
                            patient(client, plan.getSubject()),
                            team.map(found -> names(client, found)).orElse(List.of()),
                            team.map(FhirCaseAccess::organizations).orElse(Set.of()));
                });
    }

    private static Set<String> organizations(CareTeam team) {
        return team.getParticipant().stream()
                .map(one -> one.getMember().getReferenceElement())
                .filter(member -> "Organization".equals(member.getResourceType()))
                .map(member -> "Organization/" + member.getIdPart())
                .collect(Collectors.toSet());
    }

    private static <T extends Resource> Optional<T> first(IGenericClient client, String query, Class<T> type) {
        return readable(() ->
                        client.search().byUrl(query).returnBundle(Bundle.class).execute())
                .stream()
                .flatMap(bundle -> bundle.getEntry().stream())
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    private static String patient(IGenericClient client, Reference reference) {
        return readable(() -> client.read()
                        .resource(Patient.class)
                        .withUrl(reference.getReferenceElement().toUnqualifiedVersionless())
                        .execute())
                .map(patient -> name(patient.getName()))
                .orElse("");
    }

    private static List<String> names(IGenericClient client, CareTeam team) {
        return team.getParticipant().stream()
                .map(CareTeam.CareTeamParticipantComponent::getMember)
                .filter(member ->
                        !member.getReferenceElement().getResourceType().equals("Patient"))
                .map(member -> member.hasDisplay() ? member.getDisplay() : read(client, member))
                .filter(name -> !name.isBlank())
                .distinct()
                .toList();
    }

    private static String read(IGenericClient client, Reference member) {
        IdType id = new IdType(member.getReference());
        return readable(() -> (Resource) client.read()
                        .resource(id.getResourceType())
                        .withId(id.getIdPart())
                        .execute())
                .map(FhirCaseAccess::nameOf)
                .orElse("");
    }

    private static String nameOf(Resource member) {
        if (member instanceof Practitioner practitioner) {
            return name(practitioner.getName());
        }
        if (member instanceof PractitionerRole role) {
            return role.getPractitioner().hasDisplay() ? role.getPractitioner().getDisplay() : "";
        }
        return member instanceof Organization organization ? organization.getName() : "";
    }

    private static String name(List<HumanName> names) {
        return names.stream().findFirst().map(HumanName::getNameAsSingleString).orElse("");
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
