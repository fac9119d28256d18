package de.medicalhub.fhir.exchange.control;

import de.medicalhub.fhir.exchange.entity.Chunk;
import de.medicalhub.fhir.exchange.entity.ImportJob;
import de.medicalhub.fhir.exchange.entity.Line;
import de.medicalhub.fhir.exchange.entity.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The imports and what is left to do of them, so that any node goes on where another stopped. */
public interface ImportJobs {
    /** Lines for this job will follow. */
    void open(ImportJob job);

    /** These lines are to be stored; kept when this returns. */
    void add(UUID job, List<Line> lines);

    /** All lines are there: may be worked off. */
    void start(UUID job, int lines);

    /** Forgets the job and all that is left of it; what it has stored stays stored. */
    void remove(UUID job);

    /** The job as it stands now. */
    Optional<ImportJob> find(UUID id);

    /** Those of an account, the newest first. */
    List<ImportJob> newest(String account, int most);

    /** Refused lines in their order, after that line number. */
    List<Refusal> refusals(UUID job, int afterLine, int count);

    /**
     * The next chunk, by its first line, of the oldest job that nobody else has in hand; the job is in hand until the running
     * transaction ends, so that of one job the later line is stored after the earlier.
     */
    Optional<Chunk> take();

    /**
     * Within the transaction that took the chunk: notes what it stores of these, and tells which it may store. What is left
     * out was stored already from a later line, or from a job that came later: a line that had to wait, or was tried again
     * alone, does not bring the older content back.
     *
     * @param names by line number what the line is, such as {@code Patient/12}; each name once
     * @return the numbers of the lines to store
     */
    Set<Integer> claim(Chunk chunk, Map<Integer, String> names);

    /** Within the transaction that took the chunk: it is done, and this came of it. */
    void finish(Chunk chunk, int stored, List<Refusal> refused);

    /** Makes two of the chunk, if it is still there. */
    void split(Chunk chunk);

    /**
     * Ends the jobs of which nothing is left to do, or puts their waiting lines in hand again; forgets those of which a node
     * that stopped had received a part only.
     *
     * @return whether there is something to do again
     */
    boolean endOrRepeat();
}
