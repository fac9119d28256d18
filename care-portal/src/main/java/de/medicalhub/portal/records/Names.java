package de.medicalhub.portal.records;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
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

    @Inject
    private Records records;

    /** Those of the references that the user may read; others are said by their display. */
    public Resources of(Collection<Reference> references) {
        Map<String, Set<String>> ids = new LinkedHashMap<>();
        references.forEach(reference -> {
            var id = reference.getReferenceElement();
            if (id.hasResourceType() && id.hasIdPart() && NAMED.contains(id.getResourceType())) {
                ids.computeIfAbsent(id.getResourceType(), type -> new TreeSet<>())
                        .add(id.getIdPart());
            }
        });
        List<String> queries = ids.entrySet().stream()
                .map(entry -> entry.getKey() + "?_id=" + String.join(",", entry.getValue()) + "&_count=500")
                .toList();
        return records.searchAll(queries);
    }
}
