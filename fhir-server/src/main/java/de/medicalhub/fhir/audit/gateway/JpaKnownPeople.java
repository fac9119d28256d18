package de.medicalhub.fhir.audit.gateway;

import static java.util.stream.Collectors.groupingBy;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.ReferenceOrListParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import de.medicalhub.fhir.audit.control.AgentNames;
import de.medicalhub.fhir.audit.control.KnownPeople;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Asks HAPI's store, one question for each type. */
@Component
class JpaKnownPeople implements KnownPeople, AgentNames {
    private final DaoRegistry daos;

    JpaKnownPeople(DaoRegistry daos) {
        this.daos = daos;
    }

    @Override
    public boolean all(Set<String> references) {
        Map<String, List<IdType>> ids =
                references.stream().map(IdType::new).collect(groupingBy(IdType::getResourceType));
        return ids.entrySet().stream()
                .allMatch(type ->
                        count(type.getKey(), type.getValue()) == type.getValue().size());
    }

    @Override
    public Map<String, String> namesOf(Set<String> references) {
        Map<String, String> names = new HashMap<>(names(
                Organization.class,
                references.stream().filter(reference -> reference.startsWith("Organization/")),
                Organization::getName));
        names.putAll(namesOfPeople(references));
        names.putAll(names(
                RelatedPerson.class,
                references.stream().filter(reference -> reference.startsWith("RelatedPerson/")),
                person -> person.getNameFirstRep().getNameAsSingleString()));
        return names;
    }

    private Map<String, String> namesOfPeople(Set<String> references) {
        List<String> people = references.stream()
                .filter(reference -> reference.startsWith("Practitioner/"))
                .toList();
        if (people.isEmpty()) {
            return Map.of();
        }
        Map<String, Set<String>> places = new HashMap<>();
        List<PractitionerRole> roles = roles(people);
        Map<String, String> organisations = names(
                Organization.class, roles.stream().map(role -> local(role.getOrganization())), Organization::getName);
        roles.forEach(role -> Optional.ofNullable(organisations.get(local(role.getOrganization())))
                .ifPresent(name -> places.computeIfAbsent(local(role.getPractitioner()), first -> new TreeSet<>())
                        .add(name)));
        Map<String, String> names = names(
                Practitioner.class,
                people.stream(),
                person -> person.getNameFirstRep().getNameAsSingleString());
        names.replaceAll((person, name) ->
                places.containsKey(person) ? name + " (" + String.join(", ", places.get(person)) + ")" : name);
        return names;
    }

    private List<PractitionerRole> roles(List<String> people) {
        ReferenceOrListParam wanted = new ReferenceOrListParam();
        people.forEach(person -> wanted.addOr(new ReferenceParam(person)));
        return daos.getResourceDao(PractitionerRole.class)
                .searchForResources(
                        new SearchParameterMap()
                                .add("practitioner", wanted)
                                .add("active", new TokenParam("true"))
                                .setLoadSynchronous(true),
                        new SystemRequestDetails());
    }

    private <T extends Resource> Map<String, String> names(
            Class<T> type, Stream<String> references, Function<T, String> name) {
        TokenOrListParam wanted = new TokenOrListParam();
        references
                .filter(reference -> !reference.isEmpty())
                .distinct()
                .forEach(reference -> wanted.add(new TokenParam(new IdType(reference).getIdPart())));
        Map<String, String> names = new HashMap<>();
        if (!wanted.getListAsCodings().isEmpty()) {
            daos.getResourceDao(type)
                    .searchForResources(
                            new SearchParameterMap().add("_id", wanted).setLoadSynchronous(true),
                            new SystemRequestDetails())
                    .forEach(found -> names.put(
                            found.fhirType() + "/" + found.getIdElement().getIdPart(), name.apply(found)));
        }
        return names;
    }

    private static String local(Reference reference) {
        var id = reference.getReferenceElement();
        return id.hasIdPart() && id.hasResourceType() ? id.getResourceType() + "/" + id.getIdPart() : "";
    }

    private int count(String type, List<IdType> ids) {
        TokenOrListParam wanted = new TokenOrListParam();
        ids.forEach(id -> wanted.add(new TokenParam(id.getIdPart())));
        SearchParameterMap criteria =
                new SearchParameterMap().add("_id", wanted).setLoadSynchronous(true);
        return daos.getResourceDao(type)
                .searchForIds(criteria, new SystemRequestDetails())
                .size();
    }
}
