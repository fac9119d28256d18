package de.medicalhub.fhir.mydata;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.fhir.testing.FhirHttp;
import de.medicalhub.fhir.testing.FhirHttp.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MyDataIT {
    private final FhirHttp patient = FhirHttp.as("patient1");

    @Test
    @DisplayName("Rules 2 and 4: all that the patient can find, who has accessed it, and this access too")
    void everythingAboutMeIsInTheBundle() {
        Answer answer = patient.get("/Patient/$my-data");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        Bundle all = answer.as(Bundle.class);

        assertThat(all.getType()).isEqualTo(BundleType.COLLECTION);
        assertThat(all.getEntryFirstRep().getResource().fhirType()).isEqualTo("Patient");
        for (String type : List.of("Encounter", "Condition", "MedicationRequest", "Task", "Consent", "Composition")) {
            assertThat(ids(all, type))
                    .as(type)
                    .isEqualTo(ids(patient.get("/" + type + "?_count=500").as(Bundle.class), type));
        }
        assertThat(ids(all, "Organization")).isNotEmpty();
        assertThat(ids(all, "Patient")).containsExactly("patient-1");
        Bundle again = patient.get("/Patient/patient-1/$my-data").as(Bundle.class);
        assertThat(again.getEntry().stream().map(Bundle.BundleEntryComponent::getResource))
                .anySatisfy(event -> assertThat(isOwnDisclosure(event)).isTrue())
                .filteredOn(AuditEvent.class::isInstance)
                .allSatisfy(event -> assertThat(((AuditEvent) event).getText().getDivAsString())
                        .contains("lang=\"de\""));
    }

    @Test
    @DisplayName("Rule 3: as a PDF")
    void everythingAboutMeIsPrinted() {
        Answer answer = patient.get("/Patient/$my-data?_format=application/pdf");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).startsWith("%PDF-").contains("%%EOF");
        Patient self = patient.get("/Patient/patient-1").as(Patient.class);
        String name = self.getNameFirstRep().getGivenAsSingleString() + " "
                + self.getNameFirstRep().getFamily();
        // What the pages say is held by PrintedDisclosureTest; here it is whose it is, and in which language.
        assertThat(answer.body()).contains("Meine Daten – " + name, "/Lang (de)");
    }

    @Test
    @DisplayName("Rule 1: only the patient in person")
    void nobodyElseGetsIt() {
        assertThat(patient.get("/Patient/patient-2/$my-data").status()).isEqualTo(404);
        assertThat(patient.get("/Patient/nobody/$my-data").status()).isEqualTo(404);
        for (String user : List.of("gp1", "discharge1", "admin1")) {
            assertThat(FhirHttp.as(user).get("/Patient/patient-1/$my-data").status())
                    .as(user)
                    .isEqualTo(403);
        }
    }

    @Test
    @DisplayName("$everything: pages of exactly what the reader may read, no totals, no hidden patient")
    void everythingComesInPages() {
        List<Set<String>> pages = pages();
        Set<String> paged = pages.stream().flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));
        assertThat(pages)
                .hasSizeGreaterThan(2)
                .allSatisfy(page -> assertThat(page).hasSizeLessThanOrEqualTo(3));
        assertThat(paged)
                .as("nothing twice")
                .hasSize(pages.stream().mapToInt(Set::size).sum());
        Set<String> whole = patient.get("/Patient/$my-data").as(Bundle.class).getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(resource -> !List.of(
                                "AuditEvent",
                                "Organization",
                                "Practitioner",
                                "PractitionerRole",
                                "Location",
                                "HealthcareService",
                                "Medication")
                        .contains(resource.fhirType()))
                .map(resource -> resource.fhirType() + "/" + resource.getIdPart())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(paged).isEqualTo(whole);
    }

    @Test
    @DisplayName("$everything: only of somebody whom the caller reads, and of what is read of them")
    void everythingIsWhatTheCallerReads() {
        assertThat(FhirHttp.as("nurse3").get("/Patient/patient-1/$everything").status())
                .isIn(403, 404);
        assertThat(patient.get("/Patient/patient-2/$everything").status()).isEqualTo(404);
        assertThat(FhirHttp.as("admin1").get("/Patient/patient-1/$everything").status())
                .isIn(403, 404);
        assertThat(FhirHttp.as("discharge1")
                        .get("/Patient/patient-1/$everything?_type=Condition")
                        .as(Bundle.class)
                        .getEntry())
                .extracting(entry -> entry.getResource().fhirType())
                .contains("Condition")
                .doesNotContain("Patient", "Encounter");
    }

    /** The matches of each page. */
    private List<Set<String>> pages() {
        List<Set<String>> pages = new ArrayList<>();
        String next = "/Patient/patient-1/$everything?_count=3";
        while (!next.isEmpty()) {
            Bundle page = patient.get(next).as(Bundle.class);
            assertThat(page.hasTotal()).isFalse();
            pages.add(page.getEntry().stream()
                    .filter(entry -> entry.getSearch().getMode() == SearchEntryMode.MATCH)
                    .map(entry -> entry.getResource().fhirType() + "/"
                            + entry.getResource().getIdPart())
                    .collect(Collectors.toSet()));
            next = page.getLink(Bundle.LINK_NEXT) == null
                    ? ""
                    : page.getLink(Bundle.LINK_NEXT).getUrl().replaceFirst(".*/fhir", "");
        }
        return pages;
    }

    private static boolean isOwnDisclosure(Resource resource) {
        return resource instanceof AuditEvent event
                && event.getEntity().stream()
                        .anyMatch(entity -> entity.hasQuery()
                                && new String(entity.getQuery(), java.nio.charset.StandardCharsets.UTF_8)
                                        .contains("$my-data"));
    }

    private static Set<String> ids(Bundle bundle, String type) {
        return bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(resource -> resource.fhirType().equals(type))
                .map(Resource::getIdPart)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
