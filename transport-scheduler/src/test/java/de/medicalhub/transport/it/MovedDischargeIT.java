package de.medicalhub.transport.it;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.it.Hub.Answered;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A hospital moves a discharge to another day: the ride leaves the one day's tours and is planned on the other's. */
class MovedDischargeIT {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final String key = UUID.randomUUID().toString().substring(0, 12);

    @Test
    @DisplayName("ride and delivery are planned anew, once, on the new day")
    void theRideMovesWithTheDischarge() {
        Instant first = at(day(), 10);
        Instant later = at(day().plusDays(1), 14);
        JsonObject started = start(first);
        List<String> tasks = started.getJsonArray("parameter").getValuesAs(JsonObject.class).stream()
                .filter(parameter -> parameter.getString("name").equals("task"))
                .map(parameter -> parameter.getJsonObject("valueReference").getString("reference"))
                .toList();
        String ride = tasks.get(1);
        awaitPickup(ride, first);
        assertThat(stops(day(), ride)).hasSize(2);

        String plan = started.getJsonArray("parameter").getValuesAs(JsonObject.class).stream()
                .filter(parameter -> parameter.getString("name").equals("care-plan"))
                .map(parameter -> parameter.getJsonObject("valueReference").getString("reference"))
                .findFirst()
                .orElseThrow();
        Parameters date = new Parameters()
                .with("planned-discharge", "valueDateTime", later.toString())
                .with("reason", "valueCode", "medical");
        Answered moved = Hub.send("POST", "/fhir/" + plan + "/$reschedule", "discharge1", date.build());
        assertThat(moved.status()).as(moved.body()).isEqualTo(200);

        awaitPickup(ride, later);
        assertThat(stops(day(), ride)).isEmpty();
        assertThat(stops(day().plusDays(1), ride)).hasSize(2);
        awaitPickup(tasks.get(3), later);
        Hub.send(
                "POST",
                "/fhir/" + plan + "/$close",
                "discharge1",
                new Parameters().with("reason", "valueCode", "cancelled").build());
    }

    private JsonObject start(Instant leaves) {
        admit();
        Instant now = Clock.systemUTC().instant();
        Parameters wish = new Parameters()
                .with(
                        "consent-given",
                        "valueDateTime",
                        now.minus(Duration.ofHours(1)).toString())
                .with("consent-by", "valueCode", "patient")
                .with("consent-witness", "valueString", "Petra Adams")
                .with("planned-discharge", "valueDateTime", leaves.toString())
                .with("care-level", "valueCode", "2")
                .with("need", "valueCode", "mobility")
                .reference("nursing-service", "Organization/nursing-polch")
                .with(
                        "answer-deadline",
                        "valueDateTime",
                        now.plus(Duration.ofHours(6)).toString())
                .with("posture", "valueCode", "walking")
                .reference("carrier", "Organization/carrier-mayen-koblenz")
                .reference("pharmacy", "Organization/pharmacy-polch")
                .reference("gp", "PractitionerRole/role-gp-1")
                .with(
                        "follow-up",
                        "valueDateTime",
                        leaves.plus(Duration.ofDays(3)).toString());
        Answered started =
                Hub.send("POST", "/fhir/Encounter/it-" + key + "/$start-discharge", "discharge1", wish.build());
        assertThat(started.status()).as(started.body()).isEqualTo(200);
        return started.json();
    }

    private void admit() {
        JsonObjectBuilder patient = Json.createObjectBuilder()
                .add("resourceType", "Patient")
                .add("id", "it-" + key)
                .add(
                        "name",
                        Json.createArrayBuilder().add(Json.createObjectBuilder().add("family", "Umzug")))
                .add(
                        "address",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("line", Json.createArrayBuilder().add("Stehbach 12"))
                                        .add("postalCode", "56727")
                                        .add("city", "Mayen")));
        JsonObjectBuilder stay = Json.createObjectBuilder()
                .add("resourceType", "Encounter")
                .add("id", "it-" + key)
                .add("status", "in-progress")
                .add(
                        "class",
                        Json.createObjectBuilder()
                                .add("system", "http://terminology.hl7.org/CodeSystem/v3-ActCode")
                                .add("code", "IMP"))
                .add("subject", Json.createObjectBuilder().add("reference", "Patient/it-" + key))
                .add("serviceProvider", Json.createObjectBuilder().add("reference", "Organization/hospital-mayen"));
        Hub.importAll(Json.createObjectBuilder()
                .add("resourceType", "Bundle")
                .add("type", "transaction")
                .add(
                        "entry",
                        Json.createArrayBuilder().add(put(patient.build())).add(put(stay.build())))
                .build());
    }

    private static JsonObjectBuilder put(JsonObject resource) {
        String url = resource.getString("resourceType") + "/" + resource.getString("id");
        return Json.createObjectBuilder()
                .add("resource", resource)
                .add("request", Json.createObjectBuilder().add("method", "PUT").add("url", url));
    }

    /** Until the answer of the planner about that time has reached the Task. */
    private static void awaitPickup(String task, Instant from) {
        Hub.await(
                task + " from " + from,
                () -> Optional.of(Hub.readAsService("/fhir/" + task))
                        .filter(leg -> leg.getString("status").equals("accepted"))
                        .filter(leg -> leg.getJsonArray("output").getValuesAs(JsonObject.class).stream()
                                .filter(output ->
                                        output.getJsonObject("type").toString().contains("planned-pickup"))
                                .map(output -> OffsetDateTime.parse(output.getString("valueDateTime"))
                                        .toInstant())
                                .anyMatch(at -> !at.isBefore(from) && at.isBefore(from.plus(Duration.ofHours(8))))));
    }

    private static List<JsonObject> stops(LocalDate day, String task) {
        return Hub.get("/transport/api/board?date=" + day, "dispatcher1", "de")
                .json()
                .getJsonArray("tours")
                .getValuesAs(JsonObject.class)
                .stream()
                .flatMap(tour -> tour.getJsonArray("stops").getValuesAs(JsonObject.class).stream())
                .filter(stop -> task.endsWith("/" + stop.getString("jobId")))
                .toList();
    }

    private static LocalDate day() {
        LocalDate today = LocalDate.ofInstant(Clock.systemUTC().instant(), BERLIN);
        return today.plusWeeks(5).with(TemporalAdjusters.next(DayOfWeek.TUESDAY));
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atTime(hour, 0).atZone(BERLIN).toInstant();
    }

    /** FHIR Parameters as JSON. */
    private static final class Parameters {
        private final JsonArrayBuilder all = Json.createArrayBuilder();

        Parameters with(String name, String type, String value) {
            all.add(Json.createObjectBuilder().add("name", name).add(type, value));
            return this;
        }

        Parameters reference(String name, String target) {
            all.add(Json.createObjectBuilder()
                    .add("name", name)
                    .add("valueReference", Json.createObjectBuilder().add("reference", target)));
            return this;
        }

        JsonObject build() {
            return Json.createObjectBuilder()
                    .add("resourceType", "Parameters")
                    .add("parameter", all)
                    .build();
        }
    }
}
