package de.medicalhub.video.conference.gateway;

import de.medicalhub.video.ModuleStarted;
import de.medicalhub.video.conference.control.ConferenceHall;
import de.medicalhub.video.conference.control.ConferenceStore;
import de.medicalhub.video.conference.control.ConferenceTickets;
import de.medicalhub.video.conference.control.MediaPool;
import de.medicalhub.video.conference.control.ServerRoster;
import de.medicalhub.video.nodes.NodeWire;
import de.medicalhub.video.relay.Relay;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Makes the media servers and the hall; without an address there is no conference with picture and sound. */
@ApplicationScoped
public class ConferenceSetup {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration PULSE = Duration.ofSeconds(2);
    private static final int FIRST = 1;

    @Resource(lookup = "java:jboss/datasources/VideoDS")
    private DataSource source;

    @Resource
    private ManagedThreadFactory threads;

    @Resource
    private ManagedExecutorService executor;

    @Inject
    @ConfigProperty(name = "medhub.kurento.urls")
    Optional<String> addresses;

    @Inject
    @ConfigProperty(name = "medhub.kurento.endpoints", defaultValue = "450")
    int mostPorts;

    @Inject
    private NodeWire nodes;

    @Inject
    private Relay relay;

    @Inject
    private ConferenceTickets tickets;

    @Inject
    private Clock clock;

    private List<KurentoMediaServer> servers = List.of();
    private @Nullable ConferenceHall hall;
    private @Nullable ConferenceStore store;
    private @Nullable ServerRoster roster;

    @PostConstruct
    void make() {
        servers = Stream.of(addresses.orElse("").split(",", -1))
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .map(address -> new KurentoMediaServer(URI.create(address), TIMEOUT, PULSE, threads))
                .toList();
        PostgresRooms rooms = new PostgresRooms(source, nodes.self());
        PostgresConferences conferences = new PostgresConferences(source);
        MediaPool pool = new MediaPool(List.copyOf(servers), rooms, mostPorts);
        store = conferences;
        roster = new ServerRoster(pool, rooms);
        hall = new ConferenceHall(
                new ConferenceHall.Parts(tickets, conferences, rooms, pool, rooms, nodes, relay, clock, executor));
    }

    void begin(@Observes @Priority(FIRST) ModuleStarted module) {
        servers.forEach(KurentoMediaServer::begin);
    }

    @PreDestroy
    void stop() {
        servers.forEach(KurentoMediaServer::close);
    }

    @Produces
    @Dependent
    ConferenceHall hall() {
        return made(hall);
    }

    @Produces
    @Dependent
    ConferenceStore store() {
        return made(store);
    }

    @Produces
    @Dependent
    ServerRoster roster() {
        return made(roster);
    }

    private static <T> T made(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("not made yet");
        }
        return part;
    }
}
