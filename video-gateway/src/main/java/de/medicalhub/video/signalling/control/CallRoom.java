package de.medicalhub.video.signalling.control;

import de.medicalhub.video.consultation.Participant.Seat;
import de.medicalhub.video.signalling.entity.ClientMessage;
import de.medicalhub.video.signalling.entity.MessageProblem;
import de.medicalhub.video.waitingroom.RoomState;
import de.medicalhub.video.waitingroom.RoomView;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Supplier;

/**
 * The connections of one consultation, here and on other nodes: at most one per seat. Guarded by itself, and never held while the
 * database is asked: what is read there is read in its turn, under a lock of its own, which is taken first.
 */
final class CallRoom {
    private static final int REPLACED = 4001;
    private static final int DISMISSED = 4003;
    private static final Set<RoomState> QUIET = EnumSet.of(RoomState.OPEN, RoomState.ENDED);

    private final Map<Seat, Caller> callers = new EnumMap<>(Seat.class);
    private final ChatLog chat = new ChatLog();
    private final Object turn = new Object();
    private boolean retired;
    private volatile boolean throughRelay;
    /** As it was told last. */
    private volatile boolean inCall;

    /** What came of the wish to enter. */
    enum Entry {
        ENTERED,
        BUSY,
        RETIRED
    }

    /** From now on nobody here is to learn another's address. */
    void passThroughRelayOnly() {
        throughRelay = true;
    }

    /** The same, with what {@link #meet} does before it: who comes here takes turn and seat in the same order. */
    Entry add(Caller caller, JsonObject welcome, Supplier<List<Caller>> present, BiPredicate<Caller, Caller> later) {
        synchronized (turn) {
            meet(present.get(), later);
            return add(caller, welcome);
        }
    }

    /** Lets in, and greets before anything else is said to the newcomer. */
    synchronized Entry add(Caller caller, JsonObject welcome) {
        if (retired) {
            return Entry.RETIRED;
        }
        Caller older = callers.get(caller.seat());
        boolean samePerson = older == null
                || !caller.participant().isHost()
                || older.participant().key().equals(caller.participant().key());
        if (!samePerson) {
            return Entry.BUSY;
        }
        callers.put(caller.seat(), caller);
        caller.wire().send(welcome);
        chat.readableFor(caller.participant()).forEach(caller.wire()::send);
        if (older != null) {
            older.wire().send(ServerMessages.problem(MessageProblem.REPLACED));
            older.wire().close(REPLACED, "replaced");
        }
        return Entry.ENTERED;
    }

    /** Says whether it was still there. */
    synchronized boolean remove(Caller caller) {
        return callers.remove(caller.seat(), caller);
    }

    synchronized boolean retireIfEmpty() {
        retired = retired || callers.values().stream().noneMatch(Caller::isHere);
        return retired;
    }

    /** Reads how the room stands in its turn, so that what was told last is what was true last. */
    void tell(Supplier<RoomView> current, Instant now) {
        synchronized (turn) {
            tell(current.get(), now);
        }
    }

    private synchronized void tell(RoomView view, Instant now) {
        inCall = view.state() == RoomState.IN_CALL;
        if (view.state() == RoomState.ENDED) {
            chat.forget();
        }
        callers.values().stream()
                .filter(Caller::isHere)
                .forEach(caller -> caller.wire()
                        .send(ServerMessages.room(
                                view, now, caller, view.state() == RoomState.OPEN ? List.of() : othersThan(caller))));
    }

    /** Was told last that the call runs: each move of the room is told at once, on this node and on others. */
    boolean isInCall() {
        return inCall;
    }

    /** Passes on what may be passed on (rule 4); what is for a page that is gone is dropped. */
    synchronized Optional<MessageProblem> pass(Caller from, ClientMessage.Signal signal, RoomState state) {
        if (state != RoomState.IN_CALL) {
            return Optional.of(MessageProblem.NOT_ALLOWED);
        }
        JsonObject message = ServerMessages.signal(from.page(), throughRelay ? relayed(signal) : signal);
        find(signal.to())
                .filter(other -> !other.equals(from))
                .ifPresent(other -> other.wire().send(message));
        return Optional.empty();
    }

    private static ClientMessage.Signal relayed(ClientMessage.Signal signal) {
        return new ClientMessage.Signal(
                signal.to(), signal.kind(), SessionDescriptions.throughRelay(signal.kind(), signal.body()));
    }

    /** Tells the others how well somebody sees and hears. */
    synchronized void pass(Caller from, ClientMessage.Quality quality) {
        JsonObject message = ServerMessages.quality(from.page(), quality);
        othersThan(from).forEach(other -> other.wire().send(message));
    }

    /** Tells a written line to all who may read it, the writer too (rule 10). */
    synchronized Optional<MessageProblem> write(Caller from, ClientMessage.Chat line, RoomState state, Instant now) {
        boolean inCall = state == RoomState.IN_CALL;
        if (QUIET.contains(state) || (!inCall && from.seat() == Seat.GUEST)) {
            return Optional.of(MessageProblem.NOT_ALLOWED);
        }
        JsonObject message = ServerMessages.chat(from, line, now);
        chat.add(message, inCall);
        callers.values().stream()
                .filter(caller -> inCall || caller.seat() != Seat.GUEST)
                .forEach(caller -> caller.wire().send(message));
        return Optional.empty();
    }

    /** The one more person, if they are at this page. */
    synchronized Optional<Caller> guestAt(String page) {
        return find(page).filter(caller -> caller.seat() == Seat.GUEST);
    }

    /** Sends somebody away. */
    synchronized void dismiss(Caller guest) {
        guest.wire().send(ServerMessages.problem(MessageProblem.DISMISSED));
        guest.wire().close(DISMISSED, "dismissed");
    }

    /**
     * Takes in who is connected to other nodes, as it is in this moment; somebody who went there has no seat here any more.
     *
     * @param later whether the first, elsewhere, came after the second, who is here
     */
    void meet(Supplier<List<Caller>> present, BiPredicate<Caller, Caller> later) {
        synchronized (turn) {
            meet(present.get(), later);
        }
    }

    private synchronized void meet(List<Caller> elsewhere, BiPredicate<Caller, Caller> later) {
        callers.values().removeIf(caller -> !caller.isHere() && !elsewhere.contains(caller));
        elsewhere.stream().filter(caller -> !isHere(caller, later)).forEach(caller -> {
            Caller older = callers.put(caller.seat(), caller);
            if (older != null && older.isHere()) {
                older.wire().send(ServerMessages.problem(MessageProblem.REPLACED));
                older.wire().close(REPLACED, "replaced");
            }
        });
    }

    /** Who came here later has the seat: the other node has not noticed yet. Who came there after here is there. */
    private boolean isHere(Caller remote, BiPredicate<Caller, Caller> later) {
        Caller known = callers.get(remote.seat());
        return known != null && known.isHere() && !later.test(remote, known);
    }

    /** Is a page of the host connected to this node. */
    synchronized boolean hasHost() {
        Caller host = callers.get(Seat.HOST);
        return host != null && host.isHere();
    }

    /** What another node says to a page here. */
    synchronized void bring(String page, JsonObject message, int closing) {
        find(page).filter(Caller::isHere).ifPresent(caller -> {
            if (closing == 0) {
                caller.wire().send(message);
            } else {
                caller.wire().close(closing, message.getString("reason"));
            }
        });
    }

    /** Whose pages are connected to this node. */
    synchronized List<Caller> here() {
        return callers.values().stream().filter(Caller::isHere).toList();
    }

    synchronized boolean holds(Caller caller) {
        return caller.equals(callers.get(caller.seat()));
    }

    private Optional<Caller> find(String page) {
        return callers.values().stream()
                .filter(caller -> caller.page().equals(page))
                .findFirst();
    }

    private List<Caller> othersThan(Caller caller) {
        return callers.values().stream().filter(other -> !other.equals(caller)).toList();
    }
}
