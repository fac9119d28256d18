package de.medicalhub.transport.it;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.UUID;

/** Leg Tasks with their patients, as an import brings them. */
public final class Orders {
    private static final String BASE = "https://medicalhub.de/fhir";
    static final String CARRIER = "Organization/carrier-mayen-koblenz";
    private static final String PHARMACY = "Organization/pharmacy-polch";
    private static final String CODES = BASE + "/CodeSystem/";

    private Orders() {}

    /** The ids of one order. */
    public record Sent(String taskId, String patientId, String caseId) {}

    /**
     * @param code transport-leg or delivery-leg
     * @param town of the drop-off
     */
    public record Wanted(String code, Instant from, Instant to, String posture, String postcode, String town) {}

    /** Brings the order and its patient, for the demo's carrier. */
    public static Sent send(Wanted wanted) {
        return send(wanted, CARRIER);
    }

    /** Brings the order and its patient, for that carrier. */
    public static Sent send(Wanted wanted, String carrier) {
        String name = UUID.randomUUID().toString();
        Sent sent = new Sent(
                "it-leg-" + name, "it-patient-" + name, UUID.randomUUID().toString());
        send(sent, wanted, carrier);
        return sent;
    }

    /** Brings the same again, as it was at first. */
    static void send(Sent sent, Wanted wanted, String carrier) {
        Hub.importAll(Json.createObjectBuilder()
                .add("resourceType", "Bundle")
                .add("type", "transaction")
                .add("entry", Json.createArrayBuilder().add(put(patient(sent))).add(put(task(sent, wanted, carrier))))
                .build());
    }

    private static JsonObjectBuilder put(JsonObject resource) {
        String url = resource.getString("resourceType") + "/" + resource.getString("id");
        return Json.createObjectBuilder()
                .add("resource", resource)
                .add("request", Json.createObjectBuilder().add("method", "PUT").add("url", url));
    }

    private static JsonObject patient(Sent sent) {
        return Json.createObjectBuilder()
                .add("resourceType", "Patient")
                .add("id", sent.patientId())
                .add(
                        "name",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("family", "Probefahrt")
                                        .add("given", Json.createArrayBuilder().add("Paula"))))
                .build();
    }

    private static JsonObject task(Sent sent, Wanted wanted, String carrier) {
        return Json.createObjectBuilder()
                .add("resourceType", "Task")
                .add("id", sent.taskId())
                .add("status", "requested")
                .add("intent", "order")
                .add(
                        "groupIdentifier",
                        Json.createObjectBuilder()
                                .add("system", BASE + "/sid/case")
                                .add("value", sent.caseId()))
                .add("code", coding("task-code", wanted.code()))
                .add("for", reference("Patient/" + sent.patientId()))
                .add("owner", reference(carrier))
                .add("input", inputs(wanted))
                .build();
    }

    private static JsonArrayBuilder inputs(Wanted wanted) {
        JsonArrayBuilder inputs = Json.createArrayBuilder()
                .add(input("pickup").add("valueAddress", address("56727", "Mayen")))
                .add(input("drop-off").add("valueAddress", address(wanted.postcode(), wanted.town())))
                .add(input("pickup-name").add("valueString", "Haus der Probe"))
                .add(input("window-start").add("valueDateTime", wanted.from().toString()))
                .add(input("window-end").add("valueDateTime", wanted.to().toString()))
                .add(input("companion").add("valueBoolean", false));
        if (wanted.code().equals("delivery-leg")) {
            inputs.add(input("supplier").add("valueReference", reference(PHARMACY)));
        }
        return wanted.posture().isEmpty() ? inputs : inputs.add(input("posture").add("valueCode", wanted.posture()));
    }

    private static JsonObjectBuilder input(String name) {
        return Json.createObjectBuilder().add("type", coding("task-parameter", name));
    }

    private static JsonObjectBuilder address(String postcode, String town) {
        return Json.createObjectBuilder()
                .add("line", Json.createArrayBuilder().add("Probeweg 1"))
                .add("postalCode", postcode)
                .add("city", town);
    }

    private static JsonObjectBuilder reference(String to) {
        return Json.createObjectBuilder().add("reference", to);
    }

    private static JsonObjectBuilder coding(String system, String code) {
        return Json.createObjectBuilder()
                .add(
                        "coding",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("system", CODES + system)
                                        .add("code", code)));
    }
}
