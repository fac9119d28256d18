package de.medicalhub.fhir.exchange.control;

import de.medicalhub.fhir.LocalReference;
import de.medicalhub.fhir.exchange.entity.Chunk;
import de.medicalhub.fhir.exchange.entity.Line;
import de.medicalhub.fhir.exchange.entity.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Stores what was sent, a chunk in a transaction; one that fails is halved until the faulty line stands alone. */
@Component
public class WorkOffImports {
    private final ImportJobs jobs;
    private final ImportLines lines;
    private final ImportStore store;
    private final TransactionOperations transaction;

    WorkOffImports(ImportJobs jobs, ImportLines lines, ImportStore store, TransactionOperations transaction) {
        this.jobs = jobs;
        this.lines = lines;
        this.store = store;
        this.transaction = transaction;
    }

    /** Works off one chunk. Returns whether there may be more to do. */
    public boolean next() {
        AtomicReference<@Nullable Chunk> inHand = new AtomicReference<>();
        boolean found;
        try {
            found = Boolean.TRUE.equals(transaction.execute(status -> takeAndStore(inHand)));
        } catch (RuntimeException | Error refused) { // Whatever it is, it is about one of these lines.
            Chunk chunk = inHand.get();
            if (chunk == null) {
                throw refused;
            }
            narrow(chunk, refused);
            return true;
        }
        return found || jobs.endOrRepeat();
    }

    private boolean takeAndStore(AtomicReference<@Nullable Chunk> inHand) {
        Optional<Chunk> taken = jobs.take();
        taken.ifPresent(chunk -> {
            inHand.set(chunk);
            storeAll(chunk);
        });
        return taken.isPresent();
    }

    private void storeAll(Chunk chunk) {
        Map<String, Line> latest = new LinkedHashMap<>();
        Map<Integer, Resource> resources = new LinkedHashMap<>();
        List<Refusal> refused = new ArrayList<>();
        for (Line line : chunk.lines()) {
            ImportLines.Read read = lines.read(line);
            read.resource().ifPresent(resource -> {
                resources.put(line.number(), resource);
                latest.put(LocalReference.of(resource), line);
            });
            read.refused().ifPresent(why -> refused.add(RefusedLine.of(line, why)));
        }
        Map<Integer, String> names = new TreeMap<>();
        latest.forEach((name, line) -> names.put(line.number(), name));
        List<Resource> current = names.isEmpty()
                ? List.of()
                : jobs.claim(chunk, names).stream().sorted().map(resources::get).toList();
        if (!current.isEmpty()) {
            store.store(chunk.job(), current);
        }
        jobs.finish(chunk, resources.size(), refused);
    }

    private void narrow(Chunk chunk, Throwable refused) {
        if (chunk.lines().size() > 1) {
            jobs.split(chunk);
            return;
        }
        Refusal refusal = RefusedLine.of(chunk.lines().get(0), refused);
        transaction.executeWithoutResult(status -> jobs.finish(chunk, 0, List.of(refusal)));
    }
}
