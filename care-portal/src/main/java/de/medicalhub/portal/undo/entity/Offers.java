package de.medicalhub.portal.undo.entity;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a session can still take back, newest first (U2). */
public record Offers(List<Offer> list) implements Serializable {
    public static final Offers NONE = new Offers(List.of());
    /** How long a deed can be taken back. */
    public static final Duration LASTS = Duration.ofMinutes(15);

    private static final int MOST = 3;
    /** Of all deeds together: half a year of one person's times. */
    private static final int MOST_STEPS = 500;

    public Offers {
        list = List.copyOf(list);
    }

    /** With one more; the oldest make room. One with too many steps is said only, and not kept to be taken back. */
    public Offers with(Offer added) {
        Offer newest = added.steps().size() <= MOST_STEPS
                ? added
                : new Offer(added.token(), added.said(), List.of(), added.refused(), added.until(), added.seen());
        List<Offer> all = new ArrayList<>(List.of(newest));
        int steps = newest.steps().size();
        for (Offer older : list) {
            steps += older.steps().size();
            if (all.size() == MOST || steps > MOST_STEPS) {
                break;
            }
            all.add(older);
        }
        return new Offers(all);
    }

    /**
     * The newest, if no page has said it yet and it is not older than what can be taken back.
     *
     * @param place that is about to be written; what it does not hold waits for one that does
     */
    public Optional<Offer> unseen(Instant now, Place place) {
        return list.stream()
                .findFirst()
                .filter(offer -> !offer.seen() && place.holds(offer))
                .filter(offer -> now.isBefore(offer.until()));
    }

    /** A page has said it. */
    public Offers seen(String token) {
        return new Offers(list.stream()
                .map(offer -> offer.token().equals(token) ? offer.asSeen() : offer)
                .toList());
    }

    /** What can be taken back by this name now. */
    public Optional<Offer> open(String token, Instant now) {
        return list.stream()
                .filter(offer -> offer.token().equals(token))
                .filter(offer -> offer.isOpen() && now.isBefore(offer.until()))
                .findFirst();
    }

    /** It was taken back, or never can be. */
    public Offers without(String token) {
        return new Offers(
                list.stream().filter(offer -> !offer.token().equals(token)).toList());
    }
}
