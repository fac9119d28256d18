package de.medicalhub.transport.roads.control;

import de.medicalhub.transport.roads.Address;
import de.medicalhub.transport.roads.FeedState;
import de.medicalhub.transport.roads.FeedState.Fault;
import de.medicalhub.transport.roads.Geocoder;
import de.medicalhub.transport.roads.Location;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the configured feed of traffic reports (rule 12); a feed that cannot be read changes nothing. */
@ApplicationScoped
public class TrafficFeed {
    private static final Logger LOG = LoggerFactory.getLogger(TrafficFeed.class);

    private final FeedSource source;
    private final Traffic traffic;
    private final Geocoder geocoder;
    private final Clock clock;

    private volatile FeedState state = FeedState.QUIET;

    /** For the container's proxy. */
    @SuppressWarnings("NullAway") // the proxy calls nothing of it
    protected TrafficFeed() {
        this(null, null, null, null);
    }

    @Inject
    TrafficFeed(FeedSource source, Traffic traffic, Geocoder geocoder, Clock clock) {
        this.source = source;
        this.traffic = traffic;
        this.geocoder = geocoder;
        this.clock = clock;
    }

    /** How it is, on this node. */
    public FeedState state() {
        return state;
    }

    /** Reads it once; takes as long as its address lets wait, ten seconds at most for each step. */
    public void follow() {
        if (!source.isConfigured()) {
            return;
        }
        try {
            FeedReports read = FeedReports.read(source.read(), clock.instant());
            List<FeedReports.Report> near = read.reports().values().stream()
                    .filter(report -> !(geocoder.locate(new Address("", "", "", Optional.of(report.at())))
                            instanceof Location.OutsideArea))
                    .toList();
            traffic.reported(near);
            state = new FeedState(
                    Optional.empty(), Optional.of(clock.instant().truncatedTo(ChronoUnit.SECONDS)), read.leftOut());
        } catch (IOException unreachable) {
            failed(Fault.UNREACHABLE, unreachable);
        } catch (IllegalArgumentException broken) {
            failed(Fault.BROKEN, broken);
        }
    }

    /* Logged once for each kind of fault, and said on the board as long as it lasts. */
    private void failed(Fault fault, Exception why) {
        if (!state.fault().equals(Optional.of(fault))) {
            LOG.warn("The traffic feed is not read ({}); what it reported counts until it ends", fault, why);
        }
        state = new FeedState(Optional.of(fault), state.lastGood(), state.leftOut());
    }
}
