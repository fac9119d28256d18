package de.medicalhub.fhir.engine.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.fhir.exchange.Exchange;
import de.medicalhub.fhir.exchange.Exchange.Reply;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Patches over HTTP, and the header that tells how much of a profile was not kept. */
class PatchIT {
    private static final String JSON_PATCH = "application/json-patch+json";
    private static final String JSON = "application/fhir+json";
    private static final String XML = "application/fhir+xml";
    private static final String HOME = "Organization/hospital-mayen";
    private static final String WARNINGS = "X-Validation-Warnings";
    private static final String UNKNOWN_PROFILE = "https://example.org/StructureDefinition/unknown";
    private static final String FEMALE = "[{\"op\":\"replace\",\"path\":\"/gender\",\"value\":\"female\"}]";

    private final Exchange hospital = Exchange.asService("medhub-hospital");
    private String path = "";

    @BeforeEach
    void aPatientAndAStay() {
        Patient patient = new Patient().setGender(AdministrativeGender.MALE);
        patient.setManagingOrganization(new Reference(HOME)).addName().setFamily("Flick");
        path = "/Patient/" + created(patient).as(Patient.class).getIdElement().getIdPart();
        Encounter stay = new Encounter().setStatus(Encounter.EncounterStatus.INPROGRESS);
        stay.setSubject(new Reference(path.substring(1))).setServiceProvider(new Reference(HOME));
        stay.getClass_()
                .setSystem("http://terminology.hl7.org/CodeSystem/v3-ActCode")
                .setCode("IMP");
        created(stay);
    }

    @Test
    void everyFormOfAPatchChangesWhatItNamesAndNothingElse() {
        Reply first = patch(FEMALE, JSON_PATCH);
        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(first.header(WARNINGS)).isEmpty();
        assertThat(patient().getGender()).isEqualTo(AdministrativeGender.FEMALE);
        assertThat(patch(fhirPath("Patient.gender", "other"), JSON).status()).isEqualTo(200);
        assertThat(patient().getGender()).isEqualTo(AdministrativeGender.OTHER);
        Reply xml = patch("""
                <Parameters xmlns="http://hl7.org/fhir"><parameter><name value="operation"/>
                <part><name value="type"/><valueCode value="replace"/></part>
                <part><name value="path"/><valueString value="Patient.gender"/></part>
                <part><name value="value"/><valueCode value="unknown"/></part></parameter></Parameters>""", XML);
        assertThat(xml.status()).as(xml.text()).isEqualTo(200);
        assertThat(patient().getGender()).isEqualTo(AdministrativeGender.UNKNOWN);
        assertThat(patient().getNameFirstRep().getFamily()).isEqualTo("Flick");
        assertThat(patient().getMeta().getVersionId()).isEqualTo("4");
    }

    @Test
    void whoMayNotWriteMayNotPatchAndWhoMayNotReadHearsOfNothing() {
        assertThat(Exchange.as("discharge1").get(path).status()).isEqualTo(200);
        for (String user : new String[] {"discharge1", "gp1", "nurse1"}) {
            Reply refused = Exchange.as(user).patch(path, FEMALE, "Content-Type", JSON_PATCH);
            assertRefused(refused, 403);
        }
        assertRefused(Exchange.as("admin1").patch("/CarePlan/none", FEMALE, "Content-Type", JSON_PATCH), 404);
        assertRefused(
                patch(
                        "[{\"op\":\"replace\",\"path\":\"/managingOrganization/reference\","
                                + "\"value\":\"Organization/hospital-andernach\"}]",
                        JSON_PATCH),
                404);
        assertUnchanged();
    }

    @Test
    @DisplayName("If-Match: of two who patch the same version, the second is refused")
    void onlyTheCurrentVersionIsPatched() {
        assertThat(hospital.patch(path, FEMALE, "Content-Type", JSON_PATCH, "If-Match", "W/\"1\"")
                        .status())
                .isEqualTo(200);
        Reply late =
                hospital.patch(path, fhirPath("Patient.gender", "other"), "Content-Type", JSON, "If-Match", "W/\"1\"");
        assertRefused(late, 412);
        assertThat(patient().getGender()).isEqualTo(AdministrativeGender.FEMALE);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "cut off | application/json-patch+json | [{`op`: | 400",
                "no list | application/json-patch+json | {`op`:`replace`} | 400",
                "unknown operation | application/json-patch+json | [{`op`:`jump`,`path`:`/gender`}] | 400",
                "no such place | application/json-patch+json | [{`op`:`replace`,`path`:`/contact/0/gender`,`value`:`male`}] | 400",
                "failed test | application/json-patch+json | [{`op`:`test`,`path`:`/gender`,`value`:`other`}] | 400",
                "no code | application/json-patch+json | [{`op`:`replace`,`path`:`/gender`,`value`:`bogus`}] | 400",
                "no element | application/json-patch+json | [{`op`:`add`,`path`:`/bogus`,`value`:`x`}] | 400",
                "cut off | application/fhir+json | {`resourceType`:`Parameters`, | 400",
                "no Parameters | application/fhir+json | {`resourceType`:`Patient`,`gender`:`female`} | 400",
                "no Parameters in XML | application/fhir+xml | <Patient xmlns='http://hl7.org/fhir'/> | 400",
                "open | application/fhir+xml | <Parameters xmlns='http://hl7.org/fhir'><parameter> | 400",
                "XML Patch | application/xml-patch+xml | <diff/> | 415",
                "no patch | text/plain | female | 415",
            })
    void whatIsNoPatchIsRefusedAndChangesNothing(String name, String type, String body, int status) {
        assertRefused(patch(body.replace('`', '"'), type), status);
        assertUnchanged();
    }

    @ParameterizedTest
    @CsvSource({"Patient.gender[, female", "Patient.birthDate.nowhere(), female", "Patient.gender, bogus"})
    void fhirPathThatLeadsNowhereIsRefused(String place, String value) {
        assertRefused(patch(fhirPath(place, value), JSON), 400);
        assertUnchanged();
    }

    @Test
    @DisplayName(
            "profile 5, 7: a patch that would break a profile or a check digit is refused, and the stored one stays")
    void whatWouldBecomeInvalidIsRefused() {
        Reply number = patch(
                "[{\"op\":\"add\",\"path\":\"/identifier\",\"value\":"
                        + "[{\"system\":\"http://fhir.de/sid/gkv/kvid-10\",\"value\":\"X485231028\"}]}]",
                JSON_PATCH);
        assertRefused(number, 422);
        assertThat(number.text()).contains("Krankenversichertennummer").doesNotContain("X485231028");
        assertRefused(patch(claim("https://medicalhub.de/fhir/StructureDefinition/discharge-plan"), JSON_PATCH), 422);
        assertUnchanged();
    }

    @Test
    @DisplayName("profile 5: what is only warned about is stored, and the answer tells how many findings there are")
    void warningsAreCounted() {
        Reply claimed = patch(claim(UNKNOWN_PROFILE), JSON_PATCH);
        assertThat(claimed.status()).as(claimed.text()).isEqualTo(200);
        assertThat(claimed.header(WARNINGS)).isEqualTo("1");
        Patient another = new Patient().setManagingOrganization(new Reference(HOME));
        another.getMeta().addProfile(UNKNOWN_PROFILE);
        assertThat(created(another).header(WARNINGS)).isEqualTo("1");
        assertThat(hospital.get(path).header(WARNINGS)).isEmpty();
    }

    private Reply patch(String body, String contentType) {
        return hospital.patch(path, body, "Content-Type", contentType, "Accept", JSON);
    }

    private Patient patient() {
        return hospital.get(path).as(Patient.class);
    }

    private void assertUnchanged() {
        assertThat(patient().getGender()).isEqualTo(AdministrativeGender.MALE);
        assertThat(patient().getMeta().getVersionId()).isEqualTo("1");
    }

    private Reply created(DomainResource resource) {
        Reply created = hospital.post("/" + resource.fhirType(), Exchange.json(resource), "Content-Type", JSON);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return created;
    }

    private static void assertRefused(Reply reply, int status) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.as(OperationOutcome.class).getIssue()).isNotEmpty().allSatisfy(issue -> {
            assertThat(issue.getSeverity()).isEqualTo(IssueSeverity.ERROR);
            assertThat(issue.getDiagnostics() + issue.getDetails().getText()).isNotBlank();
        });
    }

    private static String claim(String profile) {
        return "[{\"op\":\"add\",\"path\":\"/meta/profile\",\"value\":[\"" + profile + "\"]}]";
    }

    private static String fhirPath(String place, String value) {
        return """
                {"resourceType":"Parameters","parameter":[{"name":"operation","part":[
                {"name":"type","valueCode":"replace"},{"name":"path","valueString":"@place@"},
                {"name":"value","valueCode":"@value@"}]}]}""".replace("@place@", place).replace("@value@", value);
    }
}
