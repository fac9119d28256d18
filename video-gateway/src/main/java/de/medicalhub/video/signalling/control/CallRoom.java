package de.medicalhub.video.signalling.control;

import de.medicalhub.video.consultation.Participant.Side;
import de.medicalhub.video.signalling.entity.ClientMessage;
import de.medicalhub.video.signalling.entity.MessageProblem;
import de.medicalhub.video.waitingroom.RoomState;
import de.medicalhub.video.waitingroom.RoomView;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The connections of one consultation on this node: at most one per side. Guarded by itself. */
final class CallRoom {
    private static final int REPLACED = 4001;

    private final Map<Side, Caller> callers = new EnumMap<>(Side.class);
    private boolean retired;

    /** What came of the wish to enter. */
    enum Entry {
        ENTERED,
        BUSY,
        RETIRED
    }

    /** Lets in, and greets before anything else is said to the newcomer. */
    synchronized Entry add(Caller caller, JsonObject welcome) {
        if (retired) {
            return Entry.RETIRED;
        }
        Caller older = callers.get(caller.participant().side());
        boolean samePerson = older == null
                || !caller.participant().isHost()
                || older.participant().key().equals(caller.participant().key());
        if (!samePerson) {
            return Entry.BUSY;
        }
        callers.put(caller.participant().side(), caller);
        caller.connection().send(welcome);
        if (older != null) {
            older.connection().send(ServerMessages.problem(MessageProblem.REPLACED));
            older.connection().close(REPLACED, "replaced");
        }
        return Entry.ENTERED;
    }

    /** Says whether it was still there. */
    synchronized boolean remove(Caller caller) {
        return callers.remove(caller.participant().side(), caller);
    }

    synchronized boolean retireIfEmpty() {
        retired = retired || callers.isEmpty();
        return retired;
    }

    /** Reads how the room stands in its turn, so that what was told last is what was true last. */
    synchronized void tell(Supplier<RoomView> current, Instant now) {
        RoomView view = current.get();
        callers.values()
                .forEach(caller -> caller.connection()
                        .send(ServerMessages.room(
                                view, now, view.state() == RoomState.OPEN ? null : otherThan(caller))));
    }

    /** Passes on what may be passed on (rule 4); what is for a page that is gone is dropped. */
    synchronized Optional<MessageProblem> pass(Caller from, ClientMessage.Signal signal, RoomState state) {
        if (state != RoomState.IN_CALL) {
            return Optional.of(MessageProblem.NOT_ALLOWED);
        }
        Caller other = otherThan(from);
        if (other != null && other.page().equals(signal.to())) {
            JsonObject message = ServerMessages.signal(from.page(), signal);
            other.connection().send(message);
        }
        return Optional.empty();
    }

    synchronized boolean holds(Caller caller) {
        return caller.equals(callers.get(caller.participant().side()));
    }

    private @Nullable Caller otherThan(Caller caller) {
        return callers.get(caller.participant().isHost() ? Side.PATIENT : Side.HOST);
    }
}
