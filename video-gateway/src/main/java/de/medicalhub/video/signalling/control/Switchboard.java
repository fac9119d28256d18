package de.medicalhub.video.signalling.control;

import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.ConsultationFacts;
import de.medicalhub.video.consultation.Consultations;
import de.medicalhub.video.consultation.Participant;
import de.medicalhub.video.door.Wire;
import de.medicalhub.video.relay.Relay;
import de.medicalhub.video.signalling.entity.ClientMessage;
import de.medicalhub.video.signalling.entity.MessageProblem;
import de.medicalhub.video.waitingroom.RoomState;
import de.medicalhub.video.waitingroom.WaitingRooms;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** All rooms that have a connection on this node. */
@ApplicationScoped
public class Switchboard {
    private final Map<AppointmentId, CallRoom> rooms = new ConcurrentHashMap<>();
    private final Tickets tickets;
    private final Consultations consultations;
    private final WaitingRooms waitingRooms;
    private final Relay relay;
    private final CallNumbers numbers;
    private final Clock clock;
    private final @Nullable OtherNodes others;

    @SuppressWarnings("NullAway") // only for the container's proxy, which never uses the fields
    protected Switchboard() {
        this(null, null, null, null, null, null, null);
    }

    /** On a node that is alone. */
    Switchboard(
            Tickets tickets,
            Consultations consultations,
            WaitingRooms waitingRooms,
            Relay relay,
            CallNumbers numbers,
            Clock clock) {
        this(tickets, consultations, waitingRooms, relay, numbers, clock, null);
    }

    @Inject
    public Switchboard(
            Tickets tickets,
            Consultations consultations,
            WaitingRooms waitingRooms,
            Relay relay,
            CallNumbers numbers,
            Clock clock,
            @Nullable OtherNodes others) {
        this.tickets = tickets;
        this.consultations = consultations;
        this.waitingRooms = waitingRooms;
        this.relay = relay;
        this.numbers = numbers;
        this.clock = clock;
        this.others = others;
        if (others != null) {
            others.bringTo(this);
        }
    }

    /** A browser has opened a wire; it is nobody until it shows a ticket. lane: for what asks the database. */
    public Line open(Wire wire, Executor lane) {
        return new Line(this, wire, lane);
    }

    /** Can this be handled without asking the database. */
    boolean isAtHand(Caller caller, ClientMessage message) {
        if (message instanceof ClientMessage.Signal || message instanceof ClientMessage.Chat) {
            CallRoom room = rooms.get(caller.participant().appointment());
            return room == null || isKnownInCall(room);
        }
        return message instanceof ClientMessage.Quality || message instanceof ClientMessage.Relay;
    }

    private boolean isKnownInCall(CallRoom room) {
        return room.isInCall() && (others == null || others.areHeard());
    }

    /** Tells everybody in the room how it stands, on this node and on others. */
    public void tell(AppointmentId appointment) {
        tellHere(appointment);
        if (others != null) {
            others.wake(appointment);
        }
    }

    /** Another node says that something moved. */
    void refresh(AppointmentId appointment) {
        CallRoom room = rooms.get(appointment);
        if (room != null && others != null) {
            room.meet(() -> others.elsewhere(appointment), others::isLater);
            tellHere(appointment);
        }
    }

    /** Words may have been missed, or a node went, or this one had counted as gone. */
    void refreshAll() {
        rooms.forEach((appointment, room) -> {
            if (others != null) {
                room.here().forEach(others::announceAgain);
            }
            refresh(appointment);
        });
    }

    /** Another node speaks to a page here. */
    void bring(AppointmentId appointment, String page, JsonObject message, int closing) {
        Optional.ofNullable(rooms.get(appointment)).ifPresent(room -> room.bring(page, message, closing));
    }

    private void tellHere(AppointmentId appointment) {
        Optional.ofNullable(rooms.get(appointment))
                .ifPresent(room -> room.tell(() -> waitingRooms.get(appointment), clock.instant()));
    }

    Optional<Caller> admitToRoom(ClientMessage.Hello hello, Wire wire) throws MalformedMessageException {
        Optional<Caller> caller =
                // whoever was sent away after they had taken the ticket stays outside too
                tickets.redeem(hello.ticket(), wire)
                        .filter(participant -> !consultations.isShutOut(participant))
                        .map(participant -> new Caller(participant, hello.page(), wire));
        if (caller.isPresent()) {
            enterOrGiveUp(caller.get(), hello.waits());
        }
        return caller;
    }

    /** Who has a seat and could not be announced, or greeted by the room, gives the seat back: nobody else would. */
    private void enterOrGiveUp(Caller caller, boolean waits) throws MalformedMessageException {
        try {
            enter(caller, waits);
        } catch (RuntimeException fault) {
            try {
                leave(caller);
            } catch (RuntimeException again) {
                fault.addSuppressed(again);
            }
            throw fault;
        }
    }

    void leave(Caller caller) {
        AppointmentId appointment = caller.participant().appointment();
        CallRoom room = rooms.get(appointment);
        if (room == null || !room.remove(caller)) {
            return;
        }
        if (room.retireIfEmpty()) {
            rooms.remove(appointment, room);
        }
        if (others != null) {
            others.withdraw(caller);
        }
        tell(appointment);
    }

    /** Is a page of the host open, here or on another node. */
    private boolean hasHost(AppointmentId appointment) {
        CallRoom room = rooms.get(appointment);
        return (room != null && room.hasHost())
                || (others != null
                        && others.elsewhere(appointment).stream()
                                .anyMatch(caller -> caller.participant().isHost()));
    }

    /** Once a minute: ends calls that both sides left without an end, and says again who went while nobody could be told. */
    public void tidy() {
        if (others != null) {
            others.settle();
        }
        waitingRooms.listLeft().stream()
                .filter(appointment -> !hasHost(appointment))
                .forEach(appointment -> {
                    waitingRooms.endLeft(appointment);
                    tell(appointment);
                });
    }

    Optional<MessageProblem> handle(Caller caller, ClientMessage message) {
        CallRoom room = rooms.get(caller.participant().appointment());
        if (room == null || !room.holds(caller)) {
            return Optional.of(MessageProblem.REPLACED);
        }
        if (!isAllowed(message, caller.participant())) {
            return Optional.of(MessageProblem.NOT_ALLOWED);
        } else if (message instanceof ClientMessage.Signal signal) {
            return room.pass(caller, signal, stateOf(room, caller));
        } else if (message instanceof ClientMessage.Chat line) {
            return room.write(caller, line, stateOf(room, caller), clock.instant());
        } else if (message instanceof ClientMessage.Ping) {
            seen(caller);
            return Optional.empty();
        }
        return handleRare(room, caller, message);
    }

    private Optional<MessageProblem> handleRare(CallRoom room, Caller caller, ClientMessage message) {
        if (message instanceof ClientMessage.Relay) {
            caller.wire().send(ServerMessages.relay(ways()));
        } else if (message instanceof ClientMessage.Quality quality) {
            numbers.heard(quality);
            room.pass(caller, quality);
        } else if (message instanceof ClientMessage.Dismiss dismiss) {
            room.guestAt(dismiss.to()).ifPresent(guest -> {
                consultations.shutOut(guest.participant());
                room.dismiss(guest);
            });
        } else {
            return move(caller.participant().appointment(), message);
        }
        return Optional.empty();
    }

    private Optional<MessageProblem> move(AppointmentId appointment, ClientMessage message) {
        boolean nobody = false;
        if (message instanceof ClientMessage.Wait) {
            waitingRooms.enter(appointment);
        } else if (message instanceof ClientMessage.Leave) {
            waitingRooms.leave(appointment);
        } else if (message instanceof ClientMessage.Admit) {
            nobody = waitingRooms.admit(appointment).state() != RoomState.IN_CALL;
        } else if (message instanceof ClientMessage.End) {
            waitingRooms.end(appointment);
        }
        tell(appointment);
        return nobody ? Optional.of(MessageProblem.NOBODY_WAITS) : Optional.empty();
    }

    private void seen(Caller caller) {
        AppointmentId appointment = caller.participant().appointment();
        if (caller.participant().isPatient() && waitingRooms.seen(appointment)) {
            tell(appointment);
        }
    }

    private void enter(Caller caller, boolean waits) throws MalformedMessageException {
        AppointmentId appointment = caller.participant().appointment();
        ConsultationFacts facts = consultations.get(appointment);
        boolean relayOnly = relay.isOnlyFor(facts.practice().organizations());
        JsonObject welcome = ServerMessages.welcome(caller, facts, ways(), relayOnly);
        CallRoom.Entry entry = CallRoom.Entry.RETIRED;
        while (entry == CallRoom.Entry.RETIRED) {
            CallRoom room = rooms.computeIfAbsent(appointment, id -> new CallRoom());
            if (relayOnly) {
                room.passThroughRelayOnly();
            }
            if (others != null) {
                room.meet(() -> others.elsewhere(appointment), others::isLater);
            }
            entry = room.add(caller, welcome);
            if (entry == CallRoom.Entry.RETIRED) {
                rooms.remove(appointment, room);
            }
        }
        if (entry == CallRoom.Entry.BUSY) {
            throw new MalformedMessageException(MessageProblem.HOST_BUSY);
        }
        if (others != null) {
            others.announce(caller);
        }
        if (consultations.isShutOut(caller.participant())) {
            // sent away between ticket and seat, when there was nobody here to be sent away yet
            Optional.ofNullable(rooms.get(appointment)).ifPresent(room -> room.dismiss(caller));
            return;
        }
        if (caller.participant().isPatient() && waits) {
            waitingRooms.enter(appointment);
        } else if (caller.participant().isPatient()) {
            waitingRooms.seen(appointment);
        }
        tell(appointment);
    }

    /**
     * Words of a running call are many and wait for no database. Where this node knows of none, the call may have just begun;
     * where it does not hear the others, the call may have ended there.
     */
    private RoomState stateOf(CallRoom room, Caller caller) {
        return isKnownInCall(room)
                ? RoomState.IN_CALL
                : waitingRooms.get(caller.participant().appointment()).state();
    }

    /** Rule 3. */
    private static boolean isAllowed(ClientMessage message, Participant from) {
        if (message instanceof ClientMessage.Admit
                || message instanceof ClientMessage.End
                || message instanceof ClientMessage.Dismiss) {
            return from.isHost();
        }
        if (message instanceof ClientMessage.Wait || message instanceof ClientMessage.Leave) {
            return from.isPatient();
        }
        return !(message instanceof ClientMessage.Hello);
    }

    private ServerMessages.Ways ways() {
        return new ServerMessages.Ways(relay.serversFor(UUID.randomUUID().toString()), relay.lifetime());
    }
}
