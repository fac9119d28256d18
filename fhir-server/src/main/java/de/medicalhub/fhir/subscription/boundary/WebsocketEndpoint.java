package de.medicalhub.fhir.subscription.boundary;

import de.medicalhub.fhir.subscription.control.Subscribers;
import jakarta.servlet.ServletContext;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.security.Principal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.context.ServletContextAware;

/**
 * The websocket channel of FHIR R4 at {@code /websocket}: the client sends {@code bind <id>}, the server answers
 * {@code bound <id>} and then {@code ping <id>} whenever something has changed. The handshake needs a bearer token.
 */
@Component
public class WebsocketEndpoint implements ServletContextAware {
    private static final Logger LOG = LoggerFactory.getLogger(WebsocketEndpoint.class);
    private static final String BIND = "bind ";
    private static final int LONGEST_MESSAGE = 200;

    private final Subscribers subscribers;
    private final Map<String, Set<Session>> listening = new ConcurrentHashMap<>();

    WebsocketEndpoint(Subscribers subscribers) {
        this.subscribers = subscribers;
    }

    @Override
    public void setServletContext(ServletContext context) {
        if (!(context.getAttribute(ServerContainer.class.getName()) instanceof ServerContainer container)) {
            LOG.warn("No websockets here: Subscriptions are notified by rest-hook only");
            return;
        }
        try {
            container.addEndpoint(ServerEndpointConfig.Builder.create(Connection.class, "/websocket")
                    .configurator(new ServerEndpointConfig.Configurator() {
                        @Override
                        public <T> T getEndpointInstance(Class<T> type) {
                            return type.cast(new Connection());
                        }
                    })
                    .build());
        } catch (DeploymentException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whoever has bound the Subscription is told. */
    void ping(String subscription) {
        listening.getOrDefault(subscription, Set.of()).forEach(session -> send(session, "ping " + subscription));
    }

    private void onMessage(Session session, String message) {
        String id = message.startsWith(BIND)
                ? message.substring(BIND.length()).strip().replaceFirst("^Subscription/", "")
                : "";
        String account = Optional.ofNullable(session.getUserPrincipal())
                .map(Principal::getName)
                .orElse("");
        if (id.isEmpty() || !subscribers.isOwn(account, id)) {
            close(session);
            return;
        }
        listening.computeIfAbsent(id, first -> ConcurrentHashMap.newKeySet()).add(session);
        send(session, "bound " + id);
    }

    private void forget(Session session) {
        listening.values().forEach(sessions -> sessions.remove(session));
    }

    private static void send(Session session, String message) {
        session.getAsyncRemote().sendText(message, result -> {
            if (!result.isOK()) {
                LOG.debug("A subscriber has gone");
            }
        });
    }

    private static void close(Session session) {
        try {
            session.close(new CloseReason(CloseCodes.VIOLATED_POLICY, "There is no such Subscription of yours."));
        } catch (IOException gone) {
            LOG.debug("A subscriber has gone");
        }
    }

    /** One client. */
    public final class Connection extends Endpoint {
        @Override
        public void onOpen(Session session, EndpointConfig config) {
            session.setMaxTextMessageBufferSize(LONGEST_MESSAGE);
            session.setMaxIdleTimeout(0);
            session.addMessageHandler(String.class, message -> onMessage(session, message));
        }

        @Override
        public void onClose(Session session, CloseReason reason) {
            forget(session);
        }
    }
}
