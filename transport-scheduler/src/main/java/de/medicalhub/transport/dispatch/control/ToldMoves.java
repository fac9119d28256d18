package de.medicalhub.transport.dispatch.control;

import de.medicalhub.transport.dispatch.AlertKind;
import de.medicalhub.transport.dispatch.entity.Alert.What;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Names on the board whose told time planning had to move, where no other alert of the day says so (rule 32). */
@ApplicationScoped
public class ToldMoves {
    @Inject
    private Alerts alerts;

    @Inject
    private Clock clock;

    /**
     * A job that comes at another time than people count on.
     *
     * @param by how much later, negative for earlier; more than the tolerance
     */
    record Move(TransportJob job, Duration by) {}

    /** Names them; an alert that waits for the day's plan says it itself. */
    void name(List<Move> moves) {
        moves.stream().filter(move -> !isExplained(move.job())).forEach(this::raise);
    }

    private boolean isExplained(TransportJob job) {
        return alerts.open(job.serviceDate(), Set.of(job.carrier())).stream()
                .anyMatch(alert -> alert.kind().plansAgain() && !alert.isAnswered());
    }

    /** Each move is an event of its own, also one to a time that was told before. */
    private void raise(Move move) {
        TransportJob job = move.job();
        long told = job.told().orElseThrow().getEpochSecond();
        AlertKind kind = move.by().isNegative() ? AlertKind.TOLD_EARLIER : AlertKind.TOLD_LATER;
        long minutes = move.by().abs().toMinutes();
        alerts.raise(
                "told:" + job.id() + ":" + told + ":" + clock.instant().toEpochMilli(),
                new What(kind, job.serviceDate(), job.carrier(), job.tourId(), Optional.of(job.id()), minutes, ""));
    }
}
