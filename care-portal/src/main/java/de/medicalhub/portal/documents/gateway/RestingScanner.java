package de.medicalhub.portal.documents.gateway;

import de.medicalhub.portal.documents.control.VirusScanner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * A scanner that is not there is left alone for a moment: the next files are told so at once (U4), instead of holding up one after
 * the other everybody else who uploads. So is one that says nothing about two files in a row; one file alone that it cannot judge, however
 * often it is tried, shuts nobody else out.
 */
final class RestingScanner implements VirusScanner {
    private static final Duration REST = Duration.ofSeconds(30);

    private final VirusScanner scanner;
    private final Clock clock;
    private volatile Instant restsUntil = Instant.MIN;
    private volatile Optional<Integer> undecided = Optional.empty();

    RestingScanner(VirusScanner scanner, Clock clock) {
        this.scanner = scanner;
        this.clock = clock;
    }

    @Override
    public Verdict scan(byte[] file) {
        if (clock.instant().isBefore(restsUntil)) {
            return Verdict.UNREACHABLE;
        }
        Verdict verdict = scanner.scan(file);
        restsUntil = isAway(verdict, file) ? clock.instant().plus(REST) : Instant.MIN;
        return verdict;
    }

    private boolean isAway(Verdict verdict, byte[] file) {
        if (verdict != Verdict.UNDECIDED) {
            undecided = Optional.empty();
            return verdict == Verdict.UNREACHABLE;
        }
        int now = Arrays.hashCode(file);
        boolean another = undecided.filter(before -> before != now).isPresent();
        undecided = Optional.of(now);
        return another;
    }

    @Override
    public boolean isOn() {
        return scanner.isOn();
    }
}
