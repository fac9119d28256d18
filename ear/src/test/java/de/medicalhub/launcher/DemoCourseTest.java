package de.medicalhub.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the demo's people have done before somebody looks. */
class DemoCourseTest {
    private static final Instant FRIDAY_EVENING = Instant.parse("2026-11-27T20:00:00Z");
    private static final DemoDates DATES = new DemoDates(FRIDAY_EVENING);

    private final List<String> sent = new ArrayList<>();

    @Test
    @DisplayName("Days and times are seen from the moment of loading; a workday has no weekend and Berlin's time")
    void dates() {
        assertThat(DATES.in("@day-1@T10:00 @day+2@")).isEqualTo("2026-11-26T10:00 2026-11-29");
        assertThat(DATES.in("@workday+1 08:30@ @workday+6 14:00@"))
                .isEqualTo("2026-11-30T07:30:00Z 2026-12-07T13:00:00Z");
        assertThat(DATES.in("@now@")).isEqualTo("2026-11-27T20:00:00Z");
    }

    @Test
    @DisplayName("What one request keeps of its answer, later ones name")
    void partsAreKept() {
        course("{\"parameter\":[{\"valueString\":\"17\"}]}").play("""
                        {"steps":[{"user":"a","post":"x","body":{},"keep":{"case":"/parameter/0/valueString"}},
                         {"user":"b","post":"@case@/y","body":{"of":"@case@"}}]}""");
        assertThat(sent).containsExactly("a /fhir/x {}", "b /fhir/17/y {\"of\":\"17\"}");
    }

    @Test
    @DisplayName("An answer without what is to be kept ends the course with a sentence")
    void anAnswerThatIsOther() {
        assertThatThrownBy(() -> course("{}").play("""
                        {"steps":[{"user":"a","post":"x","body":{},"keep":{"case":"/parameter/0/valueString"}}]}"""))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("/parameter/0/valueString");
    }

    @Test
    @DisplayName("Each person of the course has an account, each placeholder a meaning, each id is of the demo data")
    void theCourseOfTheDemo() throws IOException {
        String course = Files.readString(Path.of("src/demo/course.json"));
        String realm = Files.readString(Path.of("src/demo/keycloak/realm-demo.json"));
        assertThat(DemoCourse.steps(course))
                .hasSizeGreaterThan(5)
                .allMatch(step -> realm.contains("\"username\": \"" + step.getString("user") + "\""));
        Set<String> kept = DemoCourse.steps(course).stream()
                .filter(step -> step.containsKey("keep"))
                .flatMap(step -> step.getJsonObject("keep").keySet().stream())
                .collect(Collectors.toSet());
        assertThat(Pattern.compile("@([^@]+)@")
                        .matcher(DATES.in(course))
                        .results()
                        .map(match -> match.group(1)))
                .isSubsetOf(kept);
        String data = Files.readString(Path.of("src/demo/fhir/1-district.json"))
                + Files.readString(Path.of("src/demo/fhir/2-patients.json"))
                + Files.readString(Path.of("src/demo/fhir/3-clinical.json"));
        assertThat(Pattern.compile("(?:Organization|Practitioner|PractitionerRole|Patient|Encounter)/[a-z0-9-]+")
                        .matcher(course)
                        .results()
                        .map(match -> match.group())
                        .distinct())
                .hasSizeGreaterThan(10)
                .allMatch(reference -> data.contains("\"" + reference + "\""));
    }

    private DemoCourse course(String answer) {
        return new DemoCourse(
                (user, path, contentType, body) -> {
                    sent.add(user + " " + path + " " + body);
                    return json(answer);
                },
                DATES);
    }

    private static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
