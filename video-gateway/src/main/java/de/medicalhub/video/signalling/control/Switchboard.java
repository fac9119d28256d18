package de.medicalhub.video.signalling.control;

import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.Consultations;
import de.medicalhub.video.relay.Relay;
import de.medicalhub.video.signalling.entity.ClientMessage;
import de.medicalhub.video.signalling.entity.MessageProblem;
import de.medicalhub.video.waitingroom.RoomState;
import de.medicalhub.video.waitingroom.RoomView;
import de.medicalhub.video.waitingroom.WaitingRooms;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** All rooms that have a connection on this node. */
@ApplicationScoped
public class Switchboard {
    private static final Set<RoomState> NOBODY_THERE = EnumSet.of(RoomState.OPEN, RoomState.AWAY);

    private final Map<AppointmentId, CallRoom> rooms = new ConcurrentHashMap<>();
    private final Tickets tickets;
    private final Consultations consultations;
    private final WaitingRooms waitingRooms;
    private final Relay relay;
    private final Clock clock;

    @SuppressWarnings("NullAway") // only for the container's proxy, which never uses the fields
    protected Switchboard() {
        this(null, null, null, null, null);
    }

    @Inject
    public Switchboard(
            Tickets tickets, Consultations consultations, WaitingRooms waitingRooms, Relay relay, Clock clock) {
        this.tickets = tickets;
        this.consultations = consultations;
        this.waitingRooms = waitingRooms;
        this.relay = relay;
        this.clock = clock;
    }

    /** A browser has opened a wire; it is nobody until it shows a ticket. */
    public Line open(Connection connection) {
        return new Line(this, connection);
    }

    /** Tells everybody in the room on this node how it stands. */
    public void tell(AppointmentId appointment) {
        Optional.ofNullable(rooms.get(appointment))
                .ifPresent(room -> room.tell(() -> waitingRooms.get(appointment), clock.instant()));
    }

    Optional<Caller> admitToRoom(ClientMessage.Hello hello, Connection connection) throws MalformedMessageException {
        Optional<Caller> caller =
                tickets.redeem(hello.ticket()).map(participant -> new Caller(participant, hello.page(), connection));
        if (caller.isPresent()) {
            enter(caller.get());
        }
        return caller;
    }

    void leave(Caller caller) {
        AppointmentId appointment = caller.participant().appointment();
        CallRoom room = rooms.get(appointment);
        if (room == null || !room.remove(caller)) {
            return;
        }
        if (room.retireIfEmpty()) {
            rooms.remove(appointment, room);
        } else {
            tell(appointment);
        }
    }

    Optional<MessageProblem> handle(Caller caller, ClientMessage message) {
        CallRoom room = rooms.get(caller.participant().appointment());
        if (room == null || !room.holds(caller)) {
            return Optional.of(MessageProblem.REPLACED);
        }
        boolean host = caller.participant().isHost();
        if (message instanceof ClientMessage.Signal signal) {
            return room.pass(caller, signal, stateOf(caller));
        } else if (message instanceof ClientMessage.Ping) {
            return ping(caller);
        } else if (message instanceof ClientMessage.Relay) {
            caller.connection().send(ServerMessages.relay(relay.serversFor(nameForRelay())));
            return Optional.empty();
        } else if (message instanceof ClientMessage.Hello || host != isForHost(message)) {
            return Optional.of(MessageProblem.NOT_ALLOWED);
        }
        return move(caller.participant().appointment(), message);
    }

    private Optional<MessageProblem> move(AppointmentId appointment, ClientMessage message) {
        boolean nobody = message instanceof ClientMessage.Admit
                && NOBODY_THERE.contains(waitingRooms.get(appointment).state());
        if (message instanceof ClientMessage.Wait) {
            waitingRooms.enter(appointment);
        } else if (message instanceof ClientMessage.Leave) {
            waitingRooms.leave(appointment);
        } else if (message instanceof ClientMessage.Admit) {
            waitingRooms.admit(appointment);
        } else if (message instanceof ClientMessage.End) {
            waitingRooms.end(appointment);
        }
        tell(appointment);
        return nobody ? Optional.of(MessageProblem.NOBODY_WAITS) : Optional.empty();
    }

    private Optional<MessageProblem> ping(Caller caller) {
        caller.connection().send(ServerMessages.pong());
        AppointmentId appointment = caller.participant().appointment();
        if (!caller.participant().isHost() && waitingRooms.seen(appointment)) {
            tell(appointment);
        }
        return Optional.empty();
    }

    private void enter(Caller caller) throws MalformedMessageException {
        AppointmentId appointment = caller.participant().appointment();
        JsonObject welcome =
                ServerMessages.welcome(caller, consultations.get(appointment), relay.serversFor(nameForRelay()));
        CallRoom.Entry entry = CallRoom.Entry.RETIRED;
        while (entry == CallRoom.Entry.RETIRED) {
            CallRoom room = rooms.computeIfAbsent(appointment, id -> new CallRoom());
            entry = room.add(caller, welcome);
            if (entry == CallRoom.Entry.RETIRED) {
                rooms.remove(appointment, room);
            }
        }
        if (entry == CallRoom.Entry.BUSY) {
            throw new MalformedMessageException(MessageProblem.HOST_BUSY);
        }
        if (!caller.participant().isHost()) {
            waitingRooms.seen(appointment);
        }
        tell(appointment);
    }

    private RoomState stateOf(Caller caller) {
        RoomView view = waitingRooms.get(caller.participant().appointment());
        return view.state();
    }

    private static boolean isForHost(ClientMessage message) {
        return message instanceof ClientMessage.Admit || message instanceof ClientMessage.End;
    }

    private static String nameForRelay() {
        return UUID.randomUUID().toString();
    }
}
