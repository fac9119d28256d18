package de.medicalhub.video.signalling.control;

import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.ConsultationFacts;
import de.medicalhub.video.consultation.Consultations;
import de.medicalhub.video.consultation.Participant;
import de.medicalhub.video.consultation.Participant.Seat;
import de.medicalhub.video.door.Wire;
import de.medicalhub.video.relay.Relay;
import de.medicalhub.video.signalling.entity.ClientMessage;
import de.medicalhub.video.signalling.entity.MessageProblem;
import de.medicalhub.video.waitingroom.WaitingRooms;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What pages say on this node: who comes in and goes, and what is done with each word. */
@ApplicationScoped
public class Switchboard {
    private final Tickets tickets;
    private final Consultations consultations;
    private final WaitingRooms waitingRooms;
    private final Relay relay;
    private final CallNumbers numbers;
    private final Clock clock;
    private final RoomMoves moves;
    private final OpenRooms rooms;
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
        this.moves = new RoomMoves(waitingRooms, clock);
        this.rooms = new OpenRooms(waitingRooms, clock, others);
        this.others = others;
        if (others != null) {
            others.bringTo(this);
        }
    }

    /** A browser has opened a wire; it is nobody until it shows a ticket. */
    public Line open(Wire wire, SlowLane lane) {
        return new Line(this, wire, lane, lane::executeComing);
    }

    /**
     * The same.
     *
     * @param lane for what asks the database
     * @param coming the same for who comes; may refuse
     */
    Line open(Wire wire, Executor lane, Executor coming) {
        return new Line(this, wire, lane, coming);
    }

    /** Can this be handled without asking the database. */
    boolean isAtHand(Caller caller, ClientMessage message) {
        if (message instanceof ClientMessage.Signal || message instanceof ClientMessage.Chat) {
            return rooms.find(caller.participant().appointment())
                    .map(rooms::isKnownInCall)
                    .orElse(true);
        }
        return message instanceof ClientMessage.Ping
                || message instanceof ClientMessage.Quality
                || message instanceof ClientMessage.Relay;
    }

    /** Tells everybody in the room how it stands, on this node and on others. */
    public void tell(AppointmentId appointment) {
        rooms.tell(appointment);
    }

    /** Another node says that something moved. */
    void refresh(AppointmentId appointment) {
        rooms.refresh(appointment);
    }

    /** Words may have been missed, or a node went, or this one had counted as gone. */
    void refreshAll() {
        rooms.refreshAll();
    }

    /** Another node speaks to a page here. */
    void bring(AppointmentId appointment, String page, JsonObject message, int closing) {
        rooms.find(appointment).ifPresent(room -> room.bring(page, message, closing));
    }

    /** Twice a second: writes down who was seen. */
    public void noteSigns() {
        moves.writeSigns().forEach(this::tell);
    }

    Optional<Caller> admitToRoom(ClientMessage.Hello hello, Wire wire) throws MalformedMessageException {
        Optional<Participant> known = tickets.redeem(hello.ticket(), wire);
        // whoever was sent away after they had taken the ticket stays outside too
        Optional<ConsultationFacts> facts = known.flatMap(consultations::entering);
        if (known.isEmpty() || facts.isEmpty()) {
            return Optional.empty();
        }
        Caller caller = new Caller(known.get(), hello.page(), wire);
        enterOrGiveUp(caller, facts.get(), hello.waits());
        return Optional.of(caller);
    }

    /** Who has a seat and could not be announced, or greeted by the room, gives the seat back: nobody else would. */
    private void enterOrGiveUp(Caller caller, ConsultationFacts facts, boolean waits) throws MalformedMessageException {
        try {
            enter(caller, facts, waits);
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
        Optional<CallRoom> room = rooms.find(appointment).filter(found -> found.remove(caller));
        if (room.isEmpty()) {
            if (others != null) {
                others.forget(caller);
            }
            return;
        }
        room.filter(CallRoom::retireIfEmpty).ifPresent(retired -> rooms.remove(appointment, retired));
        if (others != null) {
            others.withdraw(caller);
        }
        tell(appointment);
    }

    /** Once a minute: ends calls that both sides left without an end, and says again who went while nobody could be told. */
    public void tidy() {
        if (others != null) {
            others.settle();
        }
        waitingRooms.listLeft().stream()
                .filter(appointment -> !rooms.hasHost(appointment))
                .forEach(appointment -> {
                    waitingRooms.endLeft(appointment);
                    tell(appointment);
                });
    }

    Optional<MessageProblem> handle(Caller caller, ClientMessage message) {
        Optional<CallRoom> room = rooms.find(caller.participant().appointment()).filter(found -> found.holds(caller));
        if (room.isEmpty()) {
            return Optional.of(MessageProblem.REPLACED);
        }
        return isAllowed(message, caller.participant())
                ? handle(room.get(), caller, message)
                : Optional.of(MessageProblem.NOT_ALLOWED);
    }

    private Optional<MessageProblem> handle(CallRoom room, Caller caller, ClientMessage message) {
        AppointmentId appointment = caller.participant().appointment();
        if (message instanceof ClientMessage.Signal signal) {
            return room.pass(caller, signal, rooms.stateOf(appointment, room));
        } else if (message instanceof ClientMessage.Chat line) {
            return room.write(caller, line, rooms.stateOf(appointment, room), clock.instant());
        } else if (message instanceof ClientMessage.Ping) {
            if (caller.participant().isPatient()) {
                moves.noteSign(appointment);
            }
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
        boolean done = moves.move(appointment, message);
        tell(appointment);
        return done ? Optional.empty() : Optional.of(MessageProblem.NOBODY_WAITS);
    }

    private void enter(Caller caller, ConsultationFacts facts, boolean waits) throws MalformedMessageException {
        AppointmentId appointment = caller.participant().appointment();
        boolean relayOnly = relay.isOnlyFor(facts.practice().organizations());
        JsonObject welcome = ServerMessages.welcome(caller, facts, ways(), relayOnly);
        AtomicLong turn = new AtomicLong();
        CallRoom.Entry entry = CallRoom.Entry.RETIRED;
        while (entry == CallRoom.Entry.RETIRED) {
            CallRoom room = rooms.open(appointment);
            if (relayOnly) {
                room.passThroughRelayOnly();
            }
            entry = others == null
                    ? room.add(caller, welcome)
                    : room.add(caller, welcome, () -> arrived(others, appointment, turn), others::isLater);
            if (entry == CallRoom.Entry.RETIRED) {
                rooms.remove(appointment, room);
            }
        }
        if (entry == CallRoom.Entry.BUSY) {
            throw new MalformedMessageException(MessageProblem.HOST_BUSY);
        }
        if (others != null) {
            others.announce(caller, turn.get());
        }
        if (caller.seat() == Seat.GUEST && consultations.isShutOut(caller.participant())) {
            // sent away between ticket and seat, when there was nobody here to be sent away yet
            rooms.find(appointment).ifPresent(room -> room.dismiss(caller));
            return;
        }
        boolean patient = caller.participant().isPatient();
        if (patient && waits) {
            rooms.tellHere(appointment, () -> moves.waiting(appointment));
        } else if (patient) {
            rooms.tellHere(appointment, () -> moves.returned(appointment));
        } else {
            rooms.tellHere(appointment);
        }
        rooms.wake(appointment);
    }

    private static List<Caller> arrived(OtherNodes others, AppointmentId appointment, AtomicLong turn) {
        OtherNodes.Arrival found = others.arrive(appointment);
        turn.set(found.turn());
        return found.elsewhere();
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
