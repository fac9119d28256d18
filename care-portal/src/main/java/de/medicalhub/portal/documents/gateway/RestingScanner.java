package de.medicalhub.portal.documents.gateway;

import de.medicalhub.portal.documents.control.VirusScanner;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

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
    private volatile Optional<Long> undecided = Optional.empty();

    RestingScanner(VirusScanner scanner, Clock clock) {
        this.scanner = scanner;
        this.clock = clock;
    }

    @Override
    public Verdict scan(InputStream file) {
        if (clock.instant().isBefore(restsUntil)) {
            return Verdict.UNREACHABLE;
        }
        CheckedInputStream counted = new CheckedInputStream(file, new CRC32());
        Verdict verdict = scanner.scan(counted);
        restsUntil = isAway(verdict, counted.getChecksum().getValue())
                ? clock.instant().plus(REST)
                : Instant.MIN;
        return verdict;
    }

    private boolean isAway(Verdict verdict, long file) {
        if (verdict != Verdict.UNDECIDED) {
            undecided = Optional.empty();
            return verdict == Verdict.UNREACHABLE;
        }
        boolean another = undecided.filter(before -> before != file).isPresent();
        undecided = Optional.of(file);
        return another;
    }

    @Override
    public boolean isOn() {
        return scanner.isOn();
    }
}
