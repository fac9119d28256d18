package de.medicalhub.common.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubClockTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    @Test
    void withoutTheFileItIsTheBaseClock() {
        assertThat(HubClock.movedBy(NOON, folder.resolve("absent")).instant()).isEqualTo(NOON.instant());
    }

    @Test
    void followsTheFileWhileRunning() throws IOException {
        Path file = folder.resolve("offset");
        Clock clock = HubClock.movedBy(NOON, file);
        Files.writeString(file, "PT26H");
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-11-23T14:00:00Z"));
        Files.writeString(file, "PT-1H\n");
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-11-22T11:00:00Z"));
    }
}
