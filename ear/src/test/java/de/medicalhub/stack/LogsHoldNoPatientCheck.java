package de.medicalhub.stack;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Runs after all integration tests, when the stack has ended and its logs are complete. */
class LogsHoldNoPatientCheck {
    private static final Path LOGS = Path.of(System.getProperty("medhub.var")).resolve("log");
    /** What the journeys and other tests write about patients of their own. */
    private static final List<String> OF_THE_TESTS =
            List.of("Schowalter", "Schlüssel liegt", "Stehbach 12", "Geheimrat", "Probefahrt");

    private static final Path PATIENTS =
            Path.of(System.getProperty("medhub.demo")).resolve("fhir").resolve("2-patients.json");

    @Test
    @DisplayName("No patient's name, number, street or telephone and no word written about one stands in any log")
    void noLogNamesAPatient() throws IOException {
        Pattern secrets = Pattern.compile(secrets().stream().map(Pattern::quote).collect(Collectors.joining("|")));
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
        assertThat(secrets()).hasSizeGreaterThan(10);
    }

    private static List<Path> logs() throws IOException {
        try (Stream<Path> files = Files.walk(LOGS.getParent())) {
            return files.filter(file -> file.toString().endsWith(".log")).toList();
        }
    }

    private static List<String> secrets() throws IOException {
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(PATIENTS))) {
            List<String> result = new ArrayList<>(OF_THE_TESTS);
            for (JsonObject entry : reader.readObject().getJsonArray("entry").getValuesAs(JsonObject.class)) {
                JsonObject patient = entry.getJsonObject("resource");
                result.add(patient.getJsonArray("identifier").getJsonObject(0).getString("value"));
                result.add(patient.getJsonArray("name").getJsonObject(0).getString("family"));
                result.add(patient.getJsonArray("telecom").getJsonObject(0).getString("value"));
                result.add(patient.getJsonArray("address")
                        .getJsonObject(0)
                        .getJsonArray("line")
                        .getString(0));
            }
            return result;
        }
    }
}
