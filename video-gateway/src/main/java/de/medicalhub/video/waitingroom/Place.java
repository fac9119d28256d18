package de.medicalhub.video.waitingroom;

import java.time.Instant;

/**
 * Where somebody stands in the waiting room.
 *
 * @param ahead how many wait before them
 * @param expectedAt when it is probably their turn; never before the appointment
 */
public record Place(int ahead, Instant expectedAt) {}
