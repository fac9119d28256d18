package de.medicalhub.fhir.access.gateway;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.extractor.ISearchParamExtractor;
import ca.uhn.fhir.jpa.searchparam.extractor.PathAndRef;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.model.api.Include;
import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry.SearchParamLookupContextEnum;
import de.medicalhub.fhir.access.control.Requests;
import de.medicalhub.fhir.access.control.Subjects;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/** The search parameters that lead from one resource to another. */
@Component
class ReferenceFields {
    private static final int PARTS_OF_HAS = 4;

    /** Of the special parameters only these are followed; others would silently match everything. */
    private static final Set<String> OF_ALL_TYPES =
            Set.of("_id", "_lastUpdated", "_has", "_tag", "_profile", "_security");

    /** A reference to anything would have to be followed through every type. */
    private static final int MOST_TARGETS = 6;

    private static final String IDENTIFIER = "identifier";

    private final FhirContext fhir;
    private final ISearchParamRegistry parameters;
    private final ISearchParamExtractor extractor;
    private final DaoRegistry daos;
    private final Requests requests;

    ReferenceFields(
            FhirContext fhir,
            ISearchParamRegistry parameters,
            ISearchParamExtractor extractor,
            DaoRegistry daos,
            Requests requests) {
        this.fhir = fhir;
        this.parameters = parameters;
        this.extractor = extractor;
        this.daos = daos;
        this.requests = requests;
    }

    /**
     * The types in which a chain goes on: those that the caller's roles ever search.
     *
     * @throws InvalidRequestException if no type has the criterion, or too many do
     * @throws ForbiddenOperationException if the caller's roles search none of them
     */
    Set<String> targets(RequestDetails caller, String type, String field, ReferenceParam chain) {
        RuntimeSearchParam parameter = require(type, field);
        String explicit = chain.getResourceType();
        Set<String> named = explicit == null ? new TreeSet<>(parameter.getTargets()) : new TreeSet<>(Set.of(explicit));
        if (explicit != null && !daos.isResourceTypeSupported(explicit)) {
            throw new InvalidRequestException("There is no type of that name to follow " + field + " to.");
        }
        named.removeIf(target -> !hasCriterion(target, chain.getChain()));
        if (explicit == null) {
            named.removeIf(target -> !leadsBackTo(target, chain.getChain()));
        }
        if (named.isEmpty()) {
            throw new InvalidRequestException("The chain from " + field + " leads to no known search parameter.");
        }
        named.removeIf(target -> !maySearch(caller, target));
        if (named.isEmpty()) {
            throw new ForbiddenOperationException("Your role does not search what " + field + " leads to.");
        }
        if (named.size() > MOST_TARGETS) {
            throw new InvalidRequestException("Say the type in the chain, as in " + field + ":"
                    + named.iterator().next() + ".…");
        }
        return named;
    }

    /**
     * @throws InvalidRequestException if an include names something that does not exist
     */
    void check(Include include) {
        if (include.getParamType() == null || include.getParamName() == null) {
            throw new InvalidRequestException("An include names a type and a search parameter of it.");
        }
        require(include.getParamType(), include.getParamName());
    }

    /** Whether the caller's roles ever search the type. */
    boolean maySearch(RequestDetails caller, String type) {
        return requests.maySearch(caller, type);
    }

    /**
     * @throws InvalidRequestException if the field does not exist or cannot refer to the target
     * @throws ForbiddenOperationException if the caller's roles never search the type
     */
    void require(RequestDetails caller, String type, String field, String target) {
        if (!maySearch(caller, type)) {
            throw new ForbiddenOperationException("Your role does not search " + type + ".");
        }
        Set<String> targets = require(type, field).getTargets();
        if (!targets.isEmpty() && !targets.contains(target)) {
            throw new InvalidRequestException(field + " of " + type + " does not refer to " + target + ".");
        }
    }

    /** Whether a chain that goes on with {@code _has:Type:field:…} can end at the target. */
    private boolean leadsBackTo(String target, String chain) {
        String[] has = chain.split(":", PARTS_OF_HAS);
        return !has[0].equals("_has")
                || has.length < PARTS_OF_HAS
                || parameters.getActiveSearchParam(has[1], has[2], SearchParamLookupContextEnum.SEARCH) == null
                || refersTo(has[1], has[2], target);
    }

    /** Whether the field may name a resource of the target type. */
    boolean refersTo(String type, String field, String target) {
        Set<String> targets = require(type, field).getTargets();
        return targets.isEmpty() || targets.contains(target);
    }

    /** The resources that the field names, as far as they stand here. */
    Set<String> named(IBaseResource resource, String field) {
        Set<String> named = new LinkedHashSet<>();
        for (PathAndRef link : extractor.extractResourceLinks(resource, false)) {
            boolean wanted = field.equals("*") || field.equals(link.getSearchParamName());
            if (wanted && link.getRef() instanceof Reference reference) {
                named.add(Subjects.local(reference));
            }
        }
        named.remove("");
        return named;
    }

    /** Whether a reference shall be found by the identifier that stands in it: {@code account:identifier=}. */
    static boolean isByIdentifier(IQueryParameterType criterion) {
        return criterion instanceof ReferenceParam reference
                && !reference.hasChain()
                && IDENTIFIER.equals(reference.getResourceType());
    }

    /**
     * The search parameter that stands for the modifier.
     *
     * @throws InvalidRequestException if it is not offered for this field
     */
    String identifier(String type, String field) {
        String name = field + "-" + IDENTIFIER;
        if (parameters.getActiveSearchParam(type, name, SearchParamLookupContextEnum.SEARCH) == null) {
            throw new InvalidRequestException(":identifier is not offered for " + field + " of " + type
                    + "; ask by what the reference leads to, as in " + field + ".identifier.");
        }
        return name;
    }

    /** What such criteria look for. */
    List<IQueryParameterType> identifiers(String field, List<IQueryParameterType> criteria) {
        List<IQueryParameterType> identifiers = new ArrayList<>();
        for (IQueryParameterType criterion : criteria) {
            TokenParam identifier = new TokenParam();
            identifier.setValueAsQueryToken(fhir, field, "", ((ReferenceParam) criterion).getValue());
            identifiers.add(identifier);
        }
        return identifiers;
    }

    private RuntimeSearchParam require(String type, String field) {
        RuntimeSearchParam parameter = daos.isResourceTypeSupported(type)
                ? parameters.getActiveSearchParam(type, field, SearchParamLookupContextEnum.SEARCH)
                : null;
        if (parameter == null || parameter.getParamType() != RestSearchParameterTypeEnum.REFERENCE) {
            throw new InvalidRequestException(type + " has no search parameter " + field + " that refers to others.");
        }
        return parameter;
    }

    private boolean hasCriterion(String type, String chain) {
        String head = chain.split("[.:]", -1)[0];
        return OF_ALL_TYPES.contains(head)
                || (daos.isResourceTypeSupported(type)
                        && parameters.getActiveSearchParam(type, head, SearchParamLookupContextEnum.SEARCH) != null);
    }
}
