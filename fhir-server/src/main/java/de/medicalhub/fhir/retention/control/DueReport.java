package de.medicalhub.fhir.retention.control;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What going through all patients has found.
 *
 * @param dryRun whether it was only told
 * @param patients how many there are in all
 * @param due whose time is over; erased, unless it was a dry run
 * @param kept of those looked at, who is still treated or kept, or could not be erased this time
 * @param untreated of those looked at, who was never treated and is erased on request only
 * @param next where to go on; empty at the end
 */
public record DueReport(boolean dryRun, int patients, List<Due> due, int kept, int untreated, Optional<String> next) {
    /** Keeps its own copy. */
    public DueReport {
        due = List.copyOf(due);
    }

    /**
     * One whose time is over.
     *
     * @param patient {@code Patient/…}
     */
    public record Due(String patient, ErasureReport report) {}

    /** Number of resources by type, of all of them. */
    public Map<String, Integer> types() {
        Map<String, Integer> sum = new TreeMap<>();
        due.forEach(each -> each.report().types().forEach((type, count) -> sum.merge(type, count, Integer::sum)));
        return sum;
    }
}
