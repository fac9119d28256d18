package de.medicalhub.video.conference.control;

import de.medicalhub.video.conference.ConferenceId;
import de.medicalhub.video.conference.StreamId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What several nodes know in common, without a database. */
public final class MemoryBook implements ConferenceBook {
    /** Servers that get no new rooms. */
    public final Set<String> draining = new HashSet<>();

    /** Has another node taken the rooms over. */
    public boolean ledElsewhere;

    private final Map<ConferenceId, String> servers = new HashMap<>();
    private final Map<ConferenceId, Integer> counts = new HashMap<>();
    private final Map<ConferenceId, String> pipelines = new HashMap<>();
    private final Map<ConferenceId, Map<StreamId, PortEntry>> ports = new HashMap<>();

    @Override
    public synchronized Map<String, Integer> load() {
        Map<String, Integer> load = new HashMap<>();
        servers.forEach((room, server) -> load.merge(server, counts.getOrDefault(room, 0), Integer::sum));
        return load;
    }

    @Override
    public synchronized Set<String> draining() {
        return Set.copyOf(draining);
    }

    @Override
    public synchronized void drain(String server, boolean wanted) {
        if (wanted) {
            draining.add(server);
        } else {
            draining.remove(server);
        }
    }

    @Override
    public synchronized boolean reserve(ConferenceId conference, String server, int wanted, int most) {
        requireLed();
        int own = server.equals(servers.get(conference)) ? counts.getOrDefault(conference, 0) : 0;
        if (load().getOrDefault(server, 0) - own + wanted > most) {
            return false;
        }
        servers.put(conference, server);
        counts.put(conference, wanted);
        return true;
    }

    @Override
    public synchronized void runsOn(ConferenceId conference, String server, String pipeline) {
        requireLed();
        pipelines.put(conference, pipeline);
        ports.put(conference, new LinkedHashMap<>());
    }

    @Override
    public synchronized void opened(ConferenceId conference, PortEntry port) {
        requireLed();
        ports.computeIfAbsent(conference, absent -> new LinkedHashMap<>()).put(port.stream(), port);
    }

    @Override
    public synchronized void closed(ConferenceId conference, StreamId stream) {
        requireLed();
        ports.getOrDefault(conference, new HashMap<>()).remove(stream);
    }

    @Override
    public synchronized void released(ConferenceId conference) {
        requireLed();
        servers.remove(conference);
        counts.remove(conference);
        pipelines.remove(conference);
        ports.remove(conference);
    }

    @Override
    public synchronized Optional<RoomEntry> find(ConferenceId conference) {
        return Optional.ofNullable(pipelines.get(conference))
                .map(pipeline -> new RoomEntry(
                        servers.getOrDefault(conference, ""),
                        pipeline,
                        new ArrayList<>(ports.getOrDefault(conference, Map.of()).values())));
    }

    private void requireLed() {
        if (ledElsewhere) {
            throw new LeadLostException();
        }
    }

    /** How many ports are written down. */
    public synchronized List<PortEntry> portsOf(ConferenceId conference) {
        return new ArrayList<>(ports.getOrDefault(conference, Map.of()).values());
    }
}
