package de.medicalhub.stack;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.journey.Invented;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Runs after all integration tests, when the stack has ended and its logs are complete. */
class LogsHoldNoPatientCheck {
    private static final Path LOGS = Path.of(System.getProperty("medhub.var")).resolve("log");
    /** What tests write about patients of their own; what journeys invent is noted while they run ({@link Invented}). */
    private static final List<String> OF_THE_TESTS = List.of(
            "Schowalter",
            "Schlüssel liegt",
            "Stehbach 12",
            "Geheimrat",
            "Probefahrt",
            "Vergessmann",
            "Andersgewordt",
            "Sonnenschein",
            "Bewusstlos aufgefunden",
            "X485231028",
            "X485231029",
            "K220635158",
            "Königsstein");

    private static final Path DEMO = Path.of(System.getProperty("medhub.demo")).resolve("fhir");

    @Test
    @DisplayName(
            "No patient's name, birthday, number, street, telephone or diagnosis, no word written about one, and no link, cookie or ticket of a call stands in any log")
    void noLogNamesAPatient() throws IOException {
        Pattern secrets = Secrets.pattern(names(), secrets());
        List<String> betrayals = new ArrayList<>();
        for (Path log : logs()) {
            String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
            text.lines()
                    .filter(line -> secrets.matcher(line).find())
                    .forEach(line -> betrayals.add(log.getFileName() + ": " + line));
        }
        assertThat(betrayals).isEmpty();
    }

    @Test
    @DisplayName("There are logs and patients to compare")
    void theCheckIsNotEmpty() throws IOException {
        assertThat(logs()).extracting(log -> log.getFileName().toString()).contains("wildfly.log", "keycloak.log");
        assertThat(names()).hasSizeGreaterThan(20).contains("Hildegard");
        assertThat(secrets()).hasSizeGreaterThan(50).contains("1941-03-14", "Immobilität");
    }

    /** Also those that were rotated, whatever their name ends in. */
    private static List<Path> logs() throws IOException {
        try (Stream<Path> files = Files.walk(LOGS.getParent())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.startsWith(LOGS)
                            || file.getFileName().toString().contains(".log"))
                    .toList();
        }
    }

    /** Such as are parts of other words, too. */
    private static Set<String> names() throws IOException {
        Set<String> result = new TreeSet<>();
        for (JsonObject patient : resources("2-patients.json", "Patient")) {
            objects(patient, "name").forEach(name -> {
                add(name, result, "family");
                strings(name, "given").forEach(result::add);
            });
        }
        patientsOfTheYear().forEach(patient -> add(patient, result, "family"));
        return result;
    }

    private static Set<String> secrets() throws IOException {
        Set<String> result = new TreeSet<>(OF_THE_TESTS);
        result.addAll(Invented.all());
        for (JsonObject patient : resources("2-patients.json", "Patient")) {
            add(patient, result, "birthDate");
            objects(patient, "identifier").forEach(identifier -> add(identifier, result, "value"));
            objects(patient, "telecom").forEach(telecom -> add(telecom, result, "value"));
            objects(patient, "address")
                    .forEach(address -> strings(address, "line").forEach(result::add));
        }
        patientsOfTheYear().forEach(patient -> {
            add(patient, result, "insurance");
            add(patient, result, "street");
        });
        for (JsonObject condition : resources("3-clinical.json", "Condition")) {
            add(condition.getJsonObject("code"), result, "text");
        }
        return result;
    }

    /** Rows of the demo's past year, with which pictures are made. */
    private static List<JsonObject> patientsOfTheYear() throws IOException {
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(DEMO.resolveSibling("year.json")))) {
            return objects(reader.readObject(), "parts")
                    .flatMap(part -> objects(part, "rows"))
                    .filter(row -> row.containsKey("family"))
                    .toList();
        }
    }

    private static List<JsonObject> resources(String file, String type) throws IOException {
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(DEMO.resolve(file)))) {
            return objects(reader.readObject(), "entry")
                    .map(entry -> entry.getJsonObject("resource"))
                    .filter(resource -> type.equals(resource.getString("resourceType")))
                    .toList();
        }
    }

    private static Stream<JsonObject> objects(JsonObject parent, String field) {
        return parent.containsKey(field)
                ? parent.getJsonArray(field).getValuesAs(JsonObject.class).stream()
                : Stream.empty();
    }

    private static Stream<String> strings(JsonObject parent, String field) {
        return parent.containsKey(field)
                ? parent.getJsonArray(field).getValuesAs(JsonString.class).stream()
                        .map(JsonString::getString)
                : Stream.empty();
    }

    private static void add(JsonObject parent, Set<String> result, String field) {
        String value = parent.getString(field, "");
        if (!value.isBlank()) {
            result.add(value);
        }
    }
}
