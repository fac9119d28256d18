package de.medicalhub.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.CheckDigit;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The demo's files are right in themselves. */
class DemoDataTest {
    private static final Path FHIR = Path.of("src/demo/fhir");

    @Test
    @DisplayName("Every reference of the demo data leads to a resource of the demo data")
    void referencesAreClosed() throws IOException {
        Set<String> there = entries().stream()
                .map(entry -> entry.getJsonObject("request").getString("url"))
                .collect(Collectors.toSet());
        String all = entries().toString();
        List<String> references = Pattern.compile("\"reference\":\"([^\"]+)\"")
                .matcher(all)
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();
        assertThat(references).hasSizeGreaterThan(30).allMatch(there::contains);
    }

    @Test
    @DisplayName("Insurance numbers have a valid check digit (alternating weights 1 and 2, sums of digits, modulo 10)")
    void insuranceNumbersAreValid() throws IOException {
        List<String> numbers = resources("Patient").stream()
                .map(patient ->
                        patient.getJsonArray("identifier").getJsonObject(0).getString("value"))
                .toList();
        assertThat(numbers).hasSize(8).doesNotHaveDuplicates().allMatch(DemoDataTest::validInsuranceNumber);
    }

    @Test
    @DisplayName("Product numbers of medicines have a valid check digit (weights 1 to 7, modulo 11)")
    void productNumbersAreValid() throws IOException {
        List<String> numbers = resources("MedicationRequest").stream()
                .map(request -> request.getJsonObject("medicationCodeableConcept")
                        .getJsonArray("coding")
                        .getJsonObject(0)
                        .getString("code"))
                .toList();
        assertThat(numbers).isNotEmpty().allMatch(DemoDataTest::validProductNumber);
    }

    @Test
    @DisplayName(
            "Each organisation has a number of its own (IK) with a valid check digit, of a region that is not given out")
    void institutionNumbersAreValid() throws IOException {
        List<String> numbers = resources("Organization").stream()
                .map(house -> house.getJsonArray("identifier").getJsonObject(0).getString("value"))
                .toList();
        assertThat(numbers)
                .hasSizeGreaterThan(10)
                .doesNotHaveDuplicates()
                .allMatch(number -> number.startsWith("99", 2))
                .allMatch(CheckDigit.IK::isValid);
    }

    @Test
    @DisplayName("All places lie in the district: between Mayen and Vallendar")
    void placesLieInTheDistrict() throws IOException {
        for (JsonObject location : resources("Location")) {
            JsonObject position = location.getJsonObject("position");
            if (position != null) {
                assertThat(position.getJsonNumber("latitude").doubleValue()).isBetween(50.28, 50.46);
                assertThat(position.getJsonNumber("longitude").doubleValue()).isBetween(7.18, 7.65);
            }
        }
    }

    private static boolean validInsuranceNumber(String number) {
        String digits = String.format(Locale.ROOT, "%02d%s", number.charAt(0) - 'A' + 1, number.substring(1, 9));
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int product = (digits.charAt(i) - '0') * (i % 2 + 1);
            sum += product / 10 + product % 10;
        }
        return sum % 10 == number.charAt(9) - '0';
    }

    private static boolean validProductNumber(String number) {
        int sum = 0;
        for (int i = 0; i < 7; i++) {
            sum += (number.charAt(i) - '0') * (i + 1);
        }
        return number.length() == 8 && sum % 11 == number.charAt(7) - '0';
    }

    private static List<JsonObject> resources(String type) throws IOException {
        return entries().stream()
                .map(entry -> entry.getJsonObject("resource"))
                .filter(resource -> resource.getString("resourceType").equals(type))
                .toList();
    }

    private static List<JsonObject> entries() throws IOException {
        try (Stream<Path> files = Files.list(FHIR)) {
            return files.sorted().flatMap(file -> read(file).stream()).toList();
        }
    }

    private static List<JsonObject> read(Path file) {
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(file))) {
            return reader.readObject().getJsonArray("entry").getValuesAs(JsonObject.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
