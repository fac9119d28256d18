package de.medicalhub.fhir.access.gateway;

import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.SortSpec;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * One search of the store for one caller.
 *
 * @param type searched for
 * @param wanted what the store looks for: criteria of the type's own fields, and an order
 * @param findsRebuilt whether what was asked finds resources that are shown in part
 * @param caller the request
 */
record Query(String type, SearchParameterMap wanted, boolean findsRebuilt, RequestDetails caller) {
    /** The criteria and the order alone: pages, totals and companions are not the store's business. */
    SearchParameterMap bare() {
        SearchParameterMap bare = new SearchParameterMap();
        wanted.entrySet().forEach(entry -> bare.put(entry.getKey(), new ArrayList<>(entry.getValue())));
        bare.setLastUpdated(wanted.getLastUpdated());
        bare.setNearDistanceParam(wanted.getNearDistanceParam());
        bare.setSort(decisive(wanted.getSort()));
        return bare;
    }

    /** Equals stand in the order of the store's keys, not in one that depends on other rows. */
    private static @Nullable SortSpec decisive(@Nullable SortSpec asked) {
        return asked == null
                ? null
                : new SortSpec(asked.getParamName(), asked.getOrder())
                        .setChain(asked.getChain() == null ? new SortSpec("_pid") : decisive(asked.getChain()));
    }
}
