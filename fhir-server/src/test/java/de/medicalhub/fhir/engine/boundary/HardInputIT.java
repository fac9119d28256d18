package de.medicalhub.fhir.engine.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.fhir.exchange.Exchange;
import de.medicalhub.fhir.exchange.Exchange.Reply;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a tester found: input that took the server down, failed in it, or was answered as if it said something else. */
class HardInputIT {
    private static final String JSON = "application/fhir+json";
    private static final String XML = "application/fhir+xml";
    private static final String JSON_PATCH = "application/json-patch+json";
    private static final String FEMALE = "[{\"op\":\"replace\",\"path\":\"/gender\",\"value\":\"female\"}]";
    private static final String NO_VERSION = "W/\"zzz\"";

    private final Exchange hospital = Exchange.asService("medhub-hospital");
    private final Exchange admin = Exchange.as("admin1");
    private String patient = "";
    private String observation = "";

    @BeforeEach
    void aPatientWithAnObservation() {
        Patient created = new Patient().setGender(AdministrativeGender.MALE);
        created.setManagingOrganization(new Reference("Organization/hospital-mayen"))
                .addName()
                .setFamily("Flick");
        created.addIdentifier().setSystem("https://example.org/case").setValue("1e999999999");
        Reply reply = hospital.post("/Patient", Exchange.json(created), "Content-Type", JSON);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        patient = "/Patient/" + reply.as(Patient.class).getIdElement().getIdPart();
        Reply measured = hospital.post("/Observation", measured("1.5"), "Content-Type", JSON);
        assertThat(measured.status()).as(measured.text()).isEqualTo(201);
        observation = measured.header("Location").replaceFirst(".*(/Observation/[^/]+).*", "$1");
    }

    @Test
    @DisplayName("rule 9: a number that nobody can write out is refused, however it comes, and the server lives on")
    void largeNumbersHarmNobody() {
        assertRefused(hospital.post("/Observation", measured("1e999999999"), "Content-Type", JSON), 400);
        assertRefused(hospital.post("/Observation", measured("\"1e999999999\""), "Content-Type", JSON), 400);
        assertRefused(
                hospital.post(
                        "/Observation",
                        "<Observation xmlns=\"http://hl7.org/fhir\"><status value=\"final\"/><code><text value=\"x\"/></code>"
                                + "<valueQuantity><value value=\"1e999999999\"/></valueQuantity></Observation>",
                        "Content-Type",
                        XML),
                400);
        for (String operation : new String[] {
            "{\"op\":\"replace\",\"path\":\"/valueQuantity/value\",\"value\":1e999999999}",
            "{\"op\":\"replace\",\"path\":\"/valueQuantity/value\",\"value\":\"1e999999999\"}",
        }) {
            assertRefused(hospital.patch(observation, "[" + operation + "]", "Content-Type", JSON_PATCH), 400);
        }
        String copied = "[{\"op\":\"copy\",\"from\":\"/identifier/0/value\",\"path\":\"/multipleBirthInteger\"}]";
        assertRefused(hospital.patch(patient, copied, "Content-Type", JSON_PATCH), 400);
        assertRefused(hospital.patch(observation, fhirPath("1e999999999"), "Content-Type", JSON), 400);
        for (String search : new String[] {
            "/Observation?value-quantity=1e999999999",
            "/Observation?value-quantity=gt1e-999999999",
            "/Observation?code-value-quantity=x$1e999999999",
            "/Patient?_has:Observation:patient:value-quantity=1e999999999",
        }) {
            assertRefused(hospital.get(search.replace("$", "%24")), 400);
        }
        assertThat(hospital.get("/Patient?identifier=1e999999999").status()).isEqualTo(200);
        assertThat(hospital.get(observation).text()).contains("1.5");
    }

    @Test
    @DisplayName("Rule 2: an If-Match of * is any current version (RFC 9110), and none where nothing is")
    void anyVersionIsTheCurrentOne() {
        assertThat(hospital.patch(patient, FEMALE, "Content-Type", JSON_PATCH, "If-Match", "*")
                        .status())
                .isEqualTo(200);
        Patient absent = new Patient();
        absent.setId("none-" + UUID.randomUUID());
        assertRefused(
                admin.put(
                        "/Patient/" + absent.getIdPart(), Exchange.json(absent), "Content-Type", JSON, "If-Match", "*"),
                412);
    }

    @Test
    @DisplayName(
            "Rule 2: the star is the current version in bundles, too; If-None-Match of it is that there is none yet")
    void theStarInBundles() {
        String changed = hospital.get(patient).text().replace("Flick", "Flicka");
        for (String type : new String[] {"transaction", "batch"}) {
            Reply stored = hospital.post("", bundle(type, changed, "*"), "Content-Type", JSON);
            assertThat(stored.status()).as(stored.text()).isEqualTo(200);
            assertThat(stored.as(Bundle.class).getEntryFirstRep().getResponse().getStatus())
                    .as(stored.text())
                    .startsWith("200");
        }
        String unless = bundle("transaction", changed, "*").replace("ifMatch", "ifNoneMatch");
        for (Exchange sender : new Exchange[] {hospital, admin}) {
            assertRefused(sender.post("", unless, "Content-Type", JSON), 412);
        }
        assertRefused(hospital.put(patient, changed, "Content-Type", JSON, "If-None-Match", "*"), 412);
        String id = "star-" + UUID.randomUUID();
        String fresh = "{\"resourceType\":\"Organization\",\"id\":\"" + id + "\",\"name\":\"Neu\"}";
        String[] onlyNew = {"Content-Type", JSON, "If-None-Match", "*"};
        assertThat(admin.put("/Organization/" + id, fresh, onlyNew).status()).isEqualTo(201);
        assertRefused(admin.put("/Organization/" + id, fresh, onlyNew), 412);
        String absent = bundle("transaction", fresh.replace(id, id + "-2"), "*")
                .replace(patient.substring(1), "Organization/" + id + "-2");
        assertRefused(admin.post("", absent, "Content-Type", JSON), 412);
    }

    @ParameterizedTest
    @ValueSource(strings = {NO_VERSION, "W/\"99999999999999999999\"", "W/\"7\""})
    @DisplayName("Rule 2: an If-Match of no version is 412, alone, in a transaction and in a batch")
    void unknownVersionsMatchNothing(String version) {
        String changed = hospital.get(patient).text().replace("Flick", "Flicka");
        assertRefused(hospital.patch(patient, FEMALE, "Content-Type", JSON_PATCH, "If-Match", version), 412);
        Reply whole = hospital.post("", bundle("transaction", changed, version), "Content-Type", JSON);
        assertRefused(whole, 412);
        assertThat(whole.text()).contains("Bundle.entry[0]").doesNotContain("HAPI");
        for (Exchange sender : new Exchange[] {hospital, admin}) {
            Reply each = sender.post("", bundle("batch", changed, version), "Content-Type", JSON);
            assertThat(each.status()).as(each.text()).isEqualTo(200);
            assertThat(each.as(Bundle.class).getEntryFirstRep().getResponse().getStatus())
                    .as(each.text())
                    .startsWith("412");
            assertThat(each.text()).doesNotContain("HAPI");
        }
        assertThat(hospital.get(patient).as(Patient.class).getMeta().getVersionId())
                .isEqualTo("1");
    }

    @Test
    @DisplayName("what cannot be read is refused or ignored as the standards say, and is no fault of the server")
    void unreadableInputIsNoFault() {
        assertRefused(
                hospital.post(
                        "/Patient",
                        "{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"a\\ud800b\"}]}",
                        "Content-Type",
                        JSON),
                400);
        Reply half = hospital.post(
                "/Patient",
                "<Patient xmlns=\"http://hl7.org/fhir\"><name><family value=\"a&#xD800;b\"/></name></Patient>",
                "Content-Type",
                XML);
        assertThat(half.status()).as(half.text()).isEqualTo(400);
        assertThat(hospital.get(patient, "If-Modified-Since", "garbage").status())
                .isEqualTo(200);
        assertRefused(admin.get("/AuditEvent/$verify?anchor-sequence=abc&anchor-hash=x"), 400);
        assertRefused(admin.get("/AuditEvent/$verify?anchor-sequence=1e999999999&anchor-hash=x"), 400);
        assertThat(admin.get("/AuditEvent/$verify").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("a search whose criteria are not understood is refused, never answered with everything")
    void searchesAreNotAnsweredByMore() {
        for (String type : new String[] {"application/json", "text/plain", JSON, "multipart/form-data"}) {
            assertRefused(hospital.post("/Condition/_search", "{\"code\":\"F32\"}", "Content-Type", type), 415);
        }
        assertThat(hospital.post("/Condition/_search", "code=F32", "Content-Type", "application/x-www-form-urlencoded")
                        .status())
                .isEqualTo(200);
        for (String search : new String[] {
            "name:fuzzy=x", "birthdate:exact=1940", "gender:foo=male", "family:missing=maybe", "name:nickname=x"
        }) {
            assertRefused(hospital.get("/Patient?" + search), 400);
        }
        for (String search : new String[] {"name:contains=x", "gender:not=male", "family:missing=true", "_id:not=x"}) {
            Reply found = hospital.get("/Patient?" + search);
            assertThat(found.status()).as(found.text()).isEqualTo(200);
        }
    }

    @Test
    @DisplayName(
            "rule 13: what shapes the answer is understood or refused, alone, in a history, in a batch and in pages")
    void shapesAreUnderstoodOrRefused() {
        for (String address : new String[] {
            patient + "/_history?_count=abc",
            patient + "/_history?_count=-1",
            patient + "/_history?_since=yesterday",
            patient + "/_history?_at=2026-99-99",
            "/Patient?_count=abc",
            "/Patient?_count=1e3",
            "/Patient?_summary=some",
            "/Patient?_total=exact",
            patient + "?_summary=all",
            "/metadata?_summary=some",
        }) {
            assertRefused(hospital.get(address), 400);
        }
        for (String address :
                new String[] {"/Patient?_format=foo", patient + "?_format=ttl", "/metadata?_format=html"}) {
            assertRefused(hospital.get(address), 406);
        }
        assertThat(hospital.get("/Patient?_count=abc&_format=foo").status()).isIn(400, 406);
        for (String form : new String[] {"application/fhir+turtle", "text/html", "application/pdf, image/png"}) {
            assertRefused(hospital.get(patient, "Accept", form), 406);
            assertRefused(hospital.get("/metadata", "Accept", form), 406);
        }
        Reply turtle = hospital.get(patient, "Accept", "application/fhir+turtle, application/*;q=0.5");
        assertThat(turtle.status()).as(turtle.text()).isEqualTo(200);
        assertThat(turtle.as(Patient.class).hasGender()).isTrue();
        for (String address : new String[] {
            patient + "/_history?_count=1&_since=2020-01-01T00:00:00Z",
            patient + "?_format=application/fhir+json",
            patient + "?_format=application/fhir%2Bjson",
            patient + "?_format=json&_summary=true",
            "/Patient?_count=0&_total=accurate&_summary=count",
        }) {
            Reply found = hospital.get(address);
            assertThat(found.status()).as(address + found.text()).isEqualTo(200);
        }
        String batch = "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[{\"request\":{\"method\":\"GET\","
                + "\"url\":\"Patient?_count=abc\"}}]}";
        Reply each = hospital.post("", batch, "Content-Type", JSON);
        assertThat(each.as(Bundle.class).getEntryFirstRep().getResponse().getStatus())
                .as(each.text())
                .startsWith("400");
    }

    @Test
    @DisplayName("16: a modifier that is not known is refused wherever criteria stand, never left out")
    void unknownModifiersAreRefused() {
        for (String search : new String[] {
            "/Patient?name:foo=x",
            "/Observation?patient.name:foo=x",
            "/Observation?patient:foo.name=x",
            "/Observation?patient:Patient.name:foo=x",
            "/Patient?_has:Observation:patient:code:foo=x",
            "/Patient?_id:foo=x",
            "/Patient?_count:foo=1",
        }) {
            assertRefused(hospital.get(search), 400);
        }
        assertRefused(
                hospital.post("/Patient/_search", "name:foo=x", "Content-Type", "application/x-www-form-urlencoded"),
                400);
        Patient person = new Patient();
        person.addIdentifier().setSystem("https://example.org/case").setValue("modifier");
        for (Exchange sender : new Exchange[] {hospital, admin}) {
            Reply refused = sender.post(
                    "/Patient",
                    Exchange.json(person),
                    "Content-Type",
                    JSON,
                    "If-None-Exist",
                    "identifier:foo=https://example.org/case|modifier");
            assertThat(refused.status()).as(refused.text()).isIn(400, 412);
        }
    }

    @Test
    @DisplayName("rule 9: a byte order mark before a body is read over, in JSON and XML")
    void aByteOrderMarkIsReadOver() {
        String json = "\uFEFF" + Exchange.json(new Patient().setGender(AdministrativeGender.OTHER));
        String xml = "\uFEFF<?xml version=\"1.0\" encoding=\"UTF-8\"?><Patient xmlns=\"http://hl7.org/fhir\"/>";
        Reply created = hospital.post("/Patient", json, "Content-Type", JSON);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.as(Patient.class).getGender()).isEqualTo(AdministrativeGender.OTHER);
        Reply inXml = hospital.post("/Patient", xml, "Content-Type", XML, "Accept", JSON);
        assertThat(inXml.status()).as(inXml.text()).isEqualTo(201);
        Reply patched = hospital.patch(patient, "\uFEFF" + FEMALE, "Content-Type", JSON_PATCH);
        assertThat(patched.status()).as(patched.text()).isEqualTo(200);
    }

    private static void assertRefused(Reply reply, int status) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.as(OperationOutcome.class).getIssueFirstRep().getDiagnostics())
                .isNotBlank();
    }

    private String measured(String number) {
        return "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"x\"},\"subject\":{\"reference\":\""
                + patient.substring(1) + "\"},\"valueQuantity\":{\"value\":" + number + "}}";
    }

    private String bundle(String type, String resource, String version) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"" + type + "\",\"entry\":[{\"resource\":" + resource
                + ",\"request\":{\"method\":\"PUT\",\"url\":\"" + patient.substring(1) + "\",\"ifMatch\":\""
                + version.replace("\"", "\\\"") + "\"}}]}";
    }

    private static String fhirPath(String text) {
        return "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"operation\",\"part\":["
                + "{\"name\":\"type\",\"valueCode\":\"replace\"},"
                + "{\"name\":\"path\",\"valueString\":\"Observation.value.value\"},"
                + "{\"name\":\"value\",\"valueString\":\"" + text + "\"}]}]}";
    }
}
