package de.medicalhub.fhir.access.gateway;

import ca.uhn.fhir.interceptor.api.IInterceptorBroadcaster;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.model.api.Include;
import ca.uhn.fhir.model.api.ResourceMetadataKeyEnum;
import ca.uhn.fhir.model.valueset.BundleEntrySearchModeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.interceptor.ServerInterceptorUtil;
import de.medicalhub.fhir.access.control.CareRecords;
import de.medicalhub.fhir.access.control.SearchCriteria;
import de.medicalhub.fhir.access.control.Subjects;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What comes along with a page of results, {@code _include} and {@code _revinclude}: each step starts at what is shown, not
 * at what is stored, and so does each further one ({@code :iterate}).
 */
@Component
class Includes {
    private final ReferenceFields fields;
    private final InnerSearches searches;
    private final CareRecords records;
    private final IInterceptorBroadcaster hooks;

    Includes(ReferenceFields fields, InnerSearches searches, CareRecords records, IInterceptorBroadcaster hooks) {
        this.fields = fields;
        this.searches = searches;
        this.records = records;
        this.hooks = hooks;
    }

    /**
     * @throws InvalidRequestException if something is asked for that does not exist
     */
    void check(SearchParameterMap asked) {
        for (Include include : asked.getIncludes()) {
            if (!include.getValue().equals("*") && !"*".equals(include.getParamName())) {
                fields.check(include);
            }
        }
        asked.getRevIncludes().forEach(fields::check);
    }

    /**
     * @param matches as shown
     * @return what comes along, as shown
     * @throws InvalidRequestException if it is more than can be brought along
     */
    List<IBaseResource> of(RequestDetails caller, SearchParameterMap asked, List<IBaseResource> matches) {
        Map<String, IBaseResource> all = byReference(matches);
        Collection<IBaseResource> fresh = matches;
        boolean first = true;
        while (!fresh.isEmpty()) {
            // In an order that depends on nothing else.
            Map<String, IBaseResource> next = new TreeMap<>();
            for (Include include : asked.getIncludes()) {
                if (first || include.isRecurse()) {
                    next.putAll(byReference(named(caller, include, fresh, all.keySet())));
                }
            }
            for (Include include : asked.getRevIncludes()) {
                if (first || include.isRecurse()) {
                    next.putAll(byReference(referring(caller, include, fresh, all.keySet())));
                }
            }
            next.keySet().removeAll(all.keySet());
            all.putAll(next);
            if (all.size() - matches.size() > SearchCriteria.MOST_FOLLOWED) {
                throw new InvalidRequestException(SearchCriteria.TOO_MANY_FOLLOWED);
            }
            fresh = next.values();
            first = false;
        }
        List<IBaseResource> companions = new ArrayList<>(all.values());
        return companions.subList(matches.size(), companions.size());
    }

    private List<IBaseResource> named(
            RequestDetails caller, Include include, Collection<IBaseResource> from, Set<String> known) {
        boolean everything = include.getValue().equals("*");
        Set<String> named = new LinkedHashSet<>();
        for (IBaseResource resource : from) {
            if (everything || Subjects.typeOf(resource).equals(include.getParamType())) {
                named.addAll(fields.named(resource, everything ? "*" : include.getParamName()));
            }
        }
        named.removeAll(known);
        named.removeIf(reference ->
                !isOf(include.getParamTargetType(), reference) || !fields.maySearch(caller, typeOf(reference)));
        if (named.size() > SearchCriteria.MOST_FOLLOWED) {
            throw new InvalidRequestException(SearchCriteria.TOO_MANY_FOLLOWED);
        }
        return named.isEmpty() ? List.of() : show(caller, records.list(named));
    }

    private List<IBaseResource> referring(
            RequestDetails caller, Include include, Collection<IBaseResource> to, Set<String> known) {
        String type = include.getParamType();
        String field = include.getParamName();
        Set<String> targets = to.stream()
                .map(Subjects::reference)
                .filter(reference -> isOf(include.getParamTargetType(), reference))
                .filter(reference -> fields.refersTo(type, field, typeOf(reference)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (targets.isEmpty() || !fields.maySearch(caller, type)) {
            return List.of();
        }
        List<IBaseResource> found = new ArrayList<>(searches.referring(caller, type, field, targets));
        found.removeIf(resource -> known.contains(Subjects.reference(resource)));
        List<IBaseResource> shown = show(caller, found);
        shown.removeIf(resource -> fields.named(resource, field).stream().noneMatch(targets::contains));
        return shown;
    }

    private List<IBaseResource> show(RequestDetails caller, List<IBaseResource> stored) {
        List<IBaseResource> companions = new ArrayList<>(stored);
        companions.forEach(
                resource -> ResourceMetadataKeyEnum.ENTRY_SEARCH_MODE.put(resource, BundleEntrySearchModeEnum.INCLUDE));
        return ServerInterceptorUtil.fireStoragePreshowResource(companions, caller, hooks);
    }

    private static Map<String, IBaseResource> byReference(List<IBaseResource> resources) {
        Map<String, IBaseResource> byReference = new LinkedHashMap<>();
        resources.forEach(resource -> byReference.put(Subjects.reference(resource), resource));
        return byReference;
    }

    private static boolean isOf(@Nullable String type, String reference) {
        return type == null || type.isEmpty() || reference.startsWith(type + "/");
    }

    private static String typeOf(String reference) {
        return reference.substring(0, reference.indexOf('/'));
    }
}
