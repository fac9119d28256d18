package de.medicalhub.video.journey;

import de.medicalhub.common.testing.Stack;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** A patient of the hospital in Mayen, discharged today, whom gp1 sees by video ten minutes from now. */
public final class VideoCase {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String FHIR_JSON = "application/fhir+json";

    public final String appointment;

    private VideoCase(String appointment) {
        this.appointment = appointment;
    }

    /** A new patient, a new case, all by the ways that the product has for it. */
    public static VideoCase open(Instant now) throws IOException, InterruptedException {
        String unique = UUID.randomUUID().toString();
        bundle(unique);
        String text = TEMPLATE.replace(
                        "@consent@", now.minus(1, ChronoUnit.HOURS).toString())
                .replace("@discharge@", now.plus(3, ChronoUnit.MINUTES).toString())
                .replace("@deadline@", now.plus(2, ChronoUnit.MINUTES).toString())
                .replace("@follow-up@", now.plus(10, ChronoUnit.MINUTES).toString());
        post("/fhir/Encounter/stay-" + unique + "/$start-discharge", text, FHIR_JSON, "discharge1");
        JsonObject found = get("/fhir/Appointment?patient=Patient/person-" + unique, "gp1");
        JsonObject entry = found.getJsonArray("entry").getJsonObject(0);
        return new VideoCase(entry.getJsonObject("resource").getString("id"));
    }

    /** A link for the patient. */
    public String invite(String user) throws IOException, InterruptedException {
        return IssuedSecrets.note(
                post("/video/api/consultations/" + appointment + "/invitations", "", "application/json", user)
                        .getString("url"));
    }

    /** A link to the conference of this case, which it starts. */
    public String meet(String user, String guest) throws IOException, InterruptedException {
        String conferences = "/video/api/conferences";
        String caseId = desk(user).getString("caseId");
        String id = post(conferences, "{\"case\":\"" + caseId + "\"}", "application/json", user)
                .getString("conference");
        return IssuedSecrets.note(
                post(conferences + "/" + id + "/guests", "{\"name\":\"" + guest + "\"}", "application/json", user)
                        .getString("url"));
    }

    /** The practice cannot keep it. */
    public void cancel(String user) throws IOException, InterruptedException {
        String reason = "{\"resourceType\": \"Parameters\", \"parameter\": [{\"name\": \"reason\", \"valueCode\": "
                + "\"provider-absent\"}]}";
        post("/fhir/Appointment/" + appointment + "/$cancel", reason, FHIR_JSON, user);
    }

    /** What the desk reads. */
    public JsonObject desk(String user) throws IOException, InterruptedException {
        return get("/video/api/consultations/" + appointment, user);
    }

    /** What that person reads of the case's messages, as JSON. */
    public String messages(String user) throws IOException, InterruptedException {
        String caseId = desk(user).getString("caseId");
        return get("/fhir/Communication?identifier=https://medicalhub.de/fhir/sid/case%7C" + caseId, user)
                .toString();
    }

    public String encounterStatus() throws IOException, InterruptedException {
        JsonObject found = get("/fhir/Encounter?appointment=Appointment/" + appointment, "gp1");
        return found.getJsonArray("entry")
                .getJsonObject(0)
                .getJsonObject("resource")
                .getString("status");
    }

    public String appointmentStatus() throws IOException, InterruptedException {
        return get("/fhir/Appointment/" + appointment, "gp1").getString("status");
    }

    private static void bundle(String unique) throws IOException, InterruptedException {
        post("/fhir", PATIENT.replace("@id@", unique), FHIR_JSON, "admin1");
    }

    private static JsonObject get(String path, String user) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(Stack.hubUrl() + path)).GET(), user);
    }

    private static JsonObject post(String path, String body, String type, String user)
            throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(URI.create(Stack.hubUrl() + path))
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(body)),
                user);
    }

    private static JsonObject send(HttpRequest.Builder request, String user) throws IOException, InterruptedException {
        request.header("Authorization", "Bearer " + Stack.token(user)).header("Cache-Control", "no-cache");
        HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(
                    response.request().uri() + ": " + response.statusCode() + " " + response.body());
        }
        try (var reader = Json.createReader(new StringReader(response.body()))) {
            return reader.readObject();
        }
    }

    private static final String PATIENT = """
            {"resourceType": "Bundle", "type": "transaction", "entry": [
              {"resource": {"resourceType": "Patient", "id": "person-@id@",
                "name": [{"family": "Beispiel", "given": ["Rosemarie"]}], "gender": "female", "birthDate": "1943-02-11",
                "telecom": [{"system": "phone", "value": "02651 555 0143"}],
                "address": [{"line": ["Bachstraße 4"], "postalCode": "56727", "city": "Mayen"}]},
               "request": {"method": "PUT", "url": "Patient/person-@id@"}},
              {"resource": {"resourceType": "Encounter", "id": "stay-@id@", "status": "in-progress",
                "class": {"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "IMP"},
                "subject": {"reference": "Patient/person-@id@"},
                "serviceProvider": {"reference": "Organization/hospital-mayen"}},
               "request": {"method": "PUT", "url": "Encounter/stay-@id@"}},
              {"resource": {"resourceType": "Condition", "subject": {"reference": "Patient/person-@id@"},
                "clinicalStatus": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/condition-clinical", "code": "active"}]},
                "code": {"text": "Oberschenkelhalsbruch links"}},
               "request": {"method": "POST", "url": "Condition"}}]}
            """;

    private static final String TEMPLATE = """
            {"resourceType": "Parameters", "parameter": [
              {"name": "consent-given", "valueDateTime": "@consent@"},
              {"name": "consent-by", "valueCode": "patient"},
              {"name": "consent-witness", "valueString": "Petra Adams"},
              {"name": "planned-discharge", "valueDateTime": "@discharge@"},
              {"name": "care-level", "valueCode": "3"},
              {"name": "need", "valueCode": "basic-care"},
              {"name": "nursing-service", "valueReference": {"reference": "Organization/nursing-mayen"}},
              {"name": "answer-deadline", "valueDateTime": "@deadline@"},
              {"name": "posture", "valueCode": "wheelchair"},
              {"name": "carrier", "valueReference": {"reference": "Organization/carrier-mayen-koblenz"}},
              {"name": "pharmacy", "valueReference": {"reference": "Organization/pharmacy-polch"}},
              {"name": "gp", "valueReference": {"reference": "PractitionerRole/role-gp-1"}},
              {"name": "follow-up", "valueDateTime": "@follow-up@"}]}
            """;
}
