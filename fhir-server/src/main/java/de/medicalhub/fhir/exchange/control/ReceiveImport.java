package de.medicalhub.fhir.exchange.control;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.access.Caller;
import de.medicalhub.fhir.exchange.entity.ImportJob;
import de.medicalhub.fhir.exchange.entity.ImportState;
import de.medicalhub.fhir.exchange.entity.Line;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Keeps the lines of an import as they come in, without ever holding more than one chunk of them. */
@Component
public class ReceiveImport {
    private static final int LINES = 100;
    private static final int CHARACTERS = 2_000_000;
    private static final int LONGEST_LINE = 8_000_000;

    private final ImportJobs jobs;
    private final Clock clock;

    ReceiveImport(ImportJobs jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * Reads all lines.
     *
     * @param ndjson one resource a line, UTF-8
     * @return the job, ready to be worked off
     * @throws HubException if there is no line, one is too long, or it is not UTF-8; nothing is then kept
     */
    public UUID receive(Caller caller, InputStream ndjson) throws IOException {
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
            int count = readAll(id, ndjson);
            if (count == 0) {
                throw new HubException(ProblemKind.INVALID, "The import has no lines.");
            }
            jobs.start(id, count);
            complete = true;
        } catch (CharacterCodingException e) {
            throw new HubException(ProblemKind.INVALID, "The import is not encoded in UTF-8.", e);
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
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        BufferedReader reader = new BufferedReader(new InputStreamReader(ndjson, decoder));
        List<Line> chunk = new ArrayList<>();
        int size = 0;
        int number = 0;
        int count = 0;
        for (Optional<String> text = line(reader); text.isPresent(); text = line(reader)) {
            number++;
            if (text.get().isBlank()) {
                continue;
            }
            chunk.add(new Line(number, text.get()));
            count++;
            size += text.get().length();
            if (chunk.size() == LINES || size > CHARACTERS) {
                jobs.add(job, chunk);
                chunk = new ArrayList<>();
                size = 0;
            }
        }
        if (!chunk.isEmpty()) {
            jobs.add(job, chunk);
        }
        return count;
    }

    /** BufferedReader's own would take a line of any length into memory. */
    private static Optional<String> line(BufferedReader reader) throws IOException {
        StringBuilder line = new StringBuilder();
        int character = reader.read();
        if (character < 0) {
            return Optional.empty();
        }
        while (character >= 0 && character != '\n') {
            if (line.length() == LONGEST_LINE) {
                throw new HubException(
                        ProblemKind.INVALID, "A line of the import is longer than " + LONGEST_LINE + " characters.");
            }
            if (character != 0) { // PostgreSQL keeps no NUL; a parser refuses it anyway.
                line.append((char) character);
            }
            character = reader.read();
        }
        return Optional.of(line.toString().strip());
    }
}
