package de.medicalhub.fhir.engine.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import de.medicalhub.fhir.access.Rest;
import de.medicalhub.fhir.exchange.Exchange;
import de.medicalhub.fhir.exchange.Exchange.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Narrative.NarrativeStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in the answers, not only that there is one: order, parts, old versions, XML, and changes by a condition. */
class ContentIT {
    private static final String JSON = "application/fhir+json";
    private static final String XML = "application/fhir+xml";
    private static final String SYSTEM = "https://medicalhub.de/test/content";
    private static final String MARK = UUID.randomUUID().toString().substring(0, 8);

    private static Exchange hospital = new Exchange("");
    private static List<String> ids = List.of();

    @BeforeAll
    static void threePatients() {
        hospital = Exchange.asService("medhub-hospital");
        ids = List.of(
                created(patient("Berg", "1950-05-05", AdministrativeGender.FEMALE)),
                created(patient("Cramer", "1960-06-06", AdministrativeGender.MALE)),
                created(patient("Arndt", "1940-04-04", AdministrativeGender.FEMALE)));
    }

    @ParameterizedTest
    @CsvSource({
        "family, 'Arndt, Berg, Cramer'",
        "-family, 'Cramer, Berg, Arndt'",
        "-birthdate, 'Cramer, Berg, Arndt'",
        "'gender,-birthdate', 'Berg, Arndt, Cramer'",
        "'-gender,birthdate', 'Cramer, Arndt, Berg'"
    })
    @DisplayName("_sort orders what is found, on one page and over pages")
    void sorted(String sort, String families) {
        String search = "/Patient?_id=" + String.join(",", ids) + "&_sort=" + sort;
        for (String count : List.of("", "&_count=2", "&_count=1")) {
            List<String> found = new ArrayList<>();
            for (String next = search + count; !next.isEmpty(); ) {
                Bundle page = hospital.get(next, "Accept", JSON).as(Bundle.class);
                page.getEntry().forEach(entry -> found.add(family(entry.getResource())));
                next = page.getLink("next") == null ? "" : page.getLink("next").getUrl();
            }
            assertThat(String.join(", ", found)).as(sort + count).isEqualTo(families);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "_summary=false, true, true, true, true, false",
        "_summary=true, true, true, false, false, true",
        "_summary=data, true, true, true, false, true",
        "_summary=text, false, false, false, true, true",
        "_elements=gender, false, true, false, false, true",
        "'_elements=gender,name', true, true, false, false, true"
    })
    @DisplayName("_summary and _elements of a search leave out what they say, and no more, and say so")
    void parts(String part, boolean name, boolean gender, boolean birth, boolean text, boolean subsetted) {
        Bundle found = hospital.get("/Patient?_id=" + ids.get(0) + "&" + part, "Accept", JSON)
                .as(Bundle.class);
        Patient patient = (Patient) found.getEntryFirstRep().getResource();
        assertThat(patient.getIdElement().getIdPart()).isEqualTo(ids.get(0));
        assertThat(patient.hasName()).as("name").isEqualTo(name);
        assertThat(patient.hasGender()).as("gender").isEqualTo(gender);
        assertThat(patient.hasMultipleBirth()).as("multipleBirth").isEqualTo(birth);
        assertThat(patient.hasText()).as("text").isEqualTo(text);
        assertThat(patient.getMeta().getTag().stream().anyMatch(tag -> "SUBSETTED".equals(tag.getCode())))
                .as("SUBSETTED")
                .isEqualTo(subsetted);
    }

    @Test
    @DisplayName("Each old version is what it was, and the history has all of them, the newest first")
    void oldVersions() {
        String path = "/Patient/" + created(patient("Dorn", "1970-07-07", AdministrativeGender.OTHER));
        for (int next = 2; next <= 3; next++) {
            assertThat(hospital.patch(path, birth(next), "Content-Type", "application/json-patch+json")
                            .status())
                    .isEqualTo(200);
        }
        for (int version = 1; version <= 3; version++) {
            Reply read = hospital.get(path + "/_history/" + version, "Accept", JSON);
            assertThat(read.header("ETag")).isEqualTo("W/\"" + version + "\"");
            assertThat(birth(read.as(Patient.class))).isEqualTo(version);
        }
        assertThat(hospital.get(path + "/_history/4", "Accept", JSON).status()).isEqualTo(404);
        assertThat(births(path + "/_history")).containsExactly(3, 2, 1);
        Patient newest = hospital.get(path, "Accept", JSON).as(Patient.class);
        newest.getMeta().getLastUpdatedElement().setTimeZoneZulu(true);
        String since = newest.getMeta().getLastUpdatedElement().getValueAsString();
        assertThat(births(path + "/_history?_since=" + since)).startsWith(3).doesNotContain(1);
    }

    @Test
    @DisplayName("PATCH with a search changes the one that is found; none, several and hidden ones are not changed")
    void conditionalPatch() {
        Patient one = patient("Ehlert", "1980-08-08", AdministrativeGender.FEMALE);
        one.addIdentifier().setSystem(SYSTEM).setValue("one-" + MARK);
        String id = created(one);
        assertThat(patched("one")).isEqualTo(200);
        assertThat(birth(hospital.get("/Patient/" + id, "Accept", JSON).as(Patient.class)))
                .isEqualTo(7);
        created(one);
        assertThat(patched("one")).isEqualTo(412);
        Patient hidden = patient("Fromm", "1980-08-08", AdministrativeGender.FEMALE);
        hidden.setManagingOrganization(null).setId("Patient/hidden-" + MARK);
        hidden.addIdentifier().setSystem(SYSTEM).setValue("hidden-" + MARK);
        assertThat(new Rest("admin1").put(hidden).status()).isEqualTo(201);
        assertThat(patched("hidden")).isEqualTo(patched("nobodys")).isBetween(400, 499);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bundle /Patient?_id=ID&_sort=family",
                "Bundle /Patient?_id=ID&_include=Patient:organization",
                "Bundle /Patient/ID/_history",
                "Patient /Patient/ID/_history/1",
                "Bundle /Patient/ID/$everything",
                "OperationOutcome /Patient/none",
                "OperationOutcome /Patient?_sort=bogus",
                "CapabilityStatement /metadata",
                "ValueSet /ValueSet/$expand?url=https://medicalhub.de/fhir/ValueSet/care-need"
            })
    @DisplayName("Searches, histories, operations and refusals are answered in XML, saying what they say in JSON")
    void inXml(String wanted) {
        String[] typeAndPath = wanted.replace("ID", ids.get(0)).split(" ", 2);
        Reply xml = hospital.get(typeAndPath[1], "Accept", XML);
        assertThat(xml.header("Content-Type")).startsWith(XML);
        Resource read = (Resource) FhirContext.forR4Cached().newXmlParser().parseResource(xml.text());
        assertThat(read.fhirType()).isEqualTo(typeAndPath[0]);
        Resource same = (Resource) FhirContext.forR4Cached()
                .newJsonParser()
                .parseResource(hospital.get(typeAndPath[1], "Accept", JSON).text());
        assertThat(read.fhirType()).isEqualTo(same.fhirType());
        if (read instanceof Bundle found) {
            assertThat(found.getEntry()).isNotEmpty().hasSameSizeAs(((Bundle) same).getEntry());
        }
    }

    @Test
    @DisplayName("PUT and operations take XML")
    void takesXml() {
        Patient patient = patient("Gries", "1990-09-09", AdministrativeGender.MALE);
        patient.setId(created(patient));
        patient.setMultipleBirth(new IntegerType(9));
        String text = FhirContext.forR4Cached().newXmlParser().encodeResourceToString(patient);
        String path = "/Patient/" + patient.getIdElement().getIdPart();
        Reply put = hospital.put(path, text, "Content-Type", XML, "Accept", XML);
        assertThat(put.status()).as(put.text()).isEqualTo(200);
        assertThat(put.text()).startsWith("<Patient");
        assertThat(birth(hospital.get(path, "Accept", JSON).as(Patient.class))).isEqualTo(9);
        Reply checked = Exchange.as("admin1").post("/Patient/$validate", text, "Content-Type", XML, "Accept", XML);
        assertThat(checked.status()).as(checked.text()).isEqualTo(200);
        assertThat(checked.text()).startsWith("<OperationOutcome");
    }

    private static Patient patient(String family, String born, AdministrativeGender gender) {
        Patient patient = new Patient();
        patient.getText().setStatus(NarrativeStatus.GENERATED);
        patient.getText().setDivAsString("<div xmlns=\"http://www.w3.org/1999/xhtml\">Inhalt</div>");
        patient.addName().setFamily(family);
        patient.setGender(gender).setBirthDateElement(new DateType(born));
        patient.setMultipleBirth(new IntegerType(1));
        patient.setManagingOrganization(new Reference("Organization/hospital-mayen"));
        return patient;
    }

    private static String created(Patient patient) {
        Reply created = hospital.post("/Patient", Exchange.json(patient), "Content-Type", JSON, "Accept", JSON);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return created.as(Patient.class).getIdElement().getIdPart();
    }

    private static String family(Resource patient) {
        return ((Patient) patient).getNameFirstRep().getFamily();
    }

    private static String birth(int value) {
        return "[{\"op\":\"replace\",\"path\":\"/multipleBirthInteger\",\"value\":" + value + "}]";
    }

    private static int birth(Patient patient) {
        return patient.getMultipleBirthIntegerType().getValue();
    }

    private static List<Integer> births(String history) {
        return hospital.get(history, "Accept", JSON).as(Bundle.class).getEntry().stream()
                .map(entry -> birth((Patient) entry.getResource()))
                .toList();
    }

    private static int patched(String value) {
        return hospital.patch(
                        "/Patient?identifier=" + SYSTEM + "%7C" + value + "-" + MARK,
                        birth(7),
                        "Content-Type",
                        "application/json-patch+json")
                .status();
    }
}
