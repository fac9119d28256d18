package de.medicalhub.fhir.store;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.testing.Stack;
import de.medicalhub.fhir.exchange.Exchange;
import de.medicalhub.fhir.exchange.Exchange.Reply;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a change leaves in the tables of the store, past the engine's own way. */
class ChangeIT {
    private static final String JSON = "application/fhir+json";
    private static final List<String> KINDS =
            List.of("string", "token", "date", "number", "quantity", "quantity_nrml", "uri", "coords");

    private final String key = UUID.randomUUID().toString();
    private final Exchange hospital = Exchange.asService("medhub-hospital");

    @Test
    @DisplayName("6: a changed resource is found by exactly what one is found by that is new with the same content")
    void sameRowsAsANewOne() throws SQLException {
        String patient = create("Patient", patient("Before", "1948-07-09", "female", ",\"deceasedBoolean\":true"));
        for (List<String> change : List.of(
                List.of(
                        "Patient",
                        patient("Vorher", "1948-07-09", "female", ""),
                        patient("Nachher", "1949-02-28", "female", ",\"active\":true")),
                List.of("Patient", patient("Kahl", "1949-02-28", "male", ""), bare("Kahl")),
                List.of("Patient", bare("Fest"), bare("Fest") + " "),
                List.of(
                        "Observation",
                        observation(patient, 61, "nursing-mayen"),
                        observation(patient, 62, "hospital-mayen")),
                List.of("Observation", observation(patient, 61, "nursing-mayen"), note(patient)),
                List.of("Encounter", encounter(patient, "planned"), encounter(patient, "in-progress")))) {
            String changed = create(change.get(0), change.get(1));
            assertThat(rows(changed)).isEqualTo(rows(create(change.get(0), change.get(1))));
            assertThat(put(changed, change.get(2)).status()).as(change.get(2)).isEqualTo(200);
            assertThat(rows(changed)).as(change.get(2)).isEqualTo(rows(create(change.get(0), change.get(2))));
            assertThat(put(changed, change.get(1)).status()).isEqualTo(200);
            assertThat(rows(changed)).as("back again").isEqualTo(rows(create(change.get(0), change.get(1))));
        }
    }

    @Test
    @DisplayName("6: a changed resource is found by its new content and no more by its old")
    void foundByWhatItIsNow() throws SQLException {
        String patient = create("Patient", patient("Weg", "1948-07-09", "female", ""));
        List<String> before = keys(patient);
        assertThat(put(patient, patient("Da", "1948-07-10", "female", "")).status())
                .isEqualTo(200);
        assertThat(found("birthdate=1948-07-10")).isOne();
        assertThat(found("birthdate=1948-07-09")).isZero();
        assertThat(found("family=Da" + key)).isOne();
        assertThat(found("family=Weg" + key)).isZero();
        assertThat(keys(patient)).as("what stays keeps its row").hasSameSizeAs(before);
        assertThat(before.stream().filter(keysOf(patient)::contains)).hasSizeGreaterThan(before.size() / 2);
    }

    @Test
    @DisplayName("1: of changes at the same time each counts once, and the last is what is read and found")
    void changesAtTheSameTime() throws Exception {
        String patient = create("Patient", patient("Anfang", "1930-01-01", "female", ""));
        ExecutorService clients = Executors.newFixedThreadPool(4);
        List<Integer> answers = new ArrayList<>();
        try {
            List<Callable<Integer>> changes = IntStream.range(0, 24)
                    .<Callable<Integer>>mapToObj(i -> () -> {
                        int status = put(
                                        patient,
                                        patient("Zug" + i, "1930-01-" + (i + 2 < 10 ? "0" : "") + (i + 2), "male", ""))
                                .status();
                        hospital.get("/" + patient, "Accept", JSON);
                        return status;
                    })
                    .toList();
            for (Future<Integer> answer : clients.invokeAll(changes)) {
                answers.add(answer.get());
            }
        } finally {
            clients.shutdownNow();
        }
        assertThat(answers).contains(200).isSubsetOf(200, 409);
        Patient last = read(patient);
        long done = answers.stream().filter(status -> status == 200).count();
        assertThat(last.getMeta().getVersionId()).isEqualTo(Long.toString(done + 1));
        assertThat(rows(patient)).isEqualTo(rows(create("Patient", Exchange.json(withoutId(last)))));
    }

    @Test
    @DisplayName("1: a change that is refused or rolled back leaves neither a row nor anything remembered")
    void nothingIsLeftOfWhatFails() throws SQLException {
        String patient = create("Patient", patient("Bleibt", "1948-07-09", "female", ""));
        List<String> before = rows(patient);
        Reply conflict = hospital.put(
                "/" + patient,
                withId(patient, patient("Alt", "1950-01-01", "male", "")),
                "Content-Type",
                JSON,
                "If-Match",
                "W/\"7\"");
        assertThat(conflict.status()).isBetween(409, 412);
        String failing = "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":["
                + entry("PUT", patient, withId(patient, patient("Halb", "1951-01-01", "male", ""))) + ","
                + entry("PUT", "Patient/" + UUID.randomUUID(), patient("Fremd", "1951-01-01", "male", "")) + "]}";
        assertThat(hospital.post("", failing, "Content-Type", JSON).status()).isBetween(400, 499);
        assertThat(rows(patient)).isEqualTo(before);
        assertThat(read(patient).getNameFirstRep().getFamily()).isEqualTo("Bleibt" + key);

        assertThat(put(patient, patient("Danach", "1952-01-01", "female", "")).status())
                .isEqualTo(200);
        Patient after = read(patient);
        assertThat(after.getMeta().getVersionId()).isEqualTo("2");
        assertThat(after.getNameFirstRep().getFamily()).isEqualTo("Danach" + key);
    }

    private static Patient withoutId(Patient patient) {
        Patient copy = patient.copy();
        copy.setId((String) null);
        copy.setMeta(null);
        return copy;
    }

    private String create(String type, String body) {
        Reply created = hospital.post("/" + type, body, "Content-Type", JSON);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return new IdType(created.header("Location")).toUnqualifiedVersionless().getValue();
    }

    private Reply put(String reference, String body) {
        return hospital.put("/" + reference, withId(reference, body), "Content-Type", JSON);
    }

    private Patient read(String reference) {
        return hospital.get("/" + reference, "Accept", JSON).as(Patient.class);
    }

    private int found(String criterion) {
        return hospital.get("/Patient?identifier=urn:test:change%7C" + key + "&" + criterion, "Accept", JSON)
                .as(Bundle.class)
                .getEntry()
                .size();
    }

    private static String withId(String reference, String body) {
        return body.replaceFirst(
                "\\{\"resourceType\":\"(\\w+)\",",
                "{\"resourceType\":\"$1\",\"id\":\"" + new IdType(reference).getIdPart() + "\",");
    }

    private static String entry(String method, String url, String body) {
        return "{\"resource\":" + withId(url, body.replaceFirst("\"id\":\"[^\"]*\",", ""))
                + ",\"request\":{\"method\":\"" + method + "\",\"url\":\"" + url + "\"}}";
    }

    private String patient(String family, String born, String gender, String further) {
        return "{\"resourceType\":\"Patient\",\"identifier\":[{\"system\":\"urn:test:change\",\"value\":\"" + key
                + "\"}],\"name\":[{\"family\":\"" + family + key + "\",\"given\":[\"Martha\",\"Luise\"]}],\"gender\":\""
                + gender + "\",\"birthDate\":\"" + born
                + "\",\"address\":[{\"line\":[\"Marktstraße 1\"],\"city\":\"Mayen\",\"postalCode\":\"56727\"}],"
                + "\"managingOrganization\":{\"reference\":\"Organization/hospital-mayen\"}" + further + "}";
    }

    private static String bare(String family) {
        return "{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"" + family + "\"}],"
                + "\"managingOrganization\":{\"reference\":\"Organization/hospital-mayen\"}}";
    }

    private static String observation(String patient, int value, String performer) {
        return "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"coding\":[{\"system\":"
                + "\"http://loinc.org\",\"code\":\"8867-4\",\"display\":\"Heart rate\"}]},\"subject\":{\"reference\":\""
                + patient + "\"},\"performer\":[{\"reference\":\"Organization/" + performer
                + "\"}],\"effectiveDateTime\":\"2026-11-20T08:" + value % 60
                + "0:00+01:00\",\"valueQuantity\":{\"value\":" + value
                + ",\"unit\":\"/min\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"/min\"}}";
    }

    private static String note(String patient) {
        return "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"Pflegenotiz\"},"
                + "\"subject\":{\"reference\":\"" + patient + "\"},\"valueString\":\"unauffällig\"}";
    }

    private static String encounter(String patient, String status) {
        return "{\"resourceType\":\"Encounter\",\"status\":\"" + status
                + "\",\"class\":{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-ActCode\",\"code\":\"AMB\"},"
                + "\"subject\":{\"reference\":\"" + patient + "\"},"
                + "\"serviceProvider\":{\"reference\":\"Organization/hospital-mayen\"}}";
    }

    /** Without what belongs to the one row and not to what it says. */
    private static List<String> rows(String reference) throws SQLException {
        List<String> rows = new ArrayList<>();
        for (String kind : KINDS) {
            rows.addAll(select(
                    "select '" + kind + " ' || (to_jsonb(i) - array['sp_id', 'res_id', 'sp_updated'])::text"
                            + " from fhir.hfj_spidx_" + kind + " i join fhir.hfj_resource r using (res_id)",
                    reference));
        }
        rows.addAll(select(
                "select 'link ' || (to_jsonb(l) - array['pid', 'src_resource_id', 'sp_updated'])::text"
                        + " from fhir.hfj_res_link l join fhir.hfj_resource r on r.res_id = l.src_resource_id",
                reference));
        rows.addAll(select(
                "select 'flags ' || concat_ws(' ', sp_string_present, sp_token_present, sp_date_present,"
                        + " sp_number_present, sp_quantity_present, sp_uri_present, sp_has_links) from fhir.hfj_resource r",
                reference));
        return rows.stream().sorted().toList();
    }

    private static List<String> keys(String reference) throws SQLException {
        List<String> keys = new ArrayList<>();
        for (String kind : KINDS) {
            keys.addAll(select(
                    "select '" + kind + " ' || sp_id from fhir.hfj_spidx_" + kind
                            + " i join fhir.hfj_resource r using (res_id)",
                    reference));
        }
        return keys;
    }

    private static Set<String> keysOf(String reference) throws SQLException {
        return Set.copyOf(keys(reference));
    }

    private static List<String> select(String question, String reference) throws SQLException {
        try (Connection owner = DriverManager.getConnection(Stack.databaseUrl(), "postgres", "demo");
                PreparedStatement statement =
                        owner.prepareStatement(question + " where r.res_type = ? and r.fhir_id = ?")) {
            List<String> parts = Arrays.asList(reference.split("/", -1));
            statement.setString(1, parts.get(0));
            statement.setString(2, parts.get(1));
            List<String> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        }
    }
}
