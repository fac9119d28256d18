package de.medicalhub.video.waitingroom.entity;

import de.medicalhub.video.consultation.ConsultationFacts;
import de.medicalhub.video.waitingroom.Place;
import de.medicalhub.video.waitingroom.RoomState;
import de.medicalhub.video.waitingroom.RoomView;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Everybody who waits for, or speaks with, one person now (rule 7). */
public record Queue(List<Entry> entries) {
    /** A consultation of that person and how its room stands. */
    public record Entry(ConsultationFacts facts, RoomView room) {}

    private static final Duration USUAL_TALK = Duration.ofMinutes(10);
    private static final Duration SHORTEST_REST = Duration.ofMinutes(3);
    private static final Duration LONGEST_REST = Duration.ofMinutes(15);
    private static final Comparator<Entry> ORDER = Comparator.comparing(
                    (Entry entry) -> entry.facts().startsAt())
            .thenComparing(entry -> entry.facts().appointment().value());

    /** Those who wait, in the order of their appointments. */
    public List<Entry> waiting() {
        return entries.stream()
                .filter(entry -> entry.room().state() == RoomState.WAITING)
                .sorted(ORDER)
                .toList();
    }

    /** Where somebody stands who waits for the same person. */
    public Place placeOf(Entry own, Instant now) {
        int ahead = (int) waiting().stream()
                .filter(entry -> ORDER.compare(entry, own) < 0)
                .count();
        Instant free = now.plus(restOfCall(now)).plus(USUAL_TALK.multipliedBy(ahead));
        Instant starts = own.facts().startsAt();
        return new Place(ahead, free.isBefore(starts) ? starts : free);
    }

    /** How long the talk that goes on will probably take yet. */
    private Duration restOfCall(Instant now) {
        return entries.stream()
                .filter(entry -> entry.room().state() == RoomState.IN_CALL)
                .map(entry -> Duration.between(now, entry.facts().endsAt()))
                .map(rest -> rest.compareTo(SHORTEST_REST) < 0 ? SHORTEST_REST : rest)
                .map(rest -> rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }
}
