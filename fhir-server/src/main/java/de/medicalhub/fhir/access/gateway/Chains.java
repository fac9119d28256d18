package de.medicalhub.fhir.access.gateway;

import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.HasParam;
import ca.uhn.fhir.rest.param.ReferenceOrListParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import de.medicalhub.fhir.access.control.SearchCriteria;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Replaces each chain and each {@code _has} by what it leads to among the resources that the caller may read. The store
 * itself would follow them through everybody's records.
 */
@Component
class Chains {
    private static final String HAS = "_has";

    private final InnerSearches searches;
    private final ReferenceFields fields;
    private final NamedValueSets valueSets;

    Chains(InnerSearches searches, ReferenceFields fields, NamedValueSets valueSets) {
        this.searches = searches;
        this.fields = fields;
        this.valueSets = valueSets;
    }

    /**
     * Criteria without chains; empty if nothing can match.
     *
     * @throws InvalidRequestException if they name a value set that is not here, or lead to too many resources
     */
    Optional<SearchParameterMap> resolve(RequestDetails caller, String type, SearchParameterMap given) {
        SearchParameterMap asked = MeantCriteria.of(given);
        valueSets.check(asked);
        SearchParameterMap resolved = asked.clone();
        resolved.remove(HAS);
        for (Map.Entry<String, List<List<IQueryParameterType>>> criterion : asked.entrySet()) {
            for (List<IQueryParameterType> alternatives : criterion.getValue()) {
                if (!resolve(caller, new Field(type, criterion.getKey()), alternatives, resolved)) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(resolved);
    }

    private boolean resolve(
            RequestDetails caller, Field field, List<IQueryParameterType> alternatives, SearchParameterMap resolved) {
        if (alternatives.stream().anyMatch(HasParam.class::isInstance)) {
            return add("_id", tokens(referred(caller, field.type(), alternatives)), resolved);
        }
        if (alternatives.stream().anyMatch(ReferenceFields::isByIdentifier)) {
            resolved.get(field.name()).remove(alternatives);
            return add(
                    fields.identifier(field.type(), field.name()),
                    fields.identifiers(field.name(), alternatives),
                    resolved);
        }
        if (alternatives.stream().anyMatch(Chains::isChain)) {
            resolved.get(field.name()).remove(alternatives);
            return add(field.name(), references(targets(caller, field, alternatives)), resolved);
        }
        return true;
    }

    /** What the reference must name: targets that the caller may read and that match. */
    private Set<String> targets(RequestDetails caller, Field field, List<IQueryParameterType> alternatives) {
        Map<Step, List<String>> steps = new LinkedHashMap<>();
        for (IQueryParameterType alternative : alternatives) {
            ReferenceParam chain = (ReferenceParam) alternative;
            for (String target : fields.targets(caller, field.type(), field.name(), chain)) {
                steps.computeIfAbsent(new Step(target, chain.getChain()), key -> new ArrayList<>())
                        .add(chain.getValue());
            }
        }
        Set<String> targets = new LinkedHashSet<>();
        steps.forEach((step, values) -> searches.find(caller, step.type(), step.criterion(), values)
                .forEach(found -> targets.add(found.reference())));
        return targets;
    }

    /** Ids of the type that readable matches refer to, by what is shown of them. */
    private Set<String> referred(RequestDetails caller, String type, List<IQueryParameterType> alternatives) {
        Map<HasStep, List<String>> steps = new LinkedHashMap<>();
        for (IQueryParameterType alternative : alternatives) {
            HasParam has = (HasParam) alternative;
            steps.computeIfAbsent(
                            new HasStep(
                                    new Step(has.getTargetResourceType(), has.getParameterName()),
                                    has.getReferenceFieldName()),
                            key -> new ArrayList<>())
                    .add(has.getParameterValue());
        }
        Set<String> ids = new LinkedHashSet<>();
        steps.forEach((has, values) -> {
            fields.require(caller, has.step().type(), has.field(), type);
            searches.find(caller, has.step().type(), has.step().criterion(), values).stream()
                    .flatMap(found -> fields.named(found.shown(), has.field()).stream())
                    .filter(reference -> reference.startsWith(type + "/"))
                    .forEach(reference -> ids.add(reference.substring(type.length() + 1)));
        });
        return ids;
    }

    /** Matches what refers to any of them. */
    static ReferenceOrListParam anyOf(Set<String> targets) {
        ReferenceOrListParam any = new ReferenceOrListParam();
        targets.forEach(target -> any.addOr(new ReferenceParam(target)));
        return any;
    }

    private static boolean isChain(IQueryParameterType alternative) {
        return alternative instanceof ReferenceParam reference && reference.hasChain();
    }

    private static boolean add(String name, List<IQueryParameterType> alternatives, SearchParameterMap resolved) {
        if (alternatives.size() > SearchCriteria.MOST_FOLLOWED) {
            throw new InvalidRequestException(SearchCriteria.TOO_MANY_FOLLOWED);
        }
        List<List<IQueryParameterType>> all = new ArrayList<>();
        if (resolved.get(name) != null) {
            all.addAll(resolved.get(name));
        }
        all.add(alternatives);
        resolved.put(name, all);
        return !alternatives.isEmpty();
    }

    private static List<IQueryParameterType> references(Set<String> targets) {
        List<IQueryParameterType> references = new ArrayList<>();
        targets.forEach(target -> references.add(new ReferenceParam(target)));
        return references;
    }

    private static List<IQueryParameterType> tokens(Set<String> ids) {
        List<IQueryParameterType> tokens = new ArrayList<>();
        ids.forEach(id -> tokens.add(new TokenParam(id)));
        return tokens;
    }

    private record Field(String type, String name) {}

    private record Step(String type, String criterion) {}

    private record HasStep(Step step, String field) {}
}
