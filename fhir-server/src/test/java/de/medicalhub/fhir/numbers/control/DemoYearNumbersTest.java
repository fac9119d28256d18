package de.medicalhub.fhir.numbers.control;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.medicalhub.fhir.numbers.control.CountyNumbers.Row;
import de.medicalhub.fhir.numbers.entity.Measure;
import de.medicalhub.fhir.numbers.entity.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The demo's year, counted: what the page of numbers draws of it. */
class DemoYearNumbersTest implements CareFacts {
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-12-02T10:00:00Z"), ZoneOffset.UTC);
    private static final YearMonth RUNNING = YearMonth.of(2026, 12);
    private static final int MONTHS = 12;
    private static final Pattern NAME = Pattern.compile("\\{([A-Za-z]+)}");
    private static final Pattern DAY = Pattern.compile("@month-(\\d+) (\\d\\d) (\\d\\d:\\d\\d)@");

    private final List<Task> tasks = new ArrayList<>();
    private final List<Appointment> appointments = new ArrayList<>();

    @BeforeEach
    void read() throws IOException {
        IParser parser = FhirContext.forR4Cached().newJsonParser();
        JsonNode year = new ObjectMapper().readTree(Files.readString(Path.of("../ear/src/demo/year.json")));
        for (JsonNode part : year.get("parts")) {
            for (JsonNode row : part.get("rows")) {
                StreamSupport.stream(part.get("lines").spliterator(), false)
                        .flatMap(line -> filled(line.toString(), row).stream())
                        .map(line -> (Resource) parser.parseResource(line))
                        .forEach(this::keep);
            }
        }
    }

    @Test
    @DisplayName("Z1, Z2: each of the five measures has months that are drawn, and some are hidden")
    void allAreDrawn() {
        assertThat(tasks).hasSizeGreaterThan(400);
        List<Row> rows = new CountyNumbers(this, NOW).tell(MONTHS, Optional.empty());
        assertThat(rows)
                .hasSize(Measure.values().length)
                .allSatisfy(row -> assertThat(row.months())
                        .as(row.measure().code())
                        .hasSize(MONTHS)
                        .filteredOn(month -> isDrawn(row.measure(), month.told()))
                        .hasSizeGreaterThanOrEqualTo(3));
        assertThat(rows)
                .anySatisfy(row -> assertThat(row.months())
                        .anyMatch(month -> month.told().all().isEmpty()));
    }

    @Test
    @DisplayName("Z1: a single hospital has months of its own that are drawn")
    void ofOneHospital() {
        Row accepted = new CountyNumbers(this, NOW)
                .tell(MONTHS, Optional.of(Set.of("Organization/hospital-mayen"))).stream()
                        .filter(row -> row.measure() == Measure.TIME_TO_ACCEPTANCE)
                        .findFirst()
                        .orElseThrow();
        assertThat(accepted.months()).anyMatch(month -> isDrawn(accepted.measure(), month.told()));
    }

    /** As the page says it: a share needs both numbers, a time its quartiles. */
    private static boolean isDrawn(Measure measure, Told told) {
        if (measure == Measure.TIME_TO_ACCEPTANCE) {
            return !told.quartiles().isEmpty();
        }
        return told.all().filter(all -> all > 0).isPresent()
                && (!measure.isShare() || told.part().isPresent());
    }

    private void keep(Resource resource) {
        if (resource instanceof Task task) {
            tasks.add(task);
        } else if (resource instanceof Appointment appointment) {
            appointments.add(appointment);
        }
    }

    /** A line that names what the row has not is left out. */
    private static Optional<String> filled(String line, JsonNode row) {
        Matcher names = NAME.matcher(line);
        return names.results().allMatch(name -> row.has(name.group(1)))
                ? Optional.of(DAY.matcher(names.replaceAll(name ->
                                Matcher.quoteReplacement(row.get(name.group(1)).asText())))
                        .replaceAll(DemoYearNumbersTest::moment))
                : Optional.empty();
    }

    private static String moment(MatchResult day) {
        return RUNNING.minusMonths(Long.parseLong(day.group(1)))
                .atDay(Integer.parseInt(day.group(2)))
                .atTime(LocalTime.parse(day.group(3)))
                .atZone(ZoneId.of("Europe/Berlin"))
                .toInstant()
                .toString();
    }

    @Override
    public List<Task> tasksAskedBetween(Instant from, Instant to) {
        return tasks.stream()
                .filter(task -> isBetween(task.getAuthoredOn().toInstant(), from, to))
                .toList();
    }

    @Override
    public List<Appointment> appointmentsBetween(Instant from, Instant to) {
        return appointments.stream()
                .filter(appointment -> isBetween(appointment.getStart().toInstant(), from, to))
                .toList();
    }

    private static boolean isBetween(Instant moment, Instant from, Instant to) {
        return !moment.isBefore(from) && moment.isBefore(to);
    }
}
