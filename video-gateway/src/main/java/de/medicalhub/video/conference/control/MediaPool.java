package de.medicalhub.video.conference.control;

import de.medicalhub.video.conference.ConferenceId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The media servers (rule 10). They know nothing of each other: one room is on one server, and the one with the fewest
 * ports that answers and is not being emptied gets the next.
 */
public final class MediaPool {
    private final List<MediaServer> servers;
    private final ConferenceBook book;
    private final int mostPorts;

    /**
     * @param mostPorts that one server carries; a range of 1,000 UDP ports ends at 500
     */
    public MediaPool(List<MediaServer> servers, ConferenceBook book, int mostPorts) {
        this.servers = List.copyOf(servers);
        this.book = book;
        this.mostPorts = mostPorts;
    }

    /** All of them. */
    public List<MediaServer> servers() {
        return servers;
    }

    /** What came of the wish for ports. */
    public enum Admission {
        ADMITTED,
        NO_CAPACITY,
        NONE_UP
    }

    /** A place for a room, and whether there is one. */
    public record Placed(Admission admission, Optional<MediaServer> server) {}

    /** Chooses a server for a room and counts its ports there. */
    public Placed place(ConferenceId conference, int ports) {
        Set<String> draining = book.draining();
        Map<String, Integer> load = book.load();
        List<MediaServer> up = servers.stream()
                .filter(MediaServer::isUp)
                .filter(server -> !draining.contains(server.address()))
                .sorted(Comparator.comparingInt(server -> load.getOrDefault(server.address(), 0)))
                .toList();
        Optional<MediaServer> found =
                up.stream().filter(server -> reserve(conference, server, ports)).findFirst();
        Admission none = up.isEmpty() ? Admission.NONE_UP : Admission.NO_CAPACITY;
        return new Placed(found.isPresent() ? Admission.ADMITTED : none, found);
    }

    /** Counts so many ports for a room where it is. */
    public boolean reserve(ConferenceId conference, MediaServer server, int ports) {
        return book.reserve(conference, server.address(), ports, mostPorts);
    }

    /** The server of that address. */
    public Optional<MediaServer> find(String address) {
        return servers.stream()
                .filter(server -> server.address().equals(address))
                .findFirst();
    }
}
