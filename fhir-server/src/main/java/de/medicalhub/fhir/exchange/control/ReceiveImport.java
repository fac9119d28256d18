package de.medicalhub.fhir.exchange.control;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.PayloadTooLargeException;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.access.Caller;
import de.medicalhub.fhir.exchange.entity.ImportJob;
import de.medicalhub.fhir.exchange.entity.ImportState;
import de.medicalhub.fhir.exchange.entity.Line;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Keeps the lines of an import as they come in, without ever holding more than one chunk of them. */
@Component
public class ReceiveImport {
    private static final int LINES = 100;
    private static final int CHARACTERS = 2_000_000;
    private static final int LONGEST_LINE = 8_000_000;

    /** Kept of a line that is longer: enough to name what it is. */
    private static final int KEPT_OF_LONG = 200;

    private static final int TIMEOUT = 408;

    /** Of a request, unpacked. */
    static final long MOST_BYTES = 64L * 1024 * 1024;

    /** From the first byte of a request to its last: time enough for all it may bring, over a slow line too. */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    /** PostgreSQL keeps no NUL; this one is refused by the parser too, while to leave it out would change the text. */
    private static final char NO_NUL = '\u0001';

    /** Before the beginning of a line that is too long to be kept; no line begins with it. */
    static final char TOO_LONG = '\u0002';

    /**
     * In place of bytes that are no UTF-8, so that their line alone is refused. JSON has no place for the character itself:
     * RFC 8259, section 7.
     */
    static final char UNREADABLE = '\u0003';

    private static final char MARK = '\uFEFF';

    private final ImportJobs jobs;
    private final Clock clock;
    private final LongSupplier nanos;

    @Autowired
    ReceiveImport(ImportJobs jobs, Clock clock) {
        this(jobs, clock, System::nanoTime);
    }

    /**
     * @param nanos a clock that only goes on
     */
    ReceiveImport(ImportJobs jobs, Clock clock, LongSupplier nanos) {
        this.jobs = jobs;
        this.clock = clock;
        this.nanos = nanos;
    }

    /**
     * Reads all lines.
     *
     * @param ndjson one resource a line, UTF-8
     * @return the job, ready to be worked off
     * @param isPacked by gzip
     * @throws HubException if there is no line, or they are not packed as it says; nothing is then kept
     * @throws BaseServerResponseException 413 if all are too many, 408 if they are too slow; nothing is then kept
     */
    public UUID receive(Caller caller, InputStream ndjson, boolean isPacked) throws IOException {
        return receive(
                caller, job -> readAll(job, new Bounded(isPacked ? new GZIPInputStream(ndjson) : ndjson, nanos)));
    }

    /**
     * Takes a Bundle of type collection in, each entry as a line.
     *
     * @param isXml or JSON
     * @throws HubException if it is none, or has no entry; nothing is then kept
     */
    public UUID receive(Caller caller, byte[] collection, boolean isXml) throws IOException {
        List<String> resources = Collected.resources(collection, isXml);
        return receive(caller, job -> {
            Chunks chunks = new Chunks(job);
            IntStream.range(0, resources.size()).forEach(place -> chunks.add(place + 1, resources.get(place)));
            return chunks.end();
        });
    }

    /** Adds the lines of a job, and tells how many. */
    private interface Source {
        int addTo(UUID job) throws IOException;
    }

    private UUID receive(Caller caller, Source source) throws IOException {
        UUID id = UUID.randomUUID();
        jobs.open(new ImportJob(
                id,
                caller.username(),
                caller.roles().stream().map(Enum::name).collect(Collectors.toSet()),
                caller.fhirUser(),
                ImportState.RECEIVING,
                clock.instant(),
                Optional.empty(),
                0,
                0,
                0));
        boolean complete = false;
        try {
            int count = source.addTo(id);
            if (count == 0) {
                throw new HubException(ProblemKind.INVALID, "The import has no lines.");
            }
            jobs.start(id, count);
            complete = true;
        } catch (ZipException | EOFException e) {
            throw new HubException(
                    ProblemKind.INVALID,
                    "The import is not packed by gzip as Content-Encoding says, or it is cut off.",
                    e);
        } catch (InterruptedIOException nothingCame) {
            throw new UnclassifiedServerFailureException(
                    TIMEOUT,
                    "For half a minute nothing more of the import came. Nothing is kept: please send it again.");
        } finally {
            if (!complete) {
                jobs.remove(id);
            }
        }
        return id;
    }

    private int readAll(UUID job, InputStream ndjson) throws IOException {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .replaceWith(String.valueOf(UNREADABLE));
        BufferedReader reader = new BufferedReader(new InputStreamReader(ndjson, decoder));
        Chunks chunks = new Chunks(job);
        skipMark(reader);
        int number = 0;
        for (Optional<String> text = line(reader); text.isPresent(); text = line(reader)) {
            number++;
            if (!text.get().isBlank()) {
                chunks.add(number, text.get());
            }
        }
        return chunks.end();
    }

    /** A byte order mark before the first line is none of it. */
    private static void skipMark(BufferedReader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != MARK) {
            reader.reset();
        }
    }

    /** Lines on their way into a job. */
    private final class Chunks {
        private final UUID job;
        private List<Line> chunk = new ArrayList<>();
        private int size;
        private int count;

        Chunks(UUID job) {
            this.job = job;
        }

        void add(int number, String text) {
            chunk.add(new Line(number, text));
            count++;
            size += text.length();
            if (chunk.size() == LINES || size > CHARACTERS) {
                jobs.add(job, chunk);
                chunk = new ArrayList<>();
                size = 0;
            }
        }

        int end() {
            if (!chunk.isEmpty()) {
                jobs.add(job, chunk);
            }
            return count;
        }
    }

    /** BufferedReader's own would take a line of any length into memory; of one that is too long the beginning is kept. */
    private static Optional<String> line(BufferedReader reader) throws IOException {
        StringBuilder line = new StringBuilder();
        int character = reader.read();
        if (character < 0) {
            return Optional.empty();
        }
        boolean isTooLong = false;
        while (character >= 0 && character != '\n') {
            if (line.length() == LONGEST_LINE) {
                line.setLength(KEPT_OF_LONG);
                line.trimToSize();
                isTooLong = true;
            }
            if (!isTooLong) {
                line.append(character == 0 || character == TOO_LONG ? NO_NUL : (char) character);
            }
            character = reader.read();
        }
        return Optional.of(
                isTooLong ? TOO_LONG + line.toString() : line.toString().strip());
    }

    /** What is packed may be a thousand times larger than what came, and what trickles would hold its thread for ever. */
    private static final class Bounded extends FilterInputStream {
        private final LongSupplier nanos;
        private final long until;
        private long left = MOST_BYTES;

        Bounded(InputStream input, LongSupplier nanos) {
            super(input);
            this.nanos = nanos;
            until = nanos.getAsLong() + PATIENCE.toNanos();
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int read) {
            left -= read;
            if (nanos.getAsLong() - until > 0) {
                throw new UnclassifiedServerFailureException(
                        TIMEOUT,
                        "The import has not come to its end within ten minutes. Please send the lines in several requests.");
            }
            if (left < 0) {
                throw new PayloadTooLargeException(
                        "The import is larger than 64 MB. Please send the lines in several requests.");
            }
        }
    }
}
