package de.medicalhub.video.conference.control;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a room knows of one person in it. Touched on the room's queue only. */
final class Seat {
    /** How many of the others are sent with their picture. */
    int pictures = Room.MOST_PEOPLE;

    /** Ends that found no way, by how often; cleared when media flow. */
    int fruitless;

    /** Whose pictures go to this person now. */
    final Set<de.medicalhub.video.conference.PersonId> shown = new HashSet<>();

    /** Since when the person's page is not heard of. */
    @Nullable
    Instant lostSince;
}
