package de.medicalhub.portal.documents.gateway;

import de.medicalhub.portal.documents.control.VirusScanner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * A scanner that has not answered is left alone for a moment: the next files are told so at once (U4), instead of holding up one after
 * the other everybody else who uploads.
 */
final class RestingScanner implements VirusScanner {
    private static final Duration REST = Duration.ofSeconds(30);

    private final VirusScanner scanner;
    private final Clock clock;
    private volatile Instant restsUntil = Instant.MIN;

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
        restsUntil = verdict == Verdict.UNREACHABLE ? clock.instant().plus(REST) : Instant.MIN;
        return verdict;
    }

    @Override
    public boolean isOn() {
        return scanner.isOn();
    }
}
