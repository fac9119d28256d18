package de.medicalhub.fhir.access.gateway;

import ca.uhn.fhir.rest.api.SortSpec;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry.SearchParamLookupContextEnum;
import java.util.Set;
import org.springframework.stereotype.Component;

/** A search that is not handed to the store is refused for the same orders ({@code _sort}) as one that is. */
@Component
class SortOrders {
    private static final Set<String> OF_ALL = Set.of("_id", "_lastUpdated", "_pid", "_score");

    private final ISearchParamRegistry parameters;

    SortOrders(ISearchParamRegistry parameters) {
        this.parameters = parameters;
    }

    /**
     * @throws InvalidRequestException if what the answer shall be ordered by is no search parameter of the type
     */
    void check(Query query) {
        for (SortSpec sort = query.wanted().getSort(); sort != null; sort = sort.getChain()) {
            String name = sort.getParamName();
            String first = name.indexOf('.') < 0 ? name : name.substring(0, name.indexOf('.'));
            if (!OF_ALL.contains(first) && !isParameter(query.type(), first)) {
                throw new InvalidRequestException("Unknown _sort parameter value \"" + name + "\" for resource type \""
                        + query.type() + "\": it is no search parameter of it.");
            }
        }
    }

    private boolean isParameter(String type, String name) {
        return parameters.hasActiveSearchParam(type, name, SearchParamLookupContextEnum.SORT);
    }
}
