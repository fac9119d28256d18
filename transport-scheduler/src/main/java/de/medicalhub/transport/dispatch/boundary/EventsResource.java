package de.medicalhub.transport.dispatch.boundary;

import de.medicalhub.transport.dispatch.PlanChanged;
import de.medicalhub.transport.orders.SetAsideChanged;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Live events: which day changed (rule 9). */
@Path("events")
@ApplicationScoped
public class EventsResource {
    private static final long RETRY_MILLIS = 3_000;

    private final Queue<SseEventSink> listeners = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Sse events;

    /** Stays open; each event says only a date. */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RolesAllowed({"dispatcher", "driver"})
    public void listen(@Context SseEventSink sink, @Context Sse sse) {
        events = sse;
        listeners.add(sink);
        sink.send(sse.newEventBuilder()
                .comment("listening")
                .reconnectDelay(RETRY_MILLIS)
                .build());
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) PlanChanged change) {
        tell("{\"date\":\"" + change.date() + "\"}");
    }

    /** Of no day: every board reads again. */
    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) SetAsideChanged change) {
        tell("{}");
    }

    private void tell(String data) {
        Sse sse = events;
        if (sse == null) {
            return;
        }
        OutboundSseEvent event = sse.newEvent("changed", data);
        listeners.removeIf(SseEventSink::isClosed);
        for (SseEventSink listener : listeners) {
            send(listener, event);
        }
    }

    private void send(SseEventSink listener, OutboundSseEvent event) {
        try {
            listener.send(event).exceptionally(gone -> {
                listeners.remove(listener);
                return null;
            });
        } catch (IllegalStateException closedMeanwhile) {
            listeners.remove(listener);
        }
    }
}
