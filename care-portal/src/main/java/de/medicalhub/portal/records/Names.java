package de.medicalhub.portal.records;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Reference;

/** Names of people, organisations and patients whom records refer to, asked in one request. */
@RequestScoped
public class Names {
    private static final Set<String> NAMED = Set.of("Practitioner", "Organization", "Patient", "RelatedPerson");
    /** Of one search, so that its answer fits into one page: who is asked for is never left out. */
    private static final int AT_ONCE = 200;

    @Inject
    private Records records;

    /** Those of the references that the user may read; others are said by their display. */
    public Resources of(Collection<Reference> references) {
        return of(references, Resources.of());
    }

    /**
     * The same, without those whom the page has read already; no request if it has all of them.
     *
     * @param known what the page has read
     */
    public Resources of(Collection<Reference> references, Resources known) {
        return records.searchAll(queries(
                references.stream().filter(reference -> !known.holds(reference)).toList()));
    }

    /** As many searches as all of them need. */
    static List<String> queries(Collection<Reference> references) {
        Map<String, Set<String>> ids = new LinkedHashMap<>();
        references.forEach(reference -> {
            var id = reference.getReferenceElement();
            if (id.hasResourceType() && id.hasIdPart() && NAMED.contains(id.getResourceType())) {
                ids.computeIfAbsent(id.getResourceType(), type -> new TreeSet<>())
                        .add(id.getIdPart());
            }
        });
        List<String> queries = new ArrayList<>();
        ids.forEach((type, all) -> {
            List<String> inOrder = List.copyOf(all);
            for (int from = 0; from < inOrder.size(); from += AT_ONCE) {
                List<String> some = inOrder.subList(from, Math.min(from + AT_ONCE, inOrder.size()));
                queries.add(type + "?_id=" + String.join(",", some) + "&_count=" + some.size());
            }
        });
        return queries;
    }
}
