package de.medicalhub.fhir.access.gateway;

import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import de.medicalhub.fhir.access.control.NamedPatients;
import de.medicalhub.fhir.access.control.Requests;
import de.medicalhub.fhir.access.entity.ResourceTypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.IdType;
import org.springframework.stereotype.Component;

/**
 * Takes the patients about whom the caller may find nothing out of criteria that name patients, before the store is asked. All
 * patients of what may be found are within the caller's reach, so nothing is lost.
 */
@Component
class NamedCriteria {
    private final Requests requests;
    private final PatientFields fields;

    NamedCriteria(Requests requests, PatientFields fields) {
        this.requests = requests;
        this.fields = fields;
    }

    /** The criteria and the order of a search; empty if nothing that the caller may find can match. */
    Optional<SearchParameterMap> readable(Query query) {
        SearchParameterMap criteria = query.bare();
        if (!ResourceTypes.ABOUT_PATIENTS.contains(query.type())) {
            return Optional.of(criteria);
        }
        for (Map.Entry<String, List<List<IQueryParameterType>>> criterion :
                query.wanted().entrySet()) {
            if (fields.names(query.type(), criterion.getKey())) {
                List<List<IQueryParameterType>> kept = new ArrayList<>();
                for (List<IQueryParameterType> alternatives : criterion.getValue()) {
                    kept.add(readable(query, criterion.getKey(), alternatives));
                }
                if (kept.stream().anyMatch(List::isEmpty)) {
                    return Optional.empty();
                }
                criteria.put(criterion.getKey(), kept);
            }
        }
        return Optional.of(criteria);
    }

    private List<IQueryParameterType> readable(Query query, String name, List<IQueryParameterType> alternatives) {
        Map<IQueryParameterType, String> named = new HashMap<>();
        for (IQueryParameterType alternative : alternatives) {
            patient(query.type(), name, alternative).ifPresent(patient -> named.put(alternative, patient));
        }
        Set<String> within = named.isEmpty()
                ? Set.of()
                : new NamedPatients(requests.ties(query.caller()))
                        .within(named.values(), query.type(), query.findsRebuilt());
        return alternatives.stream()
                .filter(alternative -> {
                    String patient = named.get(alternative);
                    return patient == null || within.contains(patient);
                })
                .toList();
    }

    /** Whom a value names, as {@code Patient/…}; empty if it may name other things. */
    private Optional<String> patient(String type, String name, IQueryParameterType value) {
        if (value.getMissing() != null) {
            return Optional.empty();
        }
        if (value instanceof TokenParam token) {
            IdType id = new IdType(token.getValue());
            return token.getModifier() == null && id.hasIdPart()
                    ? Optional.of("Patient/" + id.getIdPart())
                    : Optional.empty();
        }
        if (!(value instanceof ReferenceParam reference) || reference.hasChain()) {
            return Optional.empty();
        }
        String target = reference.getResourceType();
        boolean hasTarget = target != null && !target.isEmpty();
        boolean isPatient = hasTarget ? target.equals("Patient") : fields.namesPatientsOnly(type, name);
        return isPatient && reference.getIdPart() != null
                ? Optional.of("Patient/" + reference.getIdPart())
                : Optional.empty();
    }
}
