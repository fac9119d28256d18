package de.medicalhub.video.conference.gateway;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.kurento.client.KurentoClient;
import org.kurento.commons.TimeoutRuntimeException;
import org.kurento.commons.exception.KurentoException;
import org.kurento.jsonrpc.JsonRpcClientClosedException;
import org.kurento.jsonrpc.client.JsonRpcClientNettyWebSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens and closes the one client of a server. A client whose connection was reset is closed for good (fault 1), the
 * heartbeat of one that reconnected never resumes (fault 3), and a peer that accepts and says nothing holds a caller for
 * 25 s (fault 5); what it throws then is not always a KurentoException. So only the supervisor's thread comes here, and a client is replaced rather than mended.
 */
final class KurentoLink {
    private static final Logger LOG = LoggerFactory.getLogger(KurentoLink.class);
    private static final int WSS_PORT = 443;
    private static final int WS_PORT = 80;

    private final URI address;
    private final Duration timeout;

    /**
     * @param timeout for the connection and for each call
     */
    KurentoLink(URI address, Duration timeout) {
        this.address = address;
        this.timeout = timeout;
    }

    /**
     * A client that has heard from the server; nothing if there is none.
     *
     * @param reconnected told when the client found the server again by itself, perhaps without its objects (fault 2)
     */
    @Nullable
    KurentoClient open(Runnable reconnected) {
        if (!listens()) {
            return null;
        }
        JsonRpcClientNettyWebSocket wire = new JsonRpcClientNettyWebSocket(address.toString());
        wire.setConnectionTimeout((int) timeout.toMillis());
        wire.setRequestTimeout(timeout.toMillis());
        wire.setTryReconnectingMaxTime(timeout.toMillis());
        wire.onReconnected(sameServer -> reconnected.run());
        try {
            KurentoClient client = KurentoClient.createFromJsonRpcClientHonoringClientTimeouts(wire);
            client.getServerManager().getUsedMemory();
            return client;
        } catch (KurentoException | JsonRpcClientClosedException | TimeoutRuntimeException e) {
            LOG.debug("No connection to a media server", e);
            close(wire);
            return null;
        }
    }

    /** Does it still answer. */
    static boolean answers(KurentoClient client) {
        try {
            return !client.isClosed() && client.getServerManager().getUsedMemory() >= 0;
        } catch (KurentoException | JsonRpcClientClosedException | TimeoutRuntimeException e) {
            LOG.debug("A media server did not answer", e);
            return false;
        }
    }

    static void close(KurentoClient client) {
        try {
            client.destroy();
        } catch (KurentoException | JsonRpcClientClosedException | TimeoutRuntimeException e) {
            LOG.debug("A client of a media server was closed already", e);
        }
    }

    private static void close(JsonRpcClientNettyWebSocket wire) {
        try {
            wire.close();
        } catch (IOException | KurentoException | JsonRpcClientClosedException | TimeoutRuntimeException e) {
            LOG.debug("A wire to a media server was closed already", e);
        }
    }

    /** Whether anybody listens there at all: much cheaper than a client that finds out. */
    private boolean listens() {
        int port = address.getPort();
        int otherwise = "wss".equals(address.getScheme()) ? WSS_PORT : WS_PORT;
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(address.getHost(), port < 0 ? otherwise : port), (int) timeout.toMillis());
            return true;
        } catch (IOException e) {
            LOG.debug("Nobody listens at a media server's address", e);
            return false;
        }
    }
}
