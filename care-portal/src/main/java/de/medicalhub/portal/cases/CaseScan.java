package de.medicalhub.portal.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a filter finds in a list that is too long to be read as a whole (C7).
 *
 * @param rows what was found
 * @param looked through so many cases
 * @param next where the search goes on; empty at the end of the list
 */
public record CaseScan(List<CaseRow> rows, int looked, Optional<CasePlace> next) {
    private static final int ENOUGH = 25;
    private static final int MOST = 500;

    /**
     * @param first the first part of the list, or of its rest
     * @param read the part that begins at a place
     * @param rows what the filter leaves of some cases, in words
     */
    public static CaseScan of(
            CaseWindow first, Function<CasePlace, CaseWindow> read, Function<List<Case>, List<CaseRow>> rows) {
        List<CaseRow> found = new ArrayList<>(rows.apply(first.cases()));
        int looked = first.cases().size();
        Optional<CasePlace> next = first.next();
        while (next.isPresent() && found.size() < ENOUGH && looked < MOST) {
            CaseWindow part = read.apply(next.get());
            found.addAll(rows.apply(part.cases()));
            looked += part.cases().size();
            next = part.next();
        }
        return new CaseScan(List.copyOf(found), looked, next);
    }
}
