package de.medicalhub.portal.documents.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.portal.documents.control.VirusScanner;
import de.medicalhub.portal.documents.control.VirusScanner.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RestingScannerTest {
    private static final Instant START = Instant.parse("2026-11-27T11:00:00Z");

    private Verdict says = Verdict.UNREACHABLE;
    private Instant now = START;
    private int asked;

    @Test
    @DisplayName("U4 a scanner that has not answered is left alone for half a minute, and nothing passes meanwhile")
    void rests() {
        VirusScanner scanner = new RestingScanner(new Daemon(), new Movable());
        assertThat(scan(scanner, new byte[1])).isEqualTo(Verdict.UNREACHABLE);
        says = Verdict.CLEAN;
        now = START.plus(Duration.ofSeconds(29));
        assertThat(scan(scanner, new byte[1])).isEqualTo(Verdict.UNREACHABLE);
        assertThat(asked).isEqualTo(1);
        now = START.plus(Duration.ofSeconds(31));
        assertThat(scan(scanner, new byte[1])).isEqualTo(Verdict.CLEAN);
        assertThat(scan(scanner, new byte[1])).isEqualTo(Verdict.CLEAN);
        assertThat(asked).isEqualTo(3);
    }

    @Test
    @DisplayName("U4 a file about which it says nothing, tried again and again, shuts out no other; two such files do")
    void oneFileStopsNobody() {
        VirusScanner scanner = new RestingScanner(new Daemon(), new Movable());
        says = Verdict.UNDECIDED;
        assertThat(scan(scanner, new byte[] {1})).isEqualTo(Verdict.UNDECIDED);
        assertThat(scan(scanner, new byte[] {1})).isEqualTo(Verdict.UNDECIDED);
        says = Verdict.CLEAN;
        assertThat(scan(scanner, new byte[] {2})).isEqualTo(Verdict.CLEAN);
        says = Verdict.UNDECIDED;
        assertThat(scan(scanner, new byte[] {1})).isEqualTo(Verdict.UNDECIDED);
        assertThat(scan(scanner, new byte[] {2})).isEqualTo(Verdict.UNDECIDED);
        says = Verdict.CLEAN;
        assertThat(scan(scanner, new byte[] {3})).isEqualTo(Verdict.UNREACHABLE);
        assertThat(asked).isEqualTo(5);
    }

    private static Verdict scan(VirusScanner scanner, byte[] file) {
        return scanner.scan(new ByteArrayInputStream(file));
    }

    private static void read(InputStream file) {
        try {
            file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Daemon implements VirusScanner {
        @Override
        public Verdict scan(InputStream file) {
            read(file);
            asked++;
            return says;
        }

        @Override
        public boolean isOn() {
            return true;
        }
    }

    private final class Movable extends Clock {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
