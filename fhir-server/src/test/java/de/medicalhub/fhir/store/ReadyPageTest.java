package de.medicalhub.fhir.store;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;

class ReadyPageTest {
    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final String BASE = "https://hub.example/fhir";

    private final ReadyAnswer patient = new ReadyAnswer(patient());
    private final ReadyAnswer task = new ReadyAnswer(task());

    @Test
    void theSameBytesAsAnEncoderWrites() throws IOException {
        Bundle page = page(task.copy(), patient.copy());
        assertThat(text(page)).isEqualTo(encoded(page));
    }

    @Test
    void withoutATotalAsWell() throws IOException {
        Bundle page = page(patient.copy());
        page.setTotalElement(null);
        page.setMeta(null);
        page.getLink().clear();
        assertThat(text(page)).isEqualTo(encoded(page));
        assertThat(ReadyPage.of(page).orElseThrow().updated()).isEmpty();
    }

    @Test
    void itSaysWhenItWasMade() {
        Bundle page = page(patient.copy());
        page.getMeta().setLastUpdated(Date.from(Instant.EPOCH));
        assertThat(ReadyPage.of(page).orElseThrow().updated()).contains("Thu, 01 Jan 1970 00:00:00 GMT");
    }

    @Test
    void oneThatWasChangedOnTheWayLeavesAllToTheEncoder() {
        Patient shortened = (Patient) patient.copy();
        shortened.getName().clear();
        assertThat(ReadyPage.of(page(task.copy(), shortened))).isEmpty();
        assertThat(ReadyPage.of(page(task.copy(), patient()))).isEmpty();
    }

    @Test
    void soDoesWhatIsNoResult() {
        Bundle withOutcome = page(task.copy());
        withOutcome
                .addEntry()
                .setFullUrl(BASE + "/x")
                .setResource(new OperationOutcome())
                .getSearch()
                .setMode(SearchEntryMode.OUTCOME);
        Bundle history = page(patient.copy());
        history.getEntryFirstRep().getRequest().setUrl("Patient/p1");
        Bundle scored = page(patient.copy());
        scored.getEntryFirstRep().getSearch().setScore(1);
        Bundle answered = page(patient.copy());
        answered.getEntryFirstRep().getResponse().setStatus("200");
        Bundle nested = new Bundle();
        nested.addEntry().setResource(page(patient.copy()));

        assertThat(Stream.of(withOutcome, history, scored, answered, nested, new Bundle()))
                .allSatisfy(page -> assertThat(ReadyPage.of(page)).isEmpty());
        assertThat(ReadyPage.of(patient.copy())).isEmpty();
        assertThat(ReadyPage.of(null)).isEmpty();
    }

    private static String text(Bundle page) throws IOException {
        return ReadyPage.of(page).orElseThrow().text(FHIR, BASE);
    }

    private static String encoded(Bundle page) {
        IParser parser = FHIR.newJsonParser();
        parser.setServerBaseUrl(BASE);
        return parser.encodeResourceToString(page);
    }

    private static Bundle page(Resource... results) {
        Bundle page = new Bundle();
        page.setType(BundleType.SEARCHSET).setTotal(results.length).setId("b1");
        page.getMeta().setLastUpdated(Date.from(Instant.ofEpochMilli(1)));
        page.addLink().setRelation("self").setUrl(BASE + "/Task?code=a%7Cb&x=\"ü\"");
        for (Resource result : List.of(results)) {
            page.addEntry()
                    .setFullUrl(BASE + "/" + result.fhirType() + "/" + result.getIdPart())
                    .setResource(result)
                    .getSearch()
                    .setMode(result instanceof Task ? SearchEntryMode.MATCH : SearchEntryMode.INCLUDE);
        }
        return page;
    }

    private static Patient patient() {
        Patient patient = new Patient();
        patient.setId("Patient/p1/_history/2");
        patient.getMeta().setVersionId("2").addProfile("https://hub.example/p");
        patient.setManagingOrganization(new Reference(BASE + "/Organization/o1"));
        patient.addName().setFamily("Schäfer \"<&\u2028").addGiven("Änne");
        return patient;
    }

    private static Task task() {
        Task task = new Task();
        task.setId("Task/t1/_history/1");
        task.getMeta().setVersionId("1");
        Organization owner = new Organization();
        owner.setId("#o");
        task.addContained(owner);
        task.setOwner(new Reference("#o")).setFor(new Reference("Patient/p1"));
        return task;
    }
}
