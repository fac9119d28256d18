package de.medicalhub.fhir.engine.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import de.medicalhub.fhir.exchange.Exchange;
import de.medicalhub.fhir.exchange.Exchange.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.ThrowingSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records and searches that lead in circles, and searches that look like much: answered in bounded time. */
class SearchBombIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String JSON = "application/fhir+json";

    private final Exchange hospital = Exchange.asService("medhub-hospital");

    @Test
    @DisplayName("what refers to each other in one transaction is stored, and following it ends")
    void circlesEnd() {
        List<String> ids =
                Stream.generate(() -> "urn:uuid:" + UUID.randomUUID()).limit(4).toList();
        Bundle circle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        Patient person = new Patient();
        person.setManagingOrganization(new Reference("Organization/hospital-mayen"));
        entry(circle, ids.get(0)).setResource(person).getRequest().setUrl("Patient");
        for (int i = 1; i < ids.size(); i++) {
            Encounter part = new Encounter().setStatus(Encounter.EncounterStatus.FINISHED);
            part.setClass_(new Coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", "IMP", "inpatient"));
            part.setSubject(new Reference(ids.get(0)))
                    .setPartOf(new Reference(ids.get(i == ids.size() - 1 ? 1 : i + 1)));
            entry(circle, ids.get(i)).setResource(part).getRequest().setUrl("Encounter");
        }
        Reply stored = inTime(() -> hospital.post("", Exchange.json(circle), "Content-Type", JSON));
        assertThat(stored.status()).as(stored.text()).isEqualTo(200);
        String first = new IdType(
                        stored.as(Bundle.class).getEntry().get(1).getResponse().getLocation())
                .getIdPart();
        for (String along : new String[] {
            "_include:iterate=Encounter:part-of", "_revinclude:iterate=Encounter:part-of", "_include=*"
        }) {
            Reply found = inTime(() -> hospital.get("/Encounter?_id=" + first + "&" + along));
            assertThat(found.status()).as(along + found.text()).isEqualTo(200);
            assertThat(found.as(Bundle.class).getEntry()).as(along).hasSizeBetween(1, 4);
        }
        Reply chained = inTime(() -> hospital.get("/Encounter?part-of.part-of.part-of._id=" + first));
        assertThat(chained.as(Bundle.class).getEntry()).hasSize(1);
    }

    @Test
    @DisplayName(
            "a resource that is its own part, and contained ones that hold each other, are answered in bounded time")
    void selfAndContainedCirclesEnd() {
        String own = "urn:uuid:" + UUID.randomUUID();
        Bundle self = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        Encounter part = new Encounter().setStatus(Encounter.EncounterStatus.FINISHED);
        part.setPartOf(new Reference(own));
        entry(self, own).setResource(part).getRequest().setUrl("Encounter");
        Reply answered = inTime(() -> hospital.post("", Exchange.json(self), "Content-Type", JSON));
        assertThat(answered.status()).as(answered.text()).isLessThan(500);
        String contained = "{\"resourceType\":\"Encounter\",\"status\":\"finished\",\"contained\":["
                + "{\"resourceType\":\"Encounter\",\"id\":\"a\",\"status\":\"finished\",\"partOf\":{\"reference\":\"#b\"}},"
                + "{\"resourceType\":\"Encounter\",\"id\":\"b\",\"status\":\"finished\",\"partOf\":{\"reference\":\"#a\"}}],"
                + "\"partOf\":{\"reference\":\"#a\"}}";
        Reply sent = inTime(() -> hospital.post("/Encounter", contained, "Content-Type", JSON));
        assertThat(sent.status()).as(sent.text()).isLessThan(500);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Patient?name=(a%2B)%2B%24",
                "/Patient?name:contains=%25%25%25%25_%25",
                "/Patient?name=%5C%5C%5C",
                "/Patient?identifier=.*%7C.*",
                "/Patient?_count=999999999",
                "/Task?_include=*&_count=100000",
            })
    @DisplayName("texts that look like patterns are texts, and a page is no larger than a page")
    void patternsAreTexts(String search) {
        Reply found = inTime(() -> hospital.get(search));
        assertThat(found.status()).as(search + found.text()).isIn(200, 400);
        if (found.status() == 200) {
            assertThat(found.as(Bundle.class).getEntry().stream()
                            .filter(entry -> entry.getSearch().getMode() == Bundle.SearchEntryMode.MATCH))
                    .hasSizeLessThanOrEqualTo(1_000);
        }
    }

    @Test
    @DisplayName("a sign that stands for any text in other places finds only itself")
    void signsFindThemselves() {
        String sign = URLEncoder.encode("%" + UUID.randomUUID(), StandardCharsets.UTF_8);
        assertThat(hospital.get("/Patient?family=" + sign).as(Bundle.class).getEntry())
                .isEmpty();
        assertThat(hospital.get("/Patient?family:contains=%25").as(Bundle.class).getEntry())
                .isEmpty();
    }

    private static Bundle.BundleEntryComponent entry(Bundle bundle, String url) {
        Bundle.BundleEntryComponent entry = bundle.addEntry().setFullUrl(url);
        entry.getRequest().setMethod(Bundle.HTTPVerb.POST);
        return entry;
    }

    private static Reply inTime(ThrowingSupplier<Reply> question) {
        return assertTimeoutPreemptively(PATIENCE, question);
    }
}
