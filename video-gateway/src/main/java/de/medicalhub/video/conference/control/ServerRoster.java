package de.medicalhub.video.conference.control;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The media servers as who runs the hub sees them. */
public final class ServerRoster {
    private final MediaPool pool;
    private final ConferenceBook book;

    public ServerRoster(MediaPool pool, ConferenceBook book) {
        this.pool = pool;
        this.book = book;
    }

    /**
     * One of them.
     *
     * @param up answers this node
     * @param draining gets no new rooms
     * @param ports that rooms of all nodes hold on it
     */
    public record Entry(String address, boolean up, boolean draining, int ports) {}

    /** All of them. */
    public List<Entry> list() {
        Map<String, Integer> load = book.load();
        Set<String> draining = book.draining();
        return pool.servers().stream()
                .map(server -> new Entry(
                        server.address(),
                        server.isUp(),
                        draining.contains(server.address()),
                        load.getOrDefault(server.address(), 0)))
                .toList();
    }

    /** Gives it no new rooms, or some again; false if there is no such server. */
    public boolean drain(String address, boolean draining) {
        boolean known = pool.find(address).isPresent();
        if (known) {
            book.drain(address, draining);
        }
        return known;
    }
}
