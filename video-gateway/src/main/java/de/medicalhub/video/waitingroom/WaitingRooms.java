package de.medicalhub.video.waitingroom;

import de.medicalhub.video.consultation.AppointmentId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** All waiting rooms. Each method answers how the room stands afterwards; what the state does not allow changes nothing. */
public interface WaitingRooms {
    /** The room, open if nobody has been there. */
    RoomView get(AppointmentId appointment);

    /** The patient comes, or comes back. */
    RoomView enter(AppointmentId appointment);

    /** A sign of the patient: who was away from the call waits once more. Says whether that moved the room. */
    boolean seen(AppointmentId appointment);

    /**
     * The same for many at once, in one go: what one sign costs, hundreds cost.
     *
     * @param signs when each of them was last seen; a later sign that is known already counts
     * @return the rooms that moved
     */
    List<AppointmentId> seen(Map<AppointmentId, Instant> signs);

    /** The patient goes without having been let in. */
    RoomView leave(AppointmentId appointment);

    /** The host lets the waiting patient in. */
    RoomView admit(AppointmentId appointment);

    /** The host ends the call. */
    RoomView end(AppointmentId appointment);

    /** Moves the rooms whose patient has given no sign for too long; answers which. */
    List<AppointmentId> releaseAbsent();

    /** Calls that nobody ended and whose patient has been away for half an hour, or whose time to join is over. */
    List<AppointmentId> listLeft();

    /** Ends such a call as of the patient's last sign. */
    RoomView endLeft(AppointmentId appointment);
}
