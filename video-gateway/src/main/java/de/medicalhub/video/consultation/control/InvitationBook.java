package de.medicalhub.video.consultation.control;

import de.medicalhub.video.consultation.control.InvitationCarrier.Parcel;
import de.medicalhub.video.consultation.entity.InvitationMessage.Channel;
import de.medicalhub.video.consultation.entity.InvitationMessage.State;
import java.util.Optional;
import java.util.UUID;

/** The invitations that wait. */
public interface InvitationBook {
    /** What can be handed over now. */
    record Ready(Channel channel, String address, Parcel parcel) {}

    /**
     * A fresh link in its words; nothing if it was settled, or if there is no such appointment any more: then it is settled. It
     * ends the links of the message's attempts before, and no other.
     *
     * @param attempt 1 for the first
     */
    Optional<Ready> prepare(UUID message, int attempt);

    /** It was sent or given up; its address is forgotten. What was sent takes the place of older links and messages. */
    void settle(UUID message, State state);
}
