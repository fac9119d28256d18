package de.medicalhub.video.conference.gateway;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.video.conference.control.MediaServer;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kurento.client.KurentoClient;
import org.kurento.client.KurentoClientBuilder;
import org.kurento.commons.exception.KurentoException;

/** One Kurento server. A client that is closed for good (a reset connection does that) is replaced at the next need. */
public final class KurentoMediaServer implements MediaServer, AutoCloseable {
    private final URI address;
    private final Duration connectTimeout;
    private @Nullable KurentoClient client;

    /**
     * @param address such as {@code ws://media.internal:8888/kurento}; its API has no login: private network only
     */
    public KurentoMediaServer(URI address, Duration connectTimeout) {
        this.address = address;
        this.connectTimeout = connectTimeout;
    }

    @Override
    public Pipeline open() {
        return new KurentoPipeline(attempt(() -> client().createMediaPipeline()));
    }

    @Override
    public synchronized void close() {
        KurentoClient open = client;
        client = null;
        if (open != null) {
            open.destroy();
        }
    }

    private synchronized KurentoClient client() {
        KurentoClient open = client;
        if (open == null || open.isClosed()) {
            open = new KurentoClientBuilder()
                    .setKmsWsUri(address.toString())
                    .setConnectionTimeout(connectTimeout.toMillis())
                    .setTryReconnectingMaxTime(connectTimeout.toMillis())
                    .connect();
            client = open;
        }
        return open;
    }

    static <T> T attempt(Supplier<T> work) {
        try {
            return work.get();
        } catch (KurentoException e) {
            throw new HubException(ProblemKind.UNAVAILABLE, "The media server does not answer.", e);
        }
    }

    static void attempt(Runnable work) {
        attempt(() -> {
            work.run();
            return true;
        });
    }
}
