package de.medicalhub.fhir.exchange.control;

import de.medicalhub.fhir.exchange.entity.Chunk;
import de.medicalhub.fhir.exchange.entity.ImportJob;
import de.medicalhub.fhir.exchange.entity.Line;
import de.medicalhub.fhir.exchange.entity.Refusal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One import in memory. What is taken stays first in the queue until it is finished, as a rollback would leave it. */
final class MemoryJobs implements ImportJobs {
    final Deque<List<Line>> queue = new ArrayDeque<>();
    /** Of the transaction that runs: nothing of it is left where it fails. */
    private final Map<String, Integer> claimed = new HashMap<>();

    final Map<String, Integer> newest = new HashMap<>();
    final List<Refusal> refused = new ArrayList<>();

    @Nullable
    ImportJob job;

    int stored;
    int lines;

    @Override
    public void open(ImportJob opened) {
        job = opened;
    }

    @Override
    public void add(UUID id, List<Line> more) {
        queue.addLast(more);
    }

    @Override
    public void start(UUID id, int count) {
        lines = count;
    }

    @Override
    public void remove(UUID id) {
        job = null;
        queue.clear();
    }

    @Override
    public Optional<ImportJob> find(UUID id) {
        return Optional.ofNullable(job);
    }

    @Override
    public List<ImportJob> newest(String account, int most) {
        return find(new UUID(0, 0)).stream().toList();
    }

    @Override
    public List<Refusal> refusals(UUID id, int afterLine, int count) {
        return refused;
    }

    @Override
    public Optional<Chunk> take() {
        ImportJob running = job;
        return running == null || queue.isEmpty()
                ? Optional.empty()
                : Optional.of(new Chunk(1, running, queue.getFirst()));
    }

    @Override
    public Set<Integer> claim(Chunk chunk, Map<Integer, String> names) {
        claimed.clear();
        names.forEach((line, name) -> {
            if (line >= newest.getOrDefault(name, 0)) {
                claimed.put(name, line);
            }
        });
        return Set.copyOf(claimed.values());
    }

    @Override
    public void finish(Chunk chunk, int more, List<Refusal> refusals) {
        newest.putAll(claimed);
        queue.removeFirst();
        stored += more;
        refused.addAll(refusals);
    }

    @Override
    public void split(Chunk chunk) {
        queue.removeFirst();
        int half = chunk.lines().size() / 2;
        queue.addFirst(chunk.lines().subList(half, chunk.lines().size()));
        queue.addFirst(chunk.lines().subList(0, half));
    }

    @Override
    public boolean endOrRepeat() {
        return false;
    }
}
