package de.medicalhub.video.conference.control;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.video.conference.ConferenceId;
import de.medicalhub.video.conference.control.MediaPool.Admission;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a room runs: its server and its pipeline there. Touched on the room's queue only, but for {@link #threads}. */
final class RoomMedia {
    /** So long a room waits for its server, whose media may flow on, before it moves to another one. */
    static final Duration WAIT_FOR_OWN = Duration.ofSeconds(6);

    private static final Logger LOG = LoggerFactory.getLogger(RoomMedia.class);

    private final ConferenceId id;
    private final MediaPool pool;
    private final ConferenceBook book;
    private final Clock clock;
    private final Executor otherwise;
    private final Runnable returned;
    private volatile @Nullable MediaServer server;
    private MediaServer.@Nullable Pipeline pipeline;
    private @Nullable Instant brokenSince;

    /**
     * @param otherwise threads for work while the room has no server
     * @param returned told when the room's server answers anew
     */
    RoomMedia(
            ConferenceId id, MediaPool pool, ConferenceBook book, Clock clock, Executor otherwise, Runnable returned) {
        this.id = id;
        this.pool = pool;
        this.book = book;
        this.clock = clock;
        this.otherwise = otherwise;
        this.returned = returned;
    }

    /** For the room's next piece of work. */
    Executor threads() {
        MediaServer present = server;
        return present == null ? otherwise : present.threads();
    }

    /** Counts so many ports where the room is, or at a place for it. */
    Admission reserve(int ports) {
        MediaServer present = server;
        if (present != null) {
            return pool.reserve(id, present, ports) ? Admission.ADMITTED : Admission.NO_CAPACITY;
        }
        MediaPool.Placed placed = pool.place(id, ports);
        placed.server().ifPresent(this::move);
        return placed.admission();
    }

    boolean isRunning() {
        return pipeline != null && brokenSince == null;
    }

    boolean holdsAnything() {
        return pipeline != null || server != null;
    }

    /** Does the server answer, as far as its supervisor knows. */
    boolean isUp() {
        MediaServer present = server;
        return present != null && present.isUp();
    }

    boolean isBroken() {
        return brokenSince != null;
    }

    MediaServer.Pipeline running() {
        MediaServer.Pipeline present = pipeline;
        if (present == null) {
            MediaServer own = server;
            if (own == null) {
                throw new HubException(ProblemKind.UNAVAILABLE, "The room has no media server.");
            }
            present = own.open();
            pipeline = present;
            writeDown(own, present);
        }
        return present;
    }

    private void writeDown(MediaServer own, MediaServer.Pipeline fresh) {
        try {
            book.runsOn(id, own.address(), fresh.id());
        } catch (LeadLostException lost) {
            releaseSoon(fresh);
            throw lost;
        }
    }

    /** Finds the pipeline again over a new connection, or where another node left it. */
    MediaServer.Pipeline adopt(String address, String known) {
        MediaServer own = pool.find(address)
                .orElseThrow(() -> new HubException(ProblemKind.UNAVAILABLE, "The media server is not known here."));
        move(own);
        MediaServer.Pipeline present = own.adopt(known);
        pipeline = present;
        brokenSince = null;
        return present;
    }

    /** The server does not answer. */
    void broken() {
        if (brokenSince == null) {
            brokenSince = clock.instant();
        }
    }

    /** What the room had is gone, or out of reach; answers whether there is a server to build it anew on. */
    boolean startAnew(int ports) {
        MediaPool.Placed placed = pool.place(id, ports);
        if (placed.server().isEmpty()) {
            broken();
            return false;
        }
        MediaServer.Pipeline old = pipeline;
        pipeline = null;
        brokenSince = null;
        placed.server().ifPresent(this::move);
        if (old != null) {
            releaseSoon(old);
        }
        return true;
    }

    private static void releaseSoon(MediaServer.Pipeline old) {
        try {
            old.release();
        } catch (HubException e) {
            LOG.debug("A pipeline is out of reach; its server releases it later", e);
        }
    }

    /** Broken, and its server answers: look there first. */
    boolean mayReturn() {
        return brokenSince != null && isUp() && pipeline != null;
    }

    /** Broken for so long that another server is the better way. */
    boolean mayMove() {
        Instant since = brokenSince;
        MediaServer present = server;
        boolean nothingThere = pipeline == null || present == null;
        return since != null && (nothingThere || !clock.instant().isBefore(since.plus(WAIT_FOR_OWN)));
    }

    /** The pipeline's id, if there is one. */
    Optional<String> pipelineId() {
        return Optional.ofNullable(pipeline).map(MediaServer.Pipeline::id);
    }

    String address() {
        MediaServer present = server;
        return present == null ? "" : present.address();
    }

    /** Everybody went: nothing stays on the server. */
    void release() {
        MediaServer.Pipeline last = pipeline;
        pipeline = null;
        brokenSince = null;
        book.released(id);
        try {
            if (last != null) {
                last.release();
            }
        } finally {
            leaveServer();
        }
    }

    /** Another node has the room now: nothing is touched there. */
    void abandon() {
        pipeline = null;
        leaveServer();
    }

    private void move(MediaServer own) {
        if (!own.equals(server)) {
            leaveServer();
            server = own;
            own.onReturn(returned);
        }
    }

    private void leaveServer() {
        MediaServer present = server;
        server = null;
        if (present != null) {
            present.forget(returned);
        }
    }
}
