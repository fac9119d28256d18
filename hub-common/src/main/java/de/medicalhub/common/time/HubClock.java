package de.medicalhub.common.time;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The only clock of the product. In demo and test it may follow an offset (an ISO-8601 duration such as {@code PT26H})
 * kept in a file, so that a journey can reach tomorrow's ride; in production there is no such file and no offset.
 */
public final class HubClock extends Clock {
    /** Property that names the offset file; unset in production. */
    public static final String OFFSET_FILE = "medhub.clock.offset-file";

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final Clock base;
    private final Path offsetFile;

    private HubClock(Clock base, Path offsetFile) {
        this.base = base;
        this.offsetFile = offsetFile;
    }

    /** The zone in which the district reads times. */
    public static ZoneId berlin() {
        return BERLIN;
    }

    /** The clock as the system property {@value #OFFSET_FILE} says: the system's, or the one moved by that file. */
    public static Clock fromSystemProperty() {
        String file = System.getProperty(OFFSET_FILE, "");
        Clock system = Clock.systemUTC();
        return file.isBlank() ? system : movedBy(system, Path.of(file));
    }

    /** A clock that is ahead of {@code base} by the duration in {@code offsetFile}; no file, no offset. */
    public static Clock movedBy(Clock base, Path offsetFile) {
        return new HubClock(base, offsetFile);
    }

    @Override
    public Instant instant() {
        return base.instant().plus(offset());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new HubClock(base.withZone(zone), offsetFile);
    }

    private Duration offset() {
        try {
            String text = Files.readString(offsetFile).strip();
            return text.isEmpty() ? Duration.ZERO : Duration.parse(text);
        } catch (NoSuchFileException absent) {
            return Duration.ZERO;
        } catch (IOException e) {
            throw new UncheckedIOException("Clock offset not readable: " + offsetFile, e);
        }
    }
}
