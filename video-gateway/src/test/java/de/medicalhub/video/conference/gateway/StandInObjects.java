package de.medicalhub.video.conference.gateway;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** What lives on the stand-in: pipelines, endpoints, who is connected to whom, who listens to what. */
final class StandInObjects {
    private static final String MANAGER = "manager_ServerManager";

    private final Element manager = new Element(MANAGER, "ServerManager");
    private final Map<String, Element> elements = new ConcurrentHashMap<>();

    /** What flows from one element to another. */
    record Way(String sink, String type) {}

    /** One media object. */
    static final class Element {
        final String id;
        final String type;

        /** Of the user name by which browsers look for a way to it. */
        final String fragment = UUID.randomUUID().toString().replace("-", "");

        final AtomicBoolean reached = new AtomicBoolean();
        final List<Way> connectedTo = new CopyOnWriteArrayList<>();
        final List<String> subscriptions = new CopyOnWriteArrayList<>();
        final List<String> candidates = new CopyOnWriteArrayList<>();
        boolean offered;
        String answer = "";

        Element(String id, String type) {
            this.id = id;
            this.type = type;
        }

        String pipeline() {
            int slash = id.indexOf('/');
            return slash < 0 ? id : id.substring(0, slash);
        }
    }

    Element create(String type, @Nullable String pipeline) {
        String own = UUID.randomUUID() + "_kurento." + type;
        Element element = new Element(pipeline == null ? own : pipeline + "/" + own, type);
        elements.put(element.id, element);
        return element;
    }

    @Nullable
    Element find(String id) {
        return id.equals(MANAGER) ? manager : elements.get(id);
    }

    /** Idempotent; a pipeline takes its endpoints along. */
    void release(String id) {
        elements.keySet().removeIf(other -> other.equals(id) || other.startsWith(id + "/"));
        elements.values()
                .forEach(element ->
                        element.connectedTo.removeIf(way -> way.sink().equals(id)));
    }

    List<Element> ofType(String type) {
        return elements.values().stream()
                .filter(element -> element.type.equals(type))
                .toList();
    }

    /** All that lives there. */
    List<String> ids() {
        return List.copyOf(elements.keySet());
    }

    void clear() {
        elements.clear();
    }
}
