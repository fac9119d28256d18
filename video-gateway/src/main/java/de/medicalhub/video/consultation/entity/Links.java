package de.medicalhub.video.consultation.entity;

import de.medicalhub.video.consultation.Participant.Seat;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** The links to one seat of a consultation, and which of them a newer one ends (rules 6, 12 and 15). */
public record Links(List<Invitation> all) {
    public Links {
        all = List.copyOf(all);
    }

    /** A link was given out by hand: it ends the unused ones. */
    public void handedOut(Instant now) {
        endUnused(link -> true, now);
    }

    /** That message is tried once more: the links of its own attempts before end, and no link that somebody has. */
    public void attempted(InvitationMessage message, Instant now) {
        endUnused(link -> link.isOf(message), now);
    }

    /** That message was sent: its link takes the place of the other unused ones. */
    public void sent(InvitationMessage message, Instant now) {
        endUnused(link -> !link.isOf(message), now);
    }

    /** Somebody has joined with this one: there is one person on a seat at a time. */
    public void joined(Invitation used, Instant now) {
        all.stream().filter(link -> !link.id().equals(used.id())).forEach(link -> link.revoke(now));
    }

    /**
     * The call has ended: unused links end, and those of one more person. The patient's own browser keeps its link, so that
     * they may wait once more.
     */
    public void ended(Instant now) {
        all.stream()
                .filter(link -> !link.isBound() || link.side().seat() == Seat.GUEST)
                .forEach(link -> link.revoke(now));
    }

    private void endUnused(Predicate<Invitation> which, Instant now) {
        all.stream().filter(link -> !link.isBound()).filter(which).forEach(link -> link.revoke(now));
    }
}
