package de.medicalhub.video.conference.control;

import de.medicalhub.video.conference.Attendee;
import de.medicalhub.video.door.OneTimeTickets;
import jakarta.enterprise.context.ApplicationScoped;

/** Tickets to a conference. */
@ApplicationScoped
public class ConferenceTickets extends OneTimeTickets<Attendee> {}
