package de.medicalhub.video.nodes.gateway;

import de.medicalhub.video.nodes.NodeId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who on this node hears what; a fault of one keeps nothing from the others. */
final class Listeners {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final Map<String, BiConsumer<NodeId, String>> topics = new ConcurrentHashMap<>();
    private final List<Runnable> gaps = new CopyOnWriteArrayList<>();
    private final List<Consumer<String>> cases = new CopyOnWriteArrayList<>();

    void onWord(String topic, BiConsumer<NodeId, String> listener) {
        topics.put(topic, listener);
    }

    void onGap(Runnable listener) {
        gaps.add(listener);
    }

    void onCase(Consumer<String> listener) {
        cases.add(listener);
    }

    /** The bodies are fetched only where somebody listens. */
    void tellWord(String topic, NodeId from, Supplier<List<String>> bodies) {
        BiConsumer<NodeId, String> listener = topics.get(topic);
        if (listener != null) {
            attempt(() -> bodies.get().forEach(body -> listener.accept(from, body)));
        }
    }

    void tellGap() {
        gaps.forEach(Listeners::attempt);
    }

    void tellCase(String caseId) {
        cases.forEach(listener -> attempt(() -> listener.accept(caseId)));
    }

    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("A word was not worked on", e);
        }
    }
}
