package de.medicalhub.transport.roads.control;

import de.medicalhub.transport.roads.Slowdown;
import de.medicalhub.transport.roads.control.FeedReports.Report;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes what changed in a feed, and nothing else: several nodes may do it at once. */
record FeedBook(Slowdowns stored) {
    void follow(List<Report> reports, Instant now) {
        Instant second = now.truncatedTo(ChronoUnit.SECONDS);
        Map<String, Slowdown> known =
                stored.ofFeed().stream().collect(Collectors.toMap(Slowdown::id, Function.identity()));
        Map<String, Slowdown> settled =
                stored.settled().stream().collect(Collectors.toMap(Slowdown::id, Function.identity()));
        List<Report> lasting =
                reports.stream().filter(report -> !report.isOver(second)).toList();
        for (Report report : lasting) {
            Optional<Slowdown> before = Optional.ofNullable(known.get(report.id()));
            Slowdown reported = report.since(firstSeen(before, second));
            boolean said = Optional.ofNullable(settled.get(report.id()))
                    .filter(one -> isSame(one, reported))
                    .isPresent();
            if (!said && !before.equals(Optional.of(reported))) {
                stored.put(reported);
            }
        }
        Set<String> still = lasting.stream().map(Report::id).collect(Collectors.toSet());
        known.values().stream()
                .filter(one -> one.until().isAfter(now) && !still.contains(one.id()))
                .forEach(gone -> stored.end(gone.id(), second, null));
    }

    /** While it counts it began when it was first seen; what comes again is new. */
    private static Instant firstSeen(Optional<Slowdown> before, Instant now) {
        return before.filter(one -> one.until().isAfter(now))
                .map(Slowdown::from)
                .orElse(now);
    }

    /** Whether it reports the same as before, whenever it began or ends. */
    private static boolean isSame(Slowdown one, Slowdown other) {
        return one.at().equals(other.at())
                && one.kilometres() == other.kilometres()
                && one.factor() == other.factor()
                && one.closed() == other.closed();
    }
}
