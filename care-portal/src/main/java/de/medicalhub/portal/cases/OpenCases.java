package de.medicalhub.portal.cases;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.portal.records.CaseAccess;
import de.medicalhub.portal.records.Resources;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Resource;

/**
 * The first cases of the list, and whichever others have something open (C9).
 *
 * @param cases in the order of the list; those beyond its first part follow
 * @param open what was found open
 * @param part whether the list goes on after its first part
 */
public record OpenCases(List<Case> cases, Resources open, boolean part) {

    static OpenCases none() {
        return new OpenCases(List.of(), Resources.of(), false);
    }

    /**
     * @param first the first part of the list
     * @param open what was found open, of any case
     * @param read reads those of the cases in which the reader takes part
     */
    static OpenCases of(CaseWindow first, Resources open, Function<List<CaseId>, List<Case>> read) {
        Set<CaseId> known = first.cases().stream().map(Case::id).collect(Collectors.toSet());
        Set<CaseId> further = new LinkedHashSet<>();
        open.all(Resource.class).stream()
                .flatMap(one -> CaseId.find(one).stream())
                .flatMap(id -> CaseAccess.parse(id).stream())
                .filter(id -> !known.contains(id))
                .forEach(further::add);
        List<Case> cases = new ArrayList<>(first.cases());
        if (!further.isEmpty()) {
            cases.addAll(read.apply(List.copyOf(further)));
        }
        return new OpenCases(List.copyOf(cases), open, first.next().isPresent());
    }

    public boolean isEmpty() {
        return cases.isEmpty();
    }

    /** The identifiers of all of them. */
    public List<CaseId> ids() {
        return cases.stream().map(Case::id).toList();
    }

    /** The one of that identifier. */
    public Optional<Case> find(String id) {
        return cases.stream().filter(one -> one.id().toString().equals(id)).findFirst();
    }
}
