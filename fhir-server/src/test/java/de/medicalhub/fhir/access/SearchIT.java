package de.medicalhub.fhir.access;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.testing.Stack;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What searches offer to those who may read the results (rules 5, 9 and 12 to 14 of the feature). */
class SearchIT {
    private static CaseUnderTest awarded = CaseUnderTest.admitted();
    private static CaseUnderTest asked = awarded;

    @BeforeAll
    static void makeCases() {
        awarded = CaseUnderTest.started();
        awarded.answer("nurse1", awarded.firstReferral(), true);
        assertThat(awarded.award(awarded.firstReferral()).status()).isEqualTo(200);
        asked = CaseUnderTest.started();
        Provenance signature = new Provenance();
        signature.setId(awarded.patient().replace("Patient", "Provenance"));
        signature.addTarget(new Reference(awarded.patient().replace("Patient", "Condition")));
        signature.setRecorded(new DateTimeType("2026-01-02T10:00:00Z").getValue());
        signature.addAgent().setWho(new Reference("Practitioner/gp-1"));
        assertThat(new Rest("admin1").put(signature).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({
        "discharge1, Condition?subject:Patient.name=NAME, 1",
        "discharge1, Condition?patient.name=NAME, 1",
        "discharge1, Condition?patient.name:exact=nobody, 0",
        "discharge1, Task?patient.name=NAME&part-of:missing=true, 5",
        "discharge1, Task?patient:Patient._id=ID&part-of:missing=true, 5",
        "nurse1, Task?patient.name=NAME&part-of:missing=true, 4",
        "discharge1, Task?focus:ServiceRequest.subject.name=NAME&part-of:missing=true, 5",
        "discharge1, Condition?patient._has:Task:patient:owner=Organization/pharmacy-polch&patient=Patient/ID, 1",
        "pharmacist1, MedicationRequest?subject:Patient.name=NAME, 1",
        "gp1, Patient?_has:Task:patient:owner=Organization/pharmacy-polch&_id=ID, 1",
        "gp1, Patient?_has:Task:patient:owner=Organization/pharmacy-mayen&_id=ID, 0",
        "gp1, 'Patient?_has:Task:patient:owner=Organization/none,Organization/pharmacy-polch&_id=ID', 1",
        "gp1, Patient?_has:Encounter:patient:service-provider:Organization._id=hospital-mayen&_id=ID, 1",
        "gp1, Patient?_has:Encounter:patient:_has:Condition:encounter:code=x&_id=ID, 0",
        "patient1, Condition?patient.name=NAME, 0"
    })
    @DisplayName("5: chains and reverse chains lead through what the caller reads")
    void chainsLeadThroughWhatTheCallerReads(String caller, String search, int found) {
        assertThat(new Rest(caller).get(filled(search)).found()).as(search).hasSize(found);
    }

    @ParameterizedTest
    @CsvSource({"nurse1, 4", "discharge1, 5", "gp1, 5", "nurse2, 0", "patient1, 0"})
    @DisplayName("13: totals count what the caller may find")
    void totalsCountWhatTheCallerMayFind(String caller, int total) {
        String search = "Task?part-of:missing=true&group-identifier=" + awarded.caseToken();
        Rest rest = new Rest(caller);
        assertThat(rest.get(search).as(Bundle.class).hasTotal()).isFalse();
        assertThat(rest.get(search + "&_total=none").as(Bundle.class).hasTotal())
                .isFalse();
        for (String mode : List.of("&_total=accurate", "&_total=estimate", "&_summary=count", "&_count=0")) {
            Bundle answer = rest.get(search + mode).as(Bundle.class);
            assertThat(answer.hasTotal()).as(mode).isTrue();
            assertThat(answer.getTotal()).as(mode).isEqualTo(total);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "discharge1, Patient?active:missing=true, Patient",
        "discharge1, Encounter?class=IMP, Encounter",
        "gp1, Encounter?class=IMP, Encounter",
        "nurse1, Patient?active:missing=true, Patient",
        "nurse1, Encounter?class=IMP, Encounter",
        "gp1, MedicationRequest?status=active, MedicationRequest",
        "pharmacist1, MedicationRequest?status=active, MedicationRequest",
        "gp1, Provenance?recorded=2026-01-02, Provenance",
        "gp1, Condition?clinical-status=active, Condition",
        "pharmacist1, Patient?active:missing=true, Patient",
        "dispatcher1, Patient?active:missing=true, Patient"
    })
    @DisplayName("12: a search narrowed beforehand finds what it would find without")
    void aNarrowedSearchFindsTheSame(String caller, String search, String type) {
        assertThat(new Rest(caller)
                        .get(search + "&_count=1000&_sort=-_lastUpdated")
                        .found())
                .contains(awarded.patient().replace("Patient", type));
        assertThat(new Rest("patient1").get(search + "&_count=1000").found())
                .doesNotContain(awarded.patient().replace("Patient", type));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Task?status=requested",
                "Task?code=https://medicalhub.de/fhir/CodeSystem/task-code%7Creferral",
                "ServiceRequest?status=active"
            })
    @DisplayName(
            "12: who is only asked finds what is shown in part among everything, and nothing that others are asked")
    void whatIsAskedIsFoundAmongEverything(String search) {
        boolean tasks = search.startsWith("Task");
        String newest = search + "&_count=1000&_sort=-_lastUpdated";
        List<String> first = new Rest("nurse1").get(newest).found();
        List<String> second = new Rest("nurse2").get(newest).found();
        assertThat(first).contains(tasks ? asked.firstReferral() : asked.nursingRequest());
        assertThat(second).contains(tasks ? asked.secondReferral() : asked.nursingRequest());
        if (tasks) {
            assertThat(first).doesNotContain(asked.secondReferral());
            assertThat(second).doesNotContain(asked.firstReferral());
        }
    }

    @Test
    @DisplayName("13: pages hold readable results only, and the last one says that it is the last")
    void pagesHoldReadableResultsOnly() {
        Rest nurse = new Rest("nurse1");
        String search = "Task?part-of:missing=true&group-identifier=" + awarded.caseToken() + "&_sort=_id";
        List<String> all = nurse.get(search).found();
        assertThat(all).hasSizeGreaterThanOrEqualTo(4);
        List<String> paged = new ArrayList<>();
        String next = search + "&_count=2";
        int pages = 0;
        while (!next.isEmpty()) {
            Answer page = nurse.get(next);
            assertThat(page.found()).isNotEmpty();
            paged.addAll(page.found());
            pages++;
            next = next(page);
            if (!next.isEmpty()) {
                assertThat(new Rest("gp1").get(next).status()).isEqualTo(404);
            }
        }
        assertThat(paged).containsExactlyElementsOf(all);
        assertThat(pages).isEqualTo((all.size() + 1) / 2);
    }

    @Test
    @DisplayName("9: includes go on from what is shown")
    void includesGoOnFromWhatIsShown() {
        assertThat(new Rest("nurse1")
                        .get("Task?_id=" + asked.firstReferral().substring("Task/".length())
                                + "&_include=Task:focus&_include:iterate=ServiceRequest:requester"
                                + "&_include:iterate=ServiceRequest:performer&_include:iterate=ServiceRequest:subject")
                        .found())
                .containsExactlyInAnyOrder(
                        asked.firstReferral(), asked.nursingRequest(), "Organization/hospital-mayen");
        assertThat(new Rest("gp1")
                        .get("Patient?_id=" + id()
                                + "&_revinclude=Condition:subject&_revinclude:iterate=Task:patient"
                                + "&_include:iterate=Task:owner")
                        .found())
                .contains(awarded.patient(), awarded.dispense(), "Organization/pharmacy-polch")
                .doesNotContain(asked.dispense());
        assertThat(new Rest("discharge1")
                        .get("Encounter?_id=" + awarded.encounter().substring("Encounter/".length()) + "&_include=*")
                        .found())
                .contains(awarded.patient(), "Organization/hospital-mayen");
    }

    @Test
    @DisplayName("13: includes come along with each page, totals are those of the matches")
    void includesComeWithEachPage() {
        String search = "Task?group-identifier=" + awarded.caseToken()
                + "&_sort=_id&_count=3&_total=accurate&_include=Task:owner";
        Answer first = new Rest("discharge1").get(search);
        Answer second = new Rest("discharge1").get(next(first));
        for (Answer page : List.of(first, second)) {
            List<Resource> resources = page.resources();
            resources.stream()
                    .filter(Task.class::isInstance)
                    .map(Task.class::cast)
                    .forEach(task ->
                            assertThat(page.found()).contains(task.getOwner().getReference()));
        }
        assertThat(first.as(Bundle.class).getTotal()).isGreaterThanOrEqualTo(5);
    }

    @Test
    @DisplayName("5: a search in a form or a batch answers as in an address")
    void formsAndBatchesAnswerAlike() {
        Rest manager = new Rest("discharge1");
        String criteria = filled("patient.name=NAME&_total=accurate&_include=Condition:subject");
        List<String> found = manager.get("Condition?" + criteria).found();
        assertThat(found).hasSize(2);
        assertThat(manager.postForm("Condition/_search", criteria).found()).isEqualTo(found);
        Bundle batch = new Bundle().setType(Bundle.BundleType.BATCH);
        batch.addEntry().getRequest().setMethod(Bundle.HTTPVerb.GET).setUrl("Condition?" + criteria);
        Bundle nested = (Bundle)
                manager.post("", batch).as(Bundle.class).getEntryFirstRep().getResource();
        assertThat(nested.getTotal()).isEqualTo(1);
        assertThat(nested.getEntry()).hasSize(2);
    }

    @Test
    @DisplayName("4: who has lost is not found by the request that is no longer shown")
    void aClosedRequestIsNotFoundByWhatItHides() {
        Rest loser = new Rest("nurse2");
        String own = "Task?owner=Organization/nursing-andernach&group-identifier=" + awarded.caseToken();
        assertThat(loser.get(own).found()).containsExactly(awarded.secondReferral());
        assertThat(loser.get(own + "&status=cancelled").found()).containsExactly(awarded.secondReferral());
        assertThat(loser.get(own + "&focus=" + awarded.nursingRequest()).found())
                .isEmpty();
        assertThat(loser.get(own + "&focus:ServiceRequest.status=active").found())
                .isEmpty();
        assertThat(new Rest("nurse1")
                        .get("Task?owner=Organization/nursing-mayen&group-identifier=" + asked.caseToken()
                                + "&focus:ServiceRequest.status=active")
                        .found())
                .containsExactly(asked.firstReferral());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Condition?patient.nosuch=x",
                "Condition?subject:Nosuch.name=x",
                "Patient?_has:Task:nosuch:owner=x",
                "Patient?_has:Nosuch:patient:code=x",
                "Patient?_has:Task=x",
                "Task?_include=Task:nosuch",
                "Task?_include=nonsense",
                "Task?focus._id=x",
                "Condition?patient._filter=x"
            })
    void whatDoesNotExistIsRefused(String search) {
        Answer answer = new Rest("discharge1").get(search);
        assertThat(answer.status()).as(search + answer.body()).isBetween(400, 403);
        assertThat(answer.body()).contains("OperationOutcome");
    }

    @Test
    @DisplayName("5: a chain into a type that the role never reads is refused like the type")
    void aChainIntoAForeignTypeIsRefused() {
        assertThat(new Rest("dispatcher1").get("Task?focus:Composition.title=x").status())
                .isEqualTo(403);
        assertThat(new Rest("pharmacist1")
                        .get("Patient?_has:Condition:subject:code=x")
                        .status())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("14: what is larger than anybody needs is refused at once")
    void searchBombsAreRefused() {
        Rest manager = new Rest("discharge1");
        assertThat(manager.postForm("Patient/_search", "_id=" + "a,".repeat(10_000) + "a")
                        .status())
                .isEqualTo(400);
        assertThat(manager.postForm("Patient/_search", "name=" + "(a+)+".repeat(1_000))
                        .status())
                .isEqualTo(400);
        assertThat(manager.get("Patient?name=(a%2B)%2B%24.*%25_%5C&_count=999999999")
                        .found())
                .isEmpty();
        assertThat(manager.postForm("Patient/_search", "name=x&".repeat(200) + "name=x")
                        .status())
                .isEqualTo(400);
        assertThat(manager.get("Patient?_has:Task:patient:_has:Task:part-of:_has:Task:part-of:_has:Task:part-of:"
                                + "_has:Task:part-of:status=x")
                        .status())
                .isEqualTo(400);
        assertThat(manager.get("Patient?name=" + "x".repeat(2_000)).status()).isEqualTo(400);
        assertThat(manager.get("Patient?_count=-5").status()).isEqualTo(400);
    }

    private static String id() {
        return awarded.patient().substring("Patient/".length());
    }

    private static String filled(String search) {
        return search.replace("NAME", CaseUnderTest.SECRET + id().replace("it-", "-"))
                .replace("ID", id());
    }

    private static String next(Answer page) {
        Bundle.BundleLinkComponent link = page.as(Bundle.class).getLink("next");
        return link == null
                ? ""
                : link.getUrl().substring(Stack.fhirUrl().length()).replaceFirst("^/", "");
    }
}
