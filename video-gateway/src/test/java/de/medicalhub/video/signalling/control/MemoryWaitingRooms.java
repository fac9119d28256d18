package de.medicalhub.video.signalling.control;

import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.JoinWindow;
import de.medicalhub.video.waitingroom.RoomView;
import de.medicalhub.video.waitingroom.WaitingRooms;
import de.medicalhub.video.waitingroom.entity.AbsenceLimits;
import de.medicalhub.video.waitingroom.entity.WaitingRoom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rooms without a database. */
final class MemoryWaitingRooms implements WaitingRooms {
    private final Map<AppointmentId, WaitingRoom> rooms = new HashMap<>();
    Instant now = FakeConsultations.NINE;

    /** Happens once, after the next reader has seen how the room stands and before they can use it. */
    Runnable meanwhile = () -> {};

    /** How often signs of many were written down. */
    int writes;

    /** Does the database not answer. */
    boolean away;

    @Override
    public RoomView get(AppointmentId appointment) {
        if (away) {
            throw new IllegalStateException("the database does not answer");
        }
        RoomView view = room(appointment).view();
        Runnable once = meanwhile;
        meanwhile = () -> {};
        once.run();
        return view;
    }

    @Override
    public RoomView enter(AppointmentId appointment) {
        room(appointment).enter(now);
        return get(appointment);
    }

    @Override
    public boolean seen(AppointmentId appointment) {
        return room(appointment).seen(now);
    }

    @Override
    public List<AppointmentId> seen(Map<AppointmentId, Instant> signs) {
        if (away) {
            throw new IllegalStateException("the database does not answer");
        }
        writes++;
        return signs.keySet().stream().filter(this::seen).toList();
    }

    @Override
    public RoomView leave(AppointmentId appointment) {
        room(appointment).leave();
        return get(appointment);
    }

    @Override
    public RoomView admit(AppointmentId appointment) {
        room(appointment).admit(now, Duration.ofSeconds(45));
        return get(appointment);
    }

    @Override
    public RoomView end(AppointmentId appointment) {
        room(appointment).end(now);
        return get(appointment);
    }

    @Override
    public List<AppointmentId> releaseAbsent() {
        AbsenceLimits limits = new AbsenceLimits(now.minusSeconds(45), now.minusSeconds(60));
        return rooms.values().stream()
                .filter(room -> room.releaseIfAbsent(limits))
                .map(room -> room.view().appointment())
                .toList();
    }

    @Override
    public List<AppointmentId> listLeft() {
        return rooms.values().stream()
                .filter(this::isLeft)
                .map(room -> room.view().appointment())
                .toList();
    }

    @Override
    public RoomView endLeft(AppointmentId appointment) {
        if (isLeft(room(appointment))) {
            room(appointment).endLeft(now);
        }
        return get(appointment);
    }

    private boolean isLeft(WaitingRoom room) {
        return room.isLeft(
                now.minus(Duration.ofMinutes(30)),
                JoinWindow.around(FakeConsultations.NINE).isAfter(now));
    }

    private WaitingRoom room(AppointmentId appointment) {
        return rooms.computeIfAbsent(appointment, id -> new WaitingRoom(id));
    }
}
