package de.medicalhub.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The year that lies behind the demo. */
class DemoYearTest {
    private static final Instant NEW_YEARS_EVE = Instant.parse("2026-12-31T23:30:00Z");
    /** Smaller numbers are not told. */
    private static final long TOLD = 5;

    private static final IParser PARSER =
            FhirContext.forR4Cached().newJsonParser().setParserErrorHandler(new StrictErrorHandler());

    @Test
    @DisplayName("A row is filled into the lines whose names it has, quotes and all; others are left out for it")
    void rowsFillLines() {
        assertThat(DemoYear.lines("""
                        {"parts":[{"lines":[{"a":"{one}-{two}"},{"b":"@month-1 02 08:00@"},{"c":"{three}"}],
                         "rows":[{"one":"x \\"y\\" $1","two":"2"},{"three":"{one}"}]}]}""", NEW_YEARS_EVE))
                .containsExactly(
                        "{\"a\":\"x \\\"y\\\" $1-2\"}",
                        "{\"b\":\"2026-12-02T07:00:00Z\"}",
                        "{\"b\":\"2026-12-02T07:00:00Z\"}",
                        "{\"c\":\"{one}\"}");
    }

    @Test
    @DisplayName(
            "Each line of the demo's year is one FHIR resource with an id of its own, and nothing is left to be filled in")
    void everyLineIsAResource() throws IOException {
        List<String> lines = DemoYear.lines(year(), NEW_YEARS_EVE);
        Set<String> ids = new HashSet<>();
        assertThat(lines).hasSizeGreaterThan(1_000).allMatch(line -> ids.add(nameOf(line)));
        assertThat(DemoYear.unused(year())).isEmpty();
        assertThat(lines).noneMatch(line -> line.contains("@") || line.contains("{}"));
    }

    @Test
    @DisplayName(
            "Whatever the year refers to is of the demo, and comes before it in the same year or with the district")
    void referencesAreClosed() throws IOException {
        Set<String> known = new HashSet<>();
        Pattern.compile("\"url\": \"([A-Za-z]+/[a-z0-9-]+)\"")
                .matcher(Files.readString(Path.of("src/demo/fhir/1-district.json")))
                .results()
                .forEach(found -> known.add(found.group(1)));
        for (String line : DemoYear.lines(year(), NEW_YEARS_EVE)) {
            assertThat(Pattern.compile("\"reference\":\"([^\"]+)\"")
                            .matcher(line)
                            .results()
                            .map(found -> found.group(1)))
                    .isSubsetOf(known);
            known.add(nameOf(line));
        }
    }

    @Test
    @DisplayName("Nobody has anything to do for it any more: each Task has ended, within its month")
    void everythingHasEnded() throws IOException {
        Set<Task.TaskStatus> ended = Set.of(
                Task.TaskStatus.COMPLETED, Task.TaskStatus.REJECTED, Task.TaskStatus.CANCELLED, Task.TaskStatus.FAILED);
        List<Task> tasks = DemoYear.lines(year(), NEW_YEARS_EVE).stream()
                .map(DemoYearTest::parse)
                .filter(Task.class::isInstance)
                .map(Task.class::cast)
                .toList();
        assertThat(tasks)
                .isNotEmpty()
                .allMatch(task -> ended.contains(task.getStatus()))
                .allMatch(task -> !task.getLastModified()
                        .toInstant()
                        .isBefore(task.getAuthoredOn().toInstant()));
    }

    @Test
    @DisplayName("Consultations held and people not met are enough to be told in most months, and too few in some")
    void monthsCanBeTold() throws IOException {
        Map<String, Long> held = perMonth(
                "\"status\":\"fulfilled\",\"serviceType\":[{\"coding\":[{\"system\":\"https://medicalhub.de/fhir/CodeSystem/service-type\",\"code\":\"video-consultation\"",
                "\"start\":\"(\\d{4}-\\d{2})");
        Map<String, Long> accepted =
                perMonth("\"accepted-at\"", "\"accepted-at\"}]},\"valueDateTime\":\"(\\d{4}-\\d{2})");
        Map<String, Long> driven = perMonth("\"(?:dropped-off|handed-over)\"", "\"lastModified\":\"(\\d{4}-\\d{2})");
        assertThat(held).hasSize(12).containsValue(3L);
        assertThat(held.values()).filteredOn(count -> count >= TOLD).hasSize(11);
        assertThat(accepted)
                .hasSize(12)
                .allSatisfy((month, count) -> assertThat(count).isGreaterThanOrEqualTo(TOLD));
        assertThat(driven)
                .hasSize(12)
                .allSatisfy((month, count) -> assertThat(count).isGreaterThanOrEqualTo(TOLD));
    }

    private static Map<String, Long> perMonth(String marked, String month) throws IOException {
        Pattern mark = Pattern.compile(marked.startsWith("\"(") ? marked : Pattern.quote(marked));
        return DemoYear.lines(year(), NEW_YEARS_EVE).stream()
                .filter(line -> mark.matcher(line).find())
                .flatMap(line -> Pattern.compile(month).matcher(line).results())
                .collect(Collectors.groupingBy(found -> found.group(1), Collectors.counting()));
    }

    private static String nameOf(String line) {
        Resource resource = parse(line);
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }

    private static Resource parse(String line) {
        return (Resource) PARSER.parseResource(line);
    }

    private static String year() throws IOException {
        return Files.readString(Path.of("src/demo/year.json"));
    }
}
