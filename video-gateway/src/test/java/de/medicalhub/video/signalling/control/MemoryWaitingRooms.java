package de.medicalhub.video.signalling.control;

import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.waitingroom.RoomState;
import de.medicalhub.video.waitingroom.RoomView;
import de.medicalhub.video.waitingroom.WaitingRooms;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The states without a database. */
final class MemoryWaitingRooms implements WaitingRooms {
    private final Map<AppointmentId, RoomState> states = new HashMap<>();

    @Override
    public RoomView get(AppointmentId appointment) {
        RoomState state = states.getOrDefault(appointment, RoomState.OPEN);
        return new RoomView(appointment, state, state == RoomState.OPEN ? null : FakeConsultations.NINE);
    }

    @Override
    public RoomView enter(AppointmentId appointment) {
        return move(appointment, RoomState.WAITING, RoomState.OPEN, RoomState.ENDED);
    }

    @Override
    public void seen(AppointmentId appointment) {}

    @Override
    public RoomView leave(AppointmentId appointment) {
        return move(appointment, RoomState.OPEN, RoomState.WAITING);
    }

    @Override
    public RoomView admit(AppointmentId appointment) {
        return move(appointment, RoomState.IN_CALL, RoomState.WAITING);
    }

    @Override
    public RoomView end(AppointmentId appointment) {
        return move(appointment, RoomState.ENDED, RoomState.IN_CALL);
    }

    @Override
    public List<AppointmentId> releaseAbsent() {
        return List.of();
    }

    private RoomView move(AppointmentId appointment, RoomState to, RoomState... from) {
        if (List.of(from).contains(get(appointment).state())) {
            states.put(appointment, to);
        }
        return get(appointment);
    }
}
