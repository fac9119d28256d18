package de.medicalhub.transport.dispatch.control;

import de.medicalhub.transport.Words;
import de.medicalhub.transport.dispatch.control.HandMoves.Outcome;
import de.medicalhub.transport.dispatch.control.Outages.Outage;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a decision does, as JSON; JSON-B writes public records only.
 *
 * @param reason why it cannot be; none if it can
 * @param concerned whose pickup changes
 * @param begun with whom a driver had begun and who stay where they are
 * @param note what else is to be known, such as that it comes too late, or that nobody said how much the lift bears
 * @param version of the moved job afterwards
 * @param estimated whether a time among them is an estimate by air distance
 * @param planning whether the day is still being planned, so that more may change
 */
public record MoveView(
        boolean possible,
        @Nullable String reason,
        List<ConcernedView> concerned,
        List<String> begun,
        @Nullable String note,
        long version,
        boolean estimated,
        boolean planning) {

    /**
     * One job.
     *
     * @param pickup by the new plan; none if it is on no tour
     * @param minutes later, negative for earlier
     */
    public record ConcernedView(
            String jobId,
            String name,
            @Nullable Instant pickup,
            long minutes,
            boolean planned,
            @Nullable String reason) {}

    /** Of a move. */
    public static MoveView of(Outcome outcome, Locale language) {
        return new MoveView(
                outcome.hindrance().isEmpty(),
                outcome.hindrance().map(why -> why.sentence(language)).orElse(null),
                outcome.effects().stream()
                        .map(effect -> concerned(effect, language))
                        .toList(),
                List.of(),
                note(outcome, language),
                outcome.version(),
                outcome.estimated(),
                false);
    }

    private static @Nullable String note(Outcome outcome, Locale language) {
        String words = Stream.of(outcome.late() ? "move.late" : "", outcome.unweighed() ? "move.limit-unknown" : "")
                .filter(key -> !key.isEmpty())
                .map(key -> Words.say(language, key))
                .collect(Collectors.joining(" "));
        return words.isEmpty() ? null : words;
    }

    /** Of a vehicle that dropped out. */
    public static MoveView of(Outage outage, Locale language) {
        return new MoveView(
                true,
                null,
                outage.planned().stream()
                        .map(effect -> concerned(effect, language))
                        .toList(),
                outage.begun().stream().map(job -> job.wish().name()).toList(),
                null,
                0,
                outage.estimated(),
                !outage.isPlanned());
    }

    private static ConcernedView concerned(Effect effect, Locale language) {
        TransportJob job = effect.job();
        return new ConcernedView(
                job.id(),
                job.wish().name(),
                effect.after().orElse(null),
                effect.minutes(),
                effect.after().isPresent(),
                job.refusal()
                        .map(refusal -> Blockers.sentence(refusal, job.blocker(), language))
                        .orElse(null));
    }
}
