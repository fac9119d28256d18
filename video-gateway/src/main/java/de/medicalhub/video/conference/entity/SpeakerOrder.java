package de.medicalhub.video.conference.entity;

import de.medicalhub.video.conference.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is seen first (rule 11). Whoever speaks comes to the front, but not over somebody who has just begun: a cough does
 * not turn the room.
 */
public final class SpeakerOrder {
    /** So long nobody takes the front from who came there by speaking and still speaks. */
    public static final Duration HOLD = Duration.ofSeconds(2);

    private final List<PersonId> order = new ArrayList<>();
    private final List<PersonId> speaking = new ArrayList<>();
    private @Nullable Instant frontSince;

    /** Somebody comes, to the end. */
    public void add(PersonId person) {
        if (!order.contains(person)) {
            order.add(person);
        }
    }

    /** Somebody goes. */
    public void remove(PersonId person) {
        order.remove(person);
        speaking.remove(person);
    }

    /** Somebody begins or ends to speak; answers whether the order changed. */
    public boolean speaks(PersonId person, boolean speaks, Instant now) {
        speaking.remove(person);
        if (speaks && order.contains(person)) {
            speaking.add(person);
        }
        return settle(now);
    }

    /** Time has passed; answers whether the order changed. */
    public boolean settle(Instant now) {
        if (speaking.isEmpty() || order.isEmpty()) {
            return false;
        }
        PersonId front = order.get(0);
        Instant since = frontSince;
        boolean held = speaking.contains(front) && since != null && now.isBefore(since.plus(HOLD));
        PersonId next = speaking.get(speaking.size() - 1);
        if (next.equals(front)) {
            frontSince = since == null ? now : since;
            return false;
        }
        int place = held ? 1 : 0;
        if (order.indexOf(next) <= place) {
            return false;
        }
        order.remove(next);
        order.add(place, next);
        if (place == 0) {
            frontSince = now;
        }
        return true;
    }

    /** The others as that person sees them. */
    public List<PersonId> seenBy(PersonId person) {
        return order.stream().filter(other -> !other.equals(person)).toList();
    }
}
