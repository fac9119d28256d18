package de.medicalhub.fhir.exchange.control;

import de.medicalhub.fhir.exchange.entity.Candidate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds quickly what may be part of an answer; perhaps more than the caller may read, never less. */
public interface Candidates {
    /**
     * When what is looked for was written.
     *
     * @param since changed at that time or later
     * @param until created before or at that time
     */
    record Period(Optional<Instant> since, Instant until) {}

    /** Those whom the records tie to one of the organisations in any way, as keys of the storage. */
    Set<Long> patientsOf(Set<String> organisations);

    /** The patient's key; empty if there is none. */
    Set<Long> patient(String reference);

    /** Keys of the resources of a type about these patients, in their order. */
    List<Long> about(Set<Long> patients, String type, Period period);

    /** The same of a type that is about nobody. */
    List<Long> all(String type, Period period);

    /** What still exists of these keys, in their order. */
    List<Candidate> withKeys(List<Long> keys);

    /** Everything of these types about one patient, in the order of type and id, after that type and id. */
    List<Candidate> record(
            Set<Long> patient, Set<String> types, Optional<Instant> since, String afterType, String afterId, int count);
}
