package de.medicalhub.transport.roads.control;

import de.medicalhub.transport.roads.Area;
import de.medicalhub.transport.roads.DrawnRoads;
import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.roads.HourlyFactors;
import de.medicalhub.transport.roads.RoadsState;
import de.medicalhub.transport.roads.RoadsState.Fault;
import de.medicalhub.transport.roads.Slowdown;
import de.medicalhub.transport.roads.TravelTimes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The roads that count now: watches the extract, reads a newer one beside the old graph and changes over when it is ready
 * (rules 5 and 6). What asks for times meanwhile is never made to wait.
 */
public final class RoadMap implements TravelTimes {
    private static final Logger LOG = LoggerFactory.getLogger(RoadMap.class);

    /** A graph, while it is made, takes about this many times the length of its extract. */
    private static final long ROOM = 3;

    private final Optional<Path> file;
    private final Shelf shelf;
    private final RoadGraphs graphs;
    private final TravelTimes estimate;
    private final HourlyFactors factors;

    private volatile RoadTimes current;
    private volatile List<Slowdown> slowdowns = List.of();
    private volatile @Nullable RoadGraph drawn;
    private volatile RoadsState state;
    private @Nullable Extract seen;
    private @Nullable Extract done;

    /**
     * @param file the extract; without one drives are estimated
     * @param folder where graphs are kept, each in a folder of its own
     * @param estimate for what no road reaches
     */
    public RoadMap(Optional<Path> file, Path folder, RoadGraphs graphs, TravelTimes estimate, HourlyFactors factors) {
        this.file = file;
        shelf = new Shelf(folder, graphs.kind());
        this.graphs = graphs;
        this.estimate = estimate;
        this.factors = factors;
        current = new HourlyEstimate(estimate, factors);
        state = new RoadsState(Optional.empty(), factors.differ(), 0, Optional.empty());
    }

    /** Takes the newest graph that lies there from an earlier start, that of an older extract too. */
    public synchronized void openKept() {
        if (file.isEmpty()) {
            return;
        }
        for (Path kept : shelf.kept()) {
            try {
                use(graphs.open(kept), shelf.time(kept).orElseThrow());
                Optional<Extract> extract = extract();
                done = extract.filter(found -> kept.equals(shelf.ready(found))).orElse(null);
                return;
            } catch (IOException | RuntimeException fault) {
                LOG.warn("The kept road graph {} cannot be used", kept.getFileName(), fault);
            }
        }
    }

    /**
     * Looks at the extract; if it is another one than that of the graph, and was not written to since the last look, reads
     * it. Takes as long as that takes.
     *
     * @return whether other roads count now
     */
    public synchronized boolean look() {
        if (file.isEmpty()) {
            return false;
        }
        try {
            Optional<Extract> found = extract();
            if (found.isEmpty()) {
                if (state.fault().equals(Optional.of(Fault.BROKEN))) {
                    // It is read again when it comes back, so that what is said of it is true.
                    done = null;
                }
                failed(Fault.MISSING, null);
                seen = null;
                return false;
            }
            Extract extract = found.get();
            if (state.fault().equals(Optional.of(Fault.MISSING))) {
                step(0);
            }
            if (extract.equals(done)) {
                return false;
            }
            boolean settled = extract.equals(seen);
            seen = extract;
            return settled && read(extract);
        } catch (IOException fault) {
            LOG.warn("The extract of the map cannot be looked at", fault);
            failed(Fault.MISSING, null);
            return false;
        }
    }

    private Optional<Extract> extract() throws IOException {
        return file.isPresent() ? Extract.at(file.get()) : Optional.empty();
    }

    private boolean read(Extract extract) {
        Path ready = shelf.ready(extract);
        Path making = shelf.making(extract);
        try {
            shelf.create();
            if (shelf.freeBytes() < ROOM * extract.bytes()) {
                failed(Fault.NO_SPACE, null);
                return false;
            }
            Shelf.delete(making);
            LOG.info("A new road map is read ({} MB)", extract.bytes() >> 20);
            graphs.build(extract.file(), making, this::begin);
            if (!extract().equals(Optional.of(extract))) {
                LOG.info("The road map was written to while it was read; it is read again");
                Shelf.delete(making);
                step(0);
                return false;
            }
            Shelf.delete(ready);
            Files.move(making, ready, StandardCopyOption.ATOMIC_MOVE);
            use(graphs.open(ready), extract.changedAt());
            done = extract;
            shelf.kept().stream().filter(old -> !old.equals(ready)).forEach(Shelf::delete);
            LOG.info("The roads of the map of {} count now", extract.changedAt());
            return true;
        } catch (IOException | RuntimeException fault) {
            Shelf.delete(making);
            done = extract;
            boolean full = shelf.freeBytes() < extract.bytes();
            if (full) {
                done = null;
            }
            failed(full ? Fault.NO_SPACE : Fault.BROKEN, fault);
            return false;
        }
    }

    private void begin(int step) {
        LOG.info("Reading the road map: step {} of {}", step, RoadsState.STEPS);
        step(step);
    }

    private void step(int step) {
        state = new RoadsState(state.mapOf(), state.hourly(), step, Optional.empty());
    }

    private void use(RoadGraph graph, Instant mapOf) {
        current = new RoadTravelTimes(graph, estimate, factors);
        drawn = graph;
        state = new RoadsState(Optional.of(mapOf), factors.differ(), 0, Optional.empty());
    }

    /* Said once for each extract, and on the board as long as it lasts. */
    private void failed(Fault fault, @Nullable Exception why) {
        if (!state.fault().equals(Optional.of(fault))) {
            LOG.warn("The road map is not used ({}); what counted before counts on", fault, why);
        }
        state = new RoadsState(state.mapOf(), state.hourly(), 0, Optional.of(fault));
    }

    @Override
    public RoadsState state() {
        return state;
    }

    @Override
    public long secondsBetween(GeoPoint from, GeoPoint to) {
        return current.secondsBetween(from, to);
    }

    @Override
    public long secondsBetween(GeoPoint from, GeoPoint to, long leaving) {
        return asOfNow().secondsBetween(from, to, leaving);
    }

    @Override
    public boolean isOnRoads(GeoPoint place) {
        return current.isOnRoads(place);
    }

    @Override
    public OptionalLong metresByRoad(GeoPoint from, GeoPoint to) {
        return current.metresByRoad(from, to);
    }

    @Override
    public TravelTimes asOfNow() {
        List<Slowdown> now = slowdowns;
        return now.isEmpty() ? current : new SlowedTravelTimes(current, now);
    }

    /** The slowdowns that count on this node. */
    public List<Slowdown> slowdowns() {
        return slowdowns;
    }

    /** From now on these slowdowns count (rule 11). */
    public void slow(List<Slowdown> others) {
        slowdowns = List.copyOf(others);
    }

    /** The roads of an area for a drawing; none while drives are estimated. */
    public DrawnRoads draw(Area area) {
        RoadGraph graph = drawn;
        return graph == null ? DrawnRoads.NONE : graph.draw(area);
    }
}
