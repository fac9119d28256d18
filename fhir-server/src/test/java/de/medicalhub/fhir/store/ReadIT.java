package de.medicalhub.fhir.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import de.medicalhub.fhir.exchange.Exchange;
import de.medicalhub.fhir.exchange.Exchange.Reply;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A plain read is answered in a way of its own, and nobody can tell. */
class ReadIT {
    private static final int MOST_ATTEMPTS = 10;
    private static final String JSON = "application/fhir+json";

    /** Says the same as nothing, and leaves the answer to HAPI. */
    private static final String BY_HAPI = "?_pretty=false";

    private static final Set<String> OF_THE_MOMENT =
            Set.of("date", "x-request-id", "content-length", "transfer-encoding");

    @Test
    @DisplayName(
            "One of each kind that the demo holds: the same bytes and headers as HAPI's, twice, for each who may read it")
    void sameAsHapis() {
        Set<String> seen = new HashSet<>();
        for (String user : List.of("gp1", "nurse1", "discharge1", "patient1")) {
            Exchange caller = Exchange.as(user);
            Set<String> kinds = new HashSet<>();
            for (String path : demo()) {
                Reply slow = caller.get(path + BY_HAPI, "Accept", JSON);
                if (slow.status() == 200 && kinds.add(path.replaceFirst("/[^/]*$", ""))) {
                    for (int turn = 0; turn < 2; turn++) {
                        Reply quick = caller.get(path, "Accept", JSON);
                        assertThat(quick.text()).as(user + " " + path).isEqualTo(slow.text());
                        assertThat(headers(quick)).as(user + " " + path).isEqualTo(headers(slow));
                    }
                }
            }
            seen.addAll(kinds);
        }
        assertThat(seen).contains("/Patient", "/Organization", "/Practitioner", "/Task");
    }

    @Test
    void otherFormsAndPartsAreStillAnswered() {
        Exchange hospital = Exchange.asService("medhub-hospital");
        String path = newPatient(hospital);
        String whole = hospital.get(path, "Accept", JSON).text();
        assertThat(whole).startsWith("{\"resourceType\":\"Patient\"").contains("\"Flick\"");
        assertThat(hospital.get(path, "Accept", "application/fhir+xml").text()).startsWith("<Patient");
        assertThat(hospital.get(path + "?_elements=gender", "Accept", JSON).text())
                .doesNotContain("Flick");
        assertThat(hospital.get(path + "?_pretty=true", "Accept", JSON).text()).contains("\n  \"");
        assertThat(hospital.get(path, "Accept", JSON, "If-None-Match", "W/\"1\"")
                        .status())
                .isEqualTo(304);
    }

    @Test
    void aChangeIsSeenAtOnce() {
        Exchange hospital = Exchange.asService("medhub-hospital");
        String path = newPatient(hospital);
        for (int version = 1; version <= 3; version++) {
            Reply read = hospital.get(path, "Accept", JSON);
            Patient patient = read.as(Patient.class);
            assertThat(read.header("ETag")).isEqualTo("W/\"" + version + "\"");
            assertThat(patient.getMultipleBirthIntegerType().getValue()).isEqualTo(version);
            String next = "[{\"op\":\"replace\",\"path\":\"/multipleBirthInteger\",\"value\":" + (version + 1) + "}]";
            assertThat(hospital.patch(path, next, "Content-Type", "application/json-patch+json")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    @DisplayName("Pages of a search: the same bytes and headers as HAPI's, twice")
    void searchesAreAsHapis() {
        for (String user : List.of("gp1", "nurse1", "patient1")) {
            Exchange caller = Exchange.as(user);
            for (String search :
                    List.of("/Organization?_count=3&_total=accurate", "/Practitioner?name=nobody-of-this-name")) {
                for (int turn = 0; turn < 2; turn++) {
                    assertSame(caller, search, user + " " + search);
                }
            }
        }
    }

    /** Others write meanwhile: what is compared stood still between two slow answers. */
    private static void assertSame(Exchange caller, String search, String description) {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            Reply before = caller.get(search + "&_pretty=false", "Accept", JSON);
            Reply quick = caller.get(search, "Accept", JSON);
            Reply after = caller.get(search + "&_pretty=false", "Accept", JSON);
            if (timeless(before).equals(timeless(after))) {
                assertThat(timeless(quick)).as(description).isEqualTo(timeless(after));
                assertThat(headers(quick).keySet())
                        .as(description)
                        .isEqualTo(headers(after).keySet());
                return;
            }
        }
        fail("Never still: " + description);
    }

    @Test
    void partsOfPagesAreStillAnswered() {
        Exchange hospital = Exchange.asService("medhub-hospital");
        String search = "/Patient?_id=" + newPatient(hospital).replaceFirst(".*/", "");
        assertThat(hospital.get(search, "Accept", JSON).text()).contains("\"Flick\"");
        assertThat(hospital.get(search + "&_elements=gender", "Accept", JSON).text())
                .contains("SUBSETTED")
                .doesNotContain("Flick");
        assertThat(hospital.get(search + "&_summary=count", "Accept", JSON).text())
                .doesNotContain("entry");
        assertThat(hospital.get(search + "&_count=0", "Accept", JSON).text()).doesNotContain("entry");
        assertThat(hospital.get(search, "Accept", "application/fhir+xml").text())
                .startsWith("<Bundle");
    }

    @Test
    @DisplayName("What stores one resource gives back the same bytes and headers as HAPI's")
    void changesAreAsHapis() {
        Exchange hospital = Exchange.asService("medhub-hospital");
        String path = newPatient(hospital);
        Patient patient = hospital.get(path, "Accept", JSON).as(Patient.class);
        for (int turn = 0; turn < 2; turn++) {
            patient.addGeneralPractitioner().setReference("Organization/hospital-mayen");
            patient.addName().setFamily("Änderung \"" + turn + "\"");
            String quick = changed(hospital.put(path, Exchange.json(patient), "Content-Type", JSON, "Accept", JSON));
            patient.addName().setFamily("noch eine");
            String slow =
                    changed(hospital.put(path + BY_HAPI, Exchange.json(patient), "Content-Type", JSON, "Accept", JSON));
            assertThat(quick).isEqualTo(slow.replace(",{\"family\":\"noch eine\"}", ""));
            patient.getName().remove(patient.getName().size() - 1);
        }
    }

    @Test
    void aNewOneIsGivenBackWithItsAddress() {
        Exchange hospital = Exchange.asService("medhub-hospital");
        Patient patient = new Patient();
        patient.setManagingOrganization(new Reference("Organization/hospital-mayen"));
        Reply quick = hospital.post("/Patient", Exchange.json(patient), "Content-Type", JSON, "Accept", JSON);
        Reply slow = hospital.post("/Patient" + BY_HAPI, Exchange.json(patient), "Content-Type", JSON, "Accept", JSON);
        String id = quick.as(Patient.class).getIdPart();
        assertThat(quick.header("Location")).endsWith("/Patient/" + id + "/_history/1");
        assertThat(timeless(quick).replace(id, ""))
                .isEqualTo(timeless(slow).replace(slow.as(Patient.class).getIdPart(), ""));
        assertThat(headers(quick).keySet()).isEqualTo(headers(slow).keySet());
    }

    private static String changed(Reply changed) {
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.header("ETag"))
                .isEqualTo("W/\"" + changed.as(Patient.class).getMeta().getVersionId() + "\"");
        return timeless(changed) + " " + headers(changed).keySet();
    }

    /** Without what is of this moment. */
    private static String timeless(Reply reply) {
        return reply.text()
                .replaceFirst("(\"Bundle\",\"id\":)\"[^\"]*\"", "$1")
                .replaceFirst("\"versionId\":\"[0-9]*\"", "")
                .replaceFirst("(\"lastUpdated\":)\"[^\"]*\"", "$1")
                .replaceAll("_getpages=[^&\"]*", "_getpages=")
                .replace("?_pretty=false&", "?")
                .replace("&_pretty=false", "");
    }

    private static String newPatient(Exchange hospital) {
        Patient patient = new Patient();
        patient.setManagingOrganization(new Reference("Organization/hospital-mayen"));
        patient.setMultipleBirth(new org.hl7.fhir.r4.model.IntegerType(1));
        patient.addName().setFamily("Flick");
        Reply created = hospital.post("/Patient", Exchange.json(patient), "Content-Type", JSON);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return "/Patient/" + created.as(Patient.class).getIdElement().getIdPart();
    }

    private static List<String> demo() {
        List<String> paths = new ArrayList<>();
        Exchange admin = Exchange.as("gp1");
        for (String type : List.of(
                "Patient",
                "Organization",
                "Practitioner",
                "Encounter",
                "Condition",
                "Appointment",
                "MedicationRequest",
                "CarePlan",
                "Task",
                "Consent",
                "CareTeam",
                "Slot")) {
            Bundle found = admin.get("/" + type + "?_count=20", "Accept", JSON).as(Bundle.class);
            found.getEntry().stream()
                    .map(BundleEntryComponent::getResource)
                    .map(resource -> "/" + type + "/" + resource.getIdElement().getIdPart())
                    .forEach(paths::add);
        }
        return paths;
    }

    private static Map<String, List<String>> headers(Reply reply) {
        Map<String, List<String>> headers = new TreeMap<>(reply.http().headers().map());
        headers.keySet().removeIf(name -> OF_THE_MOMENT.contains(name.toLowerCase(java.util.Locale.ROOT)));
        return headers;
    }
}
