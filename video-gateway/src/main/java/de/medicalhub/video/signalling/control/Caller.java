package de.medicalhub.video.signalling.control;

import de.medicalhub.video.consultation.Participant;
import de.medicalhub.video.consultation.Participant.Seat;
import de.medicalhub.video.door.Wire;

/** One browser page in a room. */
record Caller(Participant participant, String page, Wire wire) {
    Seat seat() {
        return participant.side().seat();
    }

    /** Gives way to that one when both offer at once (perfect negotiation). */
    boolean isPoliteTo(Caller other) {
        return seat().compareTo(other.seat()) > 0;
    }

    /** Is the page connected to this node. */
    boolean isHere() {
        return !(wire instanceof OtherNodes.Remote);
    }
}
