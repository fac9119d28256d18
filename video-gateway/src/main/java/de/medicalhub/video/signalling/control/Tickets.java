package de.medicalhub.video.signalling.control;

import de.medicalhub.video.consultation.Entrance;
import de.medicalhub.video.consultation.Participant;
import de.medicalhub.video.door.OneTimeTickets;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Tickets to a consultation. */
@ApplicationScoped
public class Tickets extends OneTimeTickets<Participant> implements Entrance {
    public Tickets() {}

    Tickets(Clock clock) {
        super(clock);
    }
}
