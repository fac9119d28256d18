package de.medicalhub.video.consultation.control;

import de.medicalhub.common.outbox.OutboxEntry;
import de.medicalhub.common.outbox.UndeliverableException;
import de.medicalhub.video.consultation.control.InvitationBook.Ready;
import de.medicalhub.video.consultation.entity.InvitationMessage.State;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends an invitation that waits (rule 15). A link is made for each attempt and ends the one of an attempt before, so that
 * no secret has to be kept until it is sent. What failed is read by the practice, and nobody else has to do anything for it.
 */
@ApplicationScoped
public class CarryInvitations {
    private static final Logger LOG = LoggerFactory.getLogger(CarryInvitations.class);
    /** With pauses of up to five minutes: about an hour. */
    private static final int MOST_ATTEMPTS = 18;

    private final InvitationBook book;
    private final InvitationCarrier carrier;

    @SuppressWarnings("NullAway") // only for the container's proxy, which never uses the fields
    protected CarryInvitations() {
        this(null, null);
    }

    @Inject
    public CarryInvitations(InvitationBook book, InvitationCarrier carrier) {
        this.book = book;
        this.carrier = carrier;
    }

    /**
     * One attempt; outside of any transaction.
     *
     * @throws RuntimeException if it did not go and is to be tried again
     */
    public void send(OutboxEntry entry) {
        UUID id = UUID.fromString(entry.payload());
        Optional<Ready> ready = book.prepare(id, entry.attempt());
        if (ready.isEmpty()) {
            return;
        }
        try {
            carrier.carry(
                    ready.get().channel(), ready.get().address(), ready.get().parcel());
        } catch (UndeliverableException never) {
            giveUp(id, entry, never);
            return;
        } catch (RuntimeException later) {
            if (entry.attempt() < MOST_ATTEMPTS) {
                throw later;
            }
            giveUp(id, entry, later);
            return;
        }
        book.settle(id, State.SENT);
    }

    /** A mistyped address is no fault of the hub. */
    private void giveUp(UUID id, OutboxEntry entry, RuntimeException why) {
        book.settle(id, State.FAILED);
        LOG.info(
                "Invitation {} not sent, given up after attempt {}: {}",
                id,
                entry.attempt(),
                why.getClass().getSimpleName());
    }
}
