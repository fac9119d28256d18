package de.medicalhub.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.fhir.exchange.Exchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Parameters;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The real server takes the demo's year; a part of it, with each kind of line, as the whole would be in other tests' numbers. */
class DemoYearIT {
    private static final Pattern KIND = Pattern.compile("\"id\":\"year-(?:patient|\\d+)-?([a-z-]*)");

    @Test
    @DisplayName("No kind of line of the demo's year is refused")
    void theServerTakesEachKindOfLine() throws IOException {
        List<String> year = DemoYear.lines(
                Files.readString(Path.of(System.getProperty("medhub.demo")).resolve("year.json")),
                Clock.systemUTC().instant());
        List<String> cases = firstOfEachKind(year);
        Stream<String> lines = year.stream()
                .filter(line -> line.contains("\"resourceType\":\"Patient\"")
                        || cases.stream().anyMatch(one -> line.contains("\"" + one) || line.contains("/" + one)));

        Parameters report = Exchange.as("admin1").imported(lines);

        assertThat(Exchange.number(report, "refused"))
                .as(() -> Exchange.json(report))
                .isZero();
        assertThat(Exchange.number(report, "stored")).isGreaterThan(cases.size());
    }

    /** Cases, as {@code year-004}, that have all kinds of lines between them. */
    private static List<String> firstOfEachKind(List<String> year) {
        return year.stream()
                .flatMap(line -> KIND.matcher(line).results())
                .filter(id -> !id.group(1).isEmpty())
                .collect(
                        Collectors.toMap(id -> id.group(1), id -> id.group().substring(6, 14), (first, later) -> first))
                .values()
                .stream()
                .distinct()
                .toList();
    }
}
