package de.medicalhub.transport.dispatch.boundary;

import de.medicalhub.common.security.Role;
import de.medicalhub.transport.carriers.Carriers;
import de.medicalhub.transport.dispatch.DayHeard;
import de.medicalhub.transport.web.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Live events: which day changed (rule 9). */
@Path("events")
@ApplicationScoped
public class EventsResource {
    private static final long RETRY_MILLIS = 3_000;

    private final Queue<Listener> listeners = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Sse events;

    @Inject
    private Carriers carriers;

    /** Whose changes a page is told of; a driver's are those of every carrier, for an event says only a date. */
    private record Listener(SseEventSink sink, Optional<Set<String>> scope) {
        boolean hears(String carrier) {
            return scope.map(own -> own.contains(carrier)).orElse(true);
        }
    }

    /** Stays open; each event says only a date. */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RolesAllowed({"dispatcher", "driver"})
    public void listen(@Context SseEventSink sink, @Context Sse sse, @Context HttpServletRequest request) {
        events = sse;
        boolean dispatcher = request.isUserInRole(Role.DISPATCHER.realmName());
        listeners.add(new Listener(sink, dispatcher ? Optional.of(carriers.of(Caller.of(request))) : Optional.empty()));
        sink.send(sse.newEventBuilder()
                .comment("listening")
                .reconnectDelay(RETRY_MILLIS)
                .build());
    }

    /** Of no day and no carrier: every page reads again. */
    void heard(@Observes DayHeard change) {
        change.day()
                .ifPresentOrElse(
                        day -> tell("{\"date\":\"" + day.date() + "\"}", listener -> listener.hears(day.carrier())),
                        () -> tell("{}", listener -> true));
    }

    private void tell(String data, Predicate<Listener> whom) {
        Sse sse = events;
        if (sse == null) {
            return;
        }
        OutboundSseEvent event = sse.newEvent("changed", data);
        listeners.removeIf(listener -> listener.sink().isClosed());
        listeners.stream().filter(whom).forEach(listener -> send(listener, event));
    }

    private void send(Listener listener, OutboundSseEvent event) {
        try {
            listener.sink().send(event).exceptionally(gone -> {
                listeners.remove(listener);
                return null;
            });
        } catch (IllegalStateException closedMeanwhile) {
            listeners.remove(listener);
        }
    }
}
