package de.medicalhub.video.consultation.control;

import de.medicalhub.video.consultation.entity.InvitationMessage.Channel;

/** Carries an invitation to a patient. */
public interface InvitationCarrier {
    /**
     * What is sent.
     *
     * @param id another one in each attempt: each brings another link, and none may be dropped as a repetition
     * @param calendar the appointment as a calendar file (RFC 5545), for who gets an e-mail
     */
    record Parcel(String id, String subject, String text, String calendar) {}

    /** Is the channel set up in this installation. */
    boolean serves(Channel channel);

    /**
     * Hands it over.
     *
     * @throws de.medicalhub.common.outbox.UndeliverableException if it can never be delivered
     * @throws de.medicalhub.common.problem.HubException UNAVAILABLE if it is to be tried again
     */
    void carry(Channel channel, String address, Parcel parcel);
}
