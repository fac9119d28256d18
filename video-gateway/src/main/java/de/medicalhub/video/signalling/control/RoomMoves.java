package de.medicalhub.video.signalling.control;

import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.signalling.entity.ClientMessage;
import de.medicalhub.video.waitingroom.RoomState;
import de.medicalhub.video.waitingroom.RoomView;
import de.medicalhub.video.waitingroom.WaitingRooms;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What pages do to a waiting room. Signs of life are collected and written down together. */
final class RoomMoves {
    /** When each patient was seen last, where it is not written down yet. */
    private final Map<AppointmentId, Instant> signs = new ConcurrentHashMap<>();

    private final WaitingRooms waitingRooms;
    private final Clock clock;

    RoomMoves(WaitingRooms waitingRooms, Clock clock) {
        this.waitingRooms = waitingRooms;
        this.clock = clock;
    }

    /** Says whether there was somebody whom it was about. */
    boolean move(AppointmentId appointment, ClientMessage message) {
        if (message instanceof ClientMessage.Wait) {
            waitingRooms.enter(appointment);
        } else if (message instanceof ClientMessage.Leave) {
            waitingRooms.leave(appointment);
        } else if (message instanceof ClientMessage.Admit) {
            return waitingRooms.admit(appointment).state() == RoomState.IN_CALL;
        } else if (message instanceof ClientMessage.End) {
            waitingRooms.end(appointment);
        }
        return true;
    }

    /** A patient comes and waits. */
    RoomView waiting(AppointmentId appointment) {
        return waitingRooms.enter(appointment);
    }

    /** A patient is back. */
    RoomView returned(AppointmentId appointment) {
        RoomView view = waitingRooms.get(appointment);
        if (view.state() == RoomState.AWAY && waitingRooms.seen(appointment)) {
            return waitingRooms.get(appointment);
        }
        noteSign(appointment);
        return view;
    }

    /** A patient is there. */
    void noteSign(AppointmentId appointment) {
        signs.merge(appointment, clock.instant(), (known, now) -> now.isAfter(known) ? now : known);
    }

    /** Writes down what was noted; what the database does not take is tried again. Answers which rooms that moved. */
    List<AppointmentId> writeSigns() {
        Map<AppointmentId, Instant> written = Map.copyOf(signs);
        if (written.isEmpty()) {
            return List.of();
        }
        List<AppointmentId> moved = waitingRooms.seen(written);
        written.forEach(signs::remove);
        return moved;
    }
}
