package de.medicalhub.fhir.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** Processor time that WildFly and PostgreSQL have used since they began. */
public record ProcessorTime(Duration jvm, Duration database) {
    /**
     * @param register where the launcher writes its processes, a line each: name, process id, start
     */
    static ProcessorTime now(Path register) {
        return new ProcessorTime(of(register, "WildFly"), of(register, "PostgreSQL"));
    }

    ProcessorTime since(ProcessorTime before) {
        return new ProcessorTime(jvm.minus(before.jvm), database.minus(before.database));
    }

    /** The pool keeps its connections, so PostgreSQL's children live as long as the measurement. */
    private static Duration of(Path register, String name) {
        ProcessHandle process = ProcessHandle.of(pid(register, name)).orElseThrow();
        return Stream.concat(Stream.of(process), process.descendants())
                .flatMap(each -> each.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** The process of that name. */
    public static long pid(Path register, String name) {
        try (Stream<String> lines = Files.lines(register)) {
            return lines.filter(line -> line.startsWith(name + " "))
                    .mapToLong(line -> Long.parseLong(line.split(" ", -1)[1]))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
