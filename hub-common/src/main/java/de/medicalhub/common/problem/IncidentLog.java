package de.medicalhub.common.problem;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Where an edge writes down each incident, once, so that every id that a person was shown stands in the log. Messages of
 * exceptions do not: a database's or a parser's quotes what it was given.
 */
public final class IncidentLog {
    private final Logger log;

    /**
     * @param log of the edge
     */
    public IncidentLog(Logger log) {
        this.log = log;
    }

    /**
     * A fault is an error, a part that does not answer a warning, a refusal news.
     *
     * @param what in a word, such as a refusal's code; never a patient's data
     * @param thrown what went wrong, if an exception told of it
     * @return the id to show
     */
    public IncidentId note(ProblemKind kind, String what, @Nullable Throwable thrown) {
        IncidentId incident = IncidentId.next();
        String trace = thrown == null ? "" : "\n" + SilentTrace.of(thrown);
        switch (kind) {
            case FAULT -> log.error("Incident {}: {}{}", incident, what, trace);
            case UNAVAILABLE -> log.warn("Incident {}: {}{}", incident, what, trace);
            default -> log.info("Incident {}: refused, {}", incident, what);
        }
        return incident;
    }
}
