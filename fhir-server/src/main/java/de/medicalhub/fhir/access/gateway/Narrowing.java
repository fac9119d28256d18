package de.medicalhub.fhir.access.gateway;

import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import de.medicalhub.fhir.access.control.OwnTasks;
import de.medicalhub.fhir.access.control.Requests;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Narrows a broad search to the patients within the caller's reach before the store runs it, so that a search over a million
 * rows of others costs no more than one over the own. All patients of what the caller may find are within the reach, so nothing
 * of it is lost, whichever field names them. The decision about each row stays where it is.
 */
@Component
class Narrowing {
    /** Criteria that leave few rows by themselves; those about whom the caller may find nothing are taken out of them. */
    private static final Set<String> SELECTIVE = Set.of(
            "_id",
            "identifier",
            "requisition",
            "group-identifier",
            "patient",
            "subject",
            "encounter",
            "focus",
            "owner",
            "based-on",
            "part-of");

    private final Requests requests;
    private final PatientFields fields;
    private final NamedCriteria named;

    Narrowing(Requests requests, PatientFields fields, NamedCriteria named) {
        this.requests = requests;
        this.fields = fields;
        this.named = named;
    }

    /**
     * The criteria for the store: about named patients only those about whom the caller may find anything, and narrowed to the
     * reach where the rest does not leave few rows by itself; empty if nothing that the caller may find can match.
     */
    Optional<SearchParameterMap> narrow(Query query) {
        return isSelective(query) ? named.readable(query) : toReach(query);
    }

    /** Whether the criteria leave few rows by themselves, so that they are not narrowed at first. */
    boolean isSelective(Query query) {
        return query.wanted().keySet().stream().anyMatch(SELECTIVE::contains);
    }

    /** Whether there is anything to narrow to. */
    boolean knowsReach(Query query) {
        return OwnTasks.owner(requests.caller(query.caller()), query.type()).isPresent()
                || (fields.ofAll(query.type()).isPresent() && reach(query).isPresent());
    }

    /** The criteria for the store, narrowed wherever that can be; empty if nothing that the caller may find can match. */
    Optional<SearchParameterMap> toReach(Query query) {
        Optional<SearchParameterMap> readable = named.readable(query);
        if (readable.isEmpty()) {
            return readable;
        }
        SearchParameterMap criteria = readable.get();
        Optional<String> owner = OwnTasks.owner(requests.caller(query.caller()), query.type());
        if (owner.isPresent()) {
            criteria.add("owner", new ReferenceParam(owner.get()));
            return readable;
        }
        Optional<String> field = fields.ofAll(query.type());
        Optional<Set<String>> reach = field.isEmpty() ? Optional.empty() : reach(query);
        if (reach.isEmpty()) {
            return readable;
        }
        if (reach.get().isEmpty()) {
            return Optional.empty();
        }
        if (query.type().equals("Patient")) {
            TokenOrListParam ids = new TokenOrListParam();
            reach.get().forEach(patient -> ids.add(new TokenParam(patient.substring("Patient/".length()))));
            criteria.add("_id", ids);
        } else {
            criteria.add(field.orElseThrow(), Chains.anyOf(reach.get()));
        }
        return readable;
    }

    private Optional<Set<String>> reach(Query query) {
        return requests.reach(query.caller(), query.type(), query.findsRebuilt());
    }
}
