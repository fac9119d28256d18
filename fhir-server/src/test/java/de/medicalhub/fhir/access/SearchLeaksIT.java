package de.medicalhub.fhir.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a search brings along or sorts by tells nothing that its results do not show (rule 9 of the feature). */
class SearchLeaksIT {
    /** nurse1's and nurse2's services are asked, nobody is awarded. */
    private static CaseUnderTest asked = CaseUnderTest.admitted();

    private static String ward = "";

    @BeforeAll
    static void aCaseOnAWard() {
        asked = CaseUnderTest.started();
        ward = asked.patient().replace("Patient/", "Location/ward-");
        Rest admin = new Rest("admin1");
        Location location = new Location();
        location.setId(ward);
        location.setManagingOrganization(new Reference("Organization/hospital-mayen"));
        assertThat(admin.put(location).status()).isEqualTo(201);
        Rest manager = new Rest("discharge1");
        Encounter stay = manager.get(asked.encounter()).as(Encounter.class);
        stay.addLocation().setLocation(new Reference(ward));
        assertThat(admin.put(stay).status()).isEqualTo(200);
        ServiceRequest request = manager.get(asked.nursingRequest()).as(ServiceRequest.class);
        request.addPerformer(new Reference("Practitioner/gp-1"));
        assertThat(admin.put(request).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_include:iterate=Task:encounter&_include:iterate=Encounter:location",
                "_include:recurse=Task:encounter&_include:recurse=Encounter:location",
                "_include=Task:focus&_include:iterate=ServiceRequest:performer",
                "_revinclude:iterate=Task:focus"
            })
    void furtherIncludesLeadOnlyWhereShownFieldsLead(String includes) {
        Answer answer = new Rest("nurse1").get(ownRequest() + "&" + includes);
        assertThat(answer.found()).contains(asked.firstReferral());
        assertThat(answer.found()).isSubsetOf(asked.firstReferral(), asked.nursingRequest());
    }

    @Test
    void anIncludeShowsNothingOfAHiddenField() {
        assertThat(new Rest("nurse1")
                        .get("ServiceRequest?requisition=" + asked.caseToken()
                                + "&_include=ServiceRequest:performer&_include=ServiceRequest:requester")
                        .found())
                .containsExactlyInAnyOrder(asked.nursingRequest(), "Organization/hospital-mayen");
        assertThat(new Rest("nurse1")
                        .get(ownRequest()
                                + "&_include=Task:encounter&_include=Encounter:location&_include=Task:focus"
                                + "&_include=ServiceRequest:performer&_include=Task:patient")
                        .found())
                .containsExactlyInAnyOrder(asked.firstReferral(), asked.nursingRequest());
    }

    @Test
    void whatComesAlongIsMarkedAsSuchAlsoWhenItIsRebuilt() {
        Bundle found =
                new Rest("nurse1").get(ownRequest() + "&_include=Task:focus").as(Bundle.class);
        assertThat(found.getEntry())
                .extracting(entry -> entry.getSearch().getMode())
                .containsExactlyInAnyOrder(Bundle.SearchEntryMode.MATCH, Bundle.SearchEntryMode.INCLUDE);
    }

    @Test
    void whatRefersToAResultByAHiddenFieldDoesNotComeAlong() {
        Rest nurse = new Rest("nurse1");
        assertThat(nurse.get("Practitioner?_id=gp-1&_revinclude=ServiceRequest:performer")
                        .found())
                .containsExactly("Practitioner/gp-1");
        assertThat(nurse.get("Location?_id=" + ward.substring("Location/".length()) + "&_revinclude=Encounter:location")
                        .found())
                .containsExactly(ward);
        assertThat(nurse.get("Organization?_id=nursing-mayen&_revinclude=Task:owner&_include=Task:encounter")
                        .found())
                .contains("Organization/nursing-mayen", asked.firstReferral())
                .doesNotContain(asked.encounter());
    }

    @Test
    void whoReadsInFullStillGetsWhatComesAlong() {
        assertThat(new Rest("discharge1")
                        .get("Encounter?_id=" + asked.encounter().substring("Encounter/".length())
                                + "&_include=Encounter:patient&_include=Encounter:location")
                        .found())
                .containsExactlyInAnyOrder(asked.encounter(), asked.patient(), ward);
        assertThat(new Rest("pharmacist1")
                        .get("CarePlan?identifier=" + asked.caseToken() + "&_include=CarePlan:patient")
                        .found())
                .contains(asked.patient());
    }

    @Test
    void anOrderTellsNothing() {
        Rest nurse = new Rest("nurse1");
        for (String field : new String[] {"patient", "encounter", "performer", "-subject"}) {
            assertThat(nurse.get(ownRequest() + "&_sort=" + field).found())
                    .as(field)
                    .isEmpty();
        }
        assertThat(nurse.get(ownRequest() + "&_sort=-_lastUpdated").found()).containsExactly(asked.firstReferral());
        assertThat(new Rest("driver1")
                        .get("Task?owner=Practitioner/driver-1&_sort=patient.birthdate")
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"_elements=for,encounter", "_summary=true", "_summary=data", "_summary=false"})
    void aSelectionOfFieldsShowsNoHiddenOne(String selection) {
        Answer answer = new Rest("nurse1").get(ownRequest() + "&" + selection + "&_include=Task:encounter");
        assertThat(answer.found()).containsExactly(asked.firstReferral());
        assertThat(answer.body()).doesNotContain(asked.patient(), asked.encounter(), "Location/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/_history", "/_history/1", "/_history/77", "/_history?_since=2030-01-01T00:00:00Z"})
    @DisplayName("5: hidden and absent answer alike, also their versions")
    void hiddenAndAbsentVersionsAnswerAlike(String path) {
        Rest stranger = new Rest("nurse2");
        Answer hidden = stranger.get(asked.patient() + path);
        assertThat(hidden.status()).isEqualTo(404);
        assertThat(hidden).isEqualTo(stranger.get("Patient/it-none" + path));
        Bundle batch = new Bundle().setType(Bundle.BundleType.BATCH);
        for (String patient : new String[] {asked.patient(), "Patient/it-none"}) {
            batch.addEntry().getRequest().setMethod(Bundle.HTTPVerb.GET).setUrl(patient + path);
        }
        Bundle answers = stranger.post("", batch).as(Bundle.class);
        assertThat(answers.getEntry().get(0).equalsDeep(answers.getEntry().get(1)))
                .isTrue();
    }

    @Test
    @DisplayName("5: histories of whole types are not offered, a quiet time of something readable is no secret")
    void historiesOfTypesAreNotOffered() {
        assertThat(new Rest("nurse1").get("Task/_history").status()).isEqualTo(403);
        assertThat(new Rest("nurse1").get("_history").status()).isEqualTo(403);
        assertThat(new Rest("discharge1")
                        .get(asked.patient() + "/_history?_since=2030-01-01T00:00:00Z")
                        .status())
                .isEqualTo(200);
    }

    private static String ownRequest() {
        return "Task?owner=Organization/nursing-mayen&group-identifier=" + asked.caseToken();
    }
}
