package de.medicalhub.stack;

import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.Cookie;
import io.undertow.server.handlers.CookieImpl;
import io.undertow.server.handlers.proxy.LoadBalancingProxyClient;
import io.undertow.server.handlers.proxy.ProxyHandler;
import io.undertow.util.Headers;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A proxy as docs/operations.md asks for: a browser stays at its node while that answers, and goes to another one when it
 * does not. Requests are not said twice.
 */
public final class StickyProxy implements AutoCloseable {
    private static final String COOKIE = "NODE";
    private static final int PATIENCE_MILLIS = 5_000;

    private final List<Node> nodes = new CopyOnWriteArrayList<>();
    private final Map<String, String> servedBy = new ConcurrentHashMap<>();
    private final int port;
    private final Undertow server;

    /**
     * Where a request may go.
     *
     * @param serves the beginning of the paths that it serves
     * @param origin as which it knows itself
     */
    private record Node(String name, URI address, String serves, String origin, HttpHandler way) {
        boolean serves(String path) {
            return path.startsWith(serves);
        }

        boolean answers() {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), PATIENCE_MILLIS);
                return true;
            } catch (IOException refused) {
                return false;
            }
        }
    }

    /** Begins to listen; nodes come later. */
    public StickyProxy() {
        server = Undertow.builder()
                .addHttpListener(0, "localhost")
                .setHandler(exchange -> exchange.dispatch(() -> pass(exchange)))
                .build();
        server.start();
        port = ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
    }

    /** As browsers know the hub. */
    public String address() {
        return "http://localhost:" + port;
    }

    /** One more node; the first one that serves a path and answers gets whoever is new. */
    public void add(String name, URI address, String serves, String origin) {
        ProxyHandler way = ProxyHandler.builder()
                .setProxyClient(new LoadBalancingProxyClient().addHost(address))
                .setRewriteHostHeader(true)
                .setMaxConnectionRetries(0)
                .build();
        nodes.add(new Node(name, address, serves, origin, way));
    }

    /** Which node got the last request to that path. */
    public String servedBy(String path) {
        return servedBy.getOrDefault(path, "");
    }

    private void pass(HttpServerExchange exchange) {
        List<Node> able = nodes.stream()
                .filter(each -> each.serves(exchange.getRequestPath()))
                .toList();
        Node node = choose(exchange, able);
        servedBy.put(exchange.getRequestPath(), node.name());
        if (exchange.getRequestHeaders().contains(Headers.ORIGIN)) {
            exchange.getRequestHeaders().put(Headers.ORIGIN, node.origin());
        }
        if (able.size() > 1) {
            // what only one node serves says nothing about where the browser belongs
            exchange.setResponseCookie(new CookieImpl(COOKIE, node.name()).setPath("/"));
        }
        try {
            node.way().handleRequest(exchange);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Node choose(HttpServerExchange exchange, List<Node> able) {
        @Nullable Cookie known = exchange.getRequestCookie(COOKIE);
        return able.stream()
                .filter(node -> known != null && known.getValue().equals(node.name()) && node.answers())
                .findFirst()
                .or(() -> able.stream().filter(Node::answers).findFirst())
                .orElseThrow();
    }

    @Override
    public void close() {
        server.stop();
    }
}
