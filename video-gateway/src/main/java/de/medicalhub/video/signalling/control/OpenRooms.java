package de.medicalhub.video.signalling.control;

import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.Participant;
import de.medicalhub.video.waitingroom.RoomState;
import de.medicalhub.video.waitingroom.RoomView;
import de.medicalhub.video.waitingroom.WaitingRooms;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The rooms that have a connection on this node, and how all in them, here and on other nodes, hear how a room stands. */
final class OpenRooms {
    private final Map<AppointmentId, CallRoom> rooms = new ConcurrentHashMap<>();
    private final WaitingRooms waitingRooms;
    private final Clock clock;
    private final @Nullable OtherNodes others;

    /**
     * @param others none on a node that is alone
     */
    OpenRooms(WaitingRooms waitingRooms, Clock clock, @Nullable OtherNodes others) {
        this.waitingRooms = waitingRooms;
        this.clock = clock;
        this.others = others;
    }

    Optional<CallRoom> find(AppointmentId appointment) {
        return Optional.ofNullable(rooms.get(appointment));
    }

    /** The room, opened where nobody is connected yet; it may have retired meanwhile. */
    CallRoom open(AppointmentId appointment) {
        return rooms.computeIfAbsent(appointment, id -> new CallRoom());
    }

    /** That one has retired. */
    void remove(AppointmentId appointment, CallRoom retired) {
        rooms.remove(appointment, retired);
    }

    /** Tells everybody in the room how it stands, on this node and on others. */
    void tell(AppointmentId appointment) {
        tellHere(appointment);
        wake(appointment);
    }

    void tellHere(AppointmentId appointment) {
        tellHere(appointment, () -> waitingRooms.get(appointment));
    }

    /**
     * The same.
     *
     * @param current how it stands, read in the room's turn
     */
    void tellHere(AppointmentId appointment, Supplier<RoomView> current) {
        find(appointment).ifPresent(room -> room.tell(current, clock.instant()));
    }

    /** Other nodes look how the room stands. */
    void wake(AppointmentId appointment) {
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

    /** Is a page of the host open, here or on another node. */
    boolean hasHost(AppointmentId appointment) {
        return find(appointment).filter(CallRoom::hasHost).isPresent()
                || (others != null
                        && others.elsewhere(appointment).stream()
                                .map(Caller::participant)
                                .anyMatch(Participant::isHost));
    }

    /** Does this node know of the call without asking: it was told of it, and hears the others, where it may end. */
    boolean isKnownInCall(CallRoom room) {
        return room.isInCall() && (others == null || others.areHeard());
    }

    /**
     * Words of a running call are many and wait for no database. Where this node knows of none, the call may have just begun;
     * where it does not hear the others, the call may have ended there.
     */
    RoomState stateOf(AppointmentId appointment, CallRoom room) {
        return isKnownInCall(room)
                ? RoomState.IN_CALL
                : waitingRooms.get(appointment).state();
    }
}
