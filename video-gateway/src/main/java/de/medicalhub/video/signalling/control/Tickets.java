package de.medicalhub.video.signalling.control;

import de.medicalhub.video.consultation.Participant;
import de.medicalhub.video.door.OneTimeTickets;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Tickets to a consultation. */
@ApplicationScoped
public class Tickets extends OneTimeTickets<Participant> {
    public Tickets() {}

    Tickets(Clock clock) {
        super(clock);
    }
}
