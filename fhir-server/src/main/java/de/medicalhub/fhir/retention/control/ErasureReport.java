package de.medicalhub.fhir.retention.control;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an erasure does, would do, or must not do.
 *
 * @param verdict what comes of it
 * @param keptUntil the last day that law keeps treatment, if it does
 * @param law that keeps it
 * @param types number of resources by type
 * @param shared types of resources that are about somebody else as well, and stay
 * @param goesOn whether an erasure was broken off, of which this is the rest
 */
public record ErasureReport(
        Verdict verdict,
        Optional<LocalDate> keptUntil,
        Set<String> law,
        Map<String, Integer> types,
        Set<String> shared,
        boolean goesOn) {
    /** What comes of it. */
    public enum Verdict {
        ERASED("Die Daten sind gelöscht.", "The data is erased."),
        MAY_BE_ERASED(
                "Die Daten dürfen gelöscht werden. Dies war ein Probelauf, gelöscht wurde nichts.",
                "The data may be erased. This was a dry run, nothing was erased."),
        IN_TREATMENT(
                "Die Person wird noch behandelt, oder ein Entlassfall läuft. Gelöscht wird nichts.",
                "The person is still being treated, or a discharge case is open. Nothing is erased."),
        KEPT_BY_LAW(
                "Die Behandlung muss noch aufbewahrt werden. Gelöscht wird nichts.",
                "The treatment must still be kept. Nothing is erased.");

        private final String german;
        private final String english;

        Verdict(String german, String english) {
            this.german = german;
            this.english = english;
        }

        /** A sentence. */
        public String german() {
            return german;
        }

        /** A sentence. */
        public String english() {
            return english;
        }
    }

    /** Whether law lets it be erased. */
    public boolean isAllowed() {
        return verdict == Verdict.ERASED || verdict == Verdict.MAY_BE_ERASED;
    }

    ErasureReport erased() {
        return new ErasureReport(Verdict.ERASED, keptUntil, law, types, shared, goesOn);
    }
}
