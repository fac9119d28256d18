package de.medicalhub.video.conference.gateway;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.video.conference.control.MediaLostException;
import de.medicalhub.video.conference.control.MediaServer;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kurento.client.KurentoClient;
import org.kurento.client.MediaPipeline;
import org.kurento.client.internal.server.KurentoServerException;
import org.kurento.commons.TimeoutRuntimeException;
import org.kurento.commons.exception.KurentoException;
import org.kurento.jsonrpc.JsonRpcClientClosedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Kurento server. Its supervisor connects, asks every few seconds whether it still answers, and replaces a client that
 * does not; a call that finds no answer opens the circuit, and until the supervisor has heard from the server all others
 * fail at once.
 */
public final class KurentoMediaServer implements MediaServer, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KurentoMediaServer.class);
    private static final int OBJECT_GONE = 40101;
    private static final int THREADS = 8;

    private final URI address;
    private final KurentoLink link;
    private final Duration pulse;
    private final ExecutorService calls;
    private final ScheduledExecutorService supervisor;
    private final Set<Runnable> listeners = ConcurrentHashMap.newKeySet();
    private final Set<String> orphans = ConcurrentHashMap.newKeySet();
    private volatile @Nullable KurentoClient client;
    private final AtomicBoolean reconnected = new AtomicBoolean();
    private AtomicBoolean inUse = new AtomicBoolean();
    private volatile boolean up;
    private volatile @Nullable ScheduledFuture<?> supervision;
    private boolean said;

    /**
     * @param address such as {@code ws://media.internal:8888/kurento}; its API has no login: private network only
     * @param timeout for each call
     * @param pulse how often the supervisor asks
     */
    public KurentoMediaServer(URI address, Duration timeout, Duration pulse, ThreadFactory threads) {
        this.address = address;
        this.link = new KurentoLink(address, timeout);
        this.pulse = pulse;
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(THREADS, THREADS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
        pool.allowCoreThreadTimeOut(true);
        calls = pool;
        supervisor = Executors.newSingleThreadScheduledExecutor(threads);
    }

    /** The supervisor begins. */
    public void begin() {
        supervision = supervisor.scheduleWithFixedDelay(this::supervise, 0, pulse.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public String address() {
        return address.toString();
    }

    @Override
    public boolean isUp() {
        return up;
    }

    @Override
    public Executor threads() {
        return calls;
    }

    @Override
    public Pipeline open() {
        return call(() -> new KurentoPipeline(this, client().createMediaPipeline()));
    }

    @Override
    public Pipeline adopt(String pipeline) {
        return call(() -> {
            MediaPipeline found = client().getById(pipeline, MediaPipeline.class);
            // getById asks nobody: only a call tells whether it is still there
            found.getCreationTime();
            return new KurentoPipeline(this, found);
        });
    }

    @Override
    public void onReturn(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public void forget(Runnable listener) {
        listeners.remove(listener);
    }

    @Override
    public void close() {
        ScheduledFuture<?> running = supervision;
        if (running != null) {
            running.cancel(true);
        }
        supervisor.shutdownNow();
        calls.shutdownNow();
        KurentoClient last = client;
        client = null;
        up = false;
        if (last != null) {
            KurentoLink.close(last);
        }
    }

    /** A pipeline that could not be released is, as soon as the server answers. */
    void releaseLater(String pipeline) {
        orphans.add(pipeline);
    }

    KurentoClient client() {
        KurentoClient present = client;
        if (present == null || !up) {
            throw away(null);
        }
        return present;
    }

    /** Asks the server, if it is known to answer; what it says, or does not say, in our words. */
    <T> T call(Supplier<T> question) {
        if (!up) {
            throw away(null);
        }
        try {
            return question.get();
        } catch (KurentoServerException e) {
            if (e.getCode() == OBJECT_GONE) {
                throw new MediaLostException(e);
            }
            throw new HubException(ProblemKind.UNAVAILABLE, "The media server refused (" + e.getCode() + ").", e);
        } catch (KurentoException | JsonRpcClientClosedException | TimeoutRuntimeException e) {
            up = false;
            askSoon();
            throw away(e);
        }
    }

    void tell(Runnable order) {
        call(() -> {
            order.run();
            return true;
        });
    }

    private static HubException away(@Nullable Throwable cause) {
        return new HubException(ProblemKind.UNAVAILABLE, "The media server does not answer.", cause);
    }

    /** The old connection or another one, with the old objects or without: rooms look for themselves. */
    private void reconnected() {
        reconnected.set(true);
        askSoon();
    }

    private void askSoon() {
        if (!supervisor.isShutdown()) {
            supervisor.execute(this::supervise);
        }
    }

    private void supervise() {
        try {
            KurentoClient present = client;
            boolean answers = present != null && KurentoLink.answers(present);
            boolean another = reconnected.getAndSet(false);
            if (answers && up && !another) {
                return;
            }
            if (!answers) {
                up = false;
                replace(present);
            }
            if (client != null && !supervisor.isShutdown()) {
                returned();
            } else if (!said) {
                said = true;
                LOG.warn("A media server does not answer: {}", address);
            }
        } catch (RuntimeException e) {
            LOG.warn("A media server was not supervised this time", e);
        }
    }

    private void replace(@Nullable KurentoClient old) {
        client = null;
        if (old != null) {
            KurentoLink.close(old);
        }
        // what a client says that was replaced meanwhile is about a connection that nobody uses any more
        AtomicBoolean current = new AtomicBoolean(true);
        AtomicBoolean before = inUse;
        before.set(false);
        inUse = current;
        client = link.open(() -> {
            if (current.get()) {
                reconnected();
            }
        });
    }

    private void returned() {
        said = false;
        up = true;
        LOG.info("A media server answers: {}", address);
        for (String orphan : Set.copyOf(orphans)) {
            releaseOrphan(orphan);
        }
        listeners.forEach(Runnable::run);
    }

    private void releaseOrphan(String pipeline) {
        orphans.remove(pipeline);
        try {
            tell(() -> client().getById(pipeline, MediaPipeline.class).release());
        } catch (MediaLostException e) {
            LOG.debug("An old pipeline was gone already", e);
        }
    }
}
