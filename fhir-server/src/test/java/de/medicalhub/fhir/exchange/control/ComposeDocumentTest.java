package de.medicalhub.fhir.exchange.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import de.medicalhub.fhir.access.Access;
import de.medicalhub.fhir.exchange.PatientRecord;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ComposeDocumentTest {
    private static final Instant NOW = Instant.parse("2026-11-28T08:00:00Z");
    private static final Set<String> READ = Set.of("Composition", "Patient", "Observation", "Organization");

    private final Map<String, Resource> readable = new LinkedHashMap<>();
    private final SystemRequestDetails request = new SystemRequestDetails();
    private final ComposeDocument compose = new ComposeDocument(
            new Records(),
            (Access) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {Access.class}, (self, method, arguments) -> READ),
            Clock.fixed(NOW, ZoneOffset.UTC));

    ComposeDocumentTest() {
        request.setFhirServerBase("https://hub.example/fhir");
        add("Organization/h", new Organization());
        add("Patient/p", new Patient().setManagingOrganization(new Reference("Organization/h")));
        add("Observation/o", new Observation().setSubject(new Reference("Patient/p")));
        add("Composition/before", new Composition());
        Composition letter = new Composition().setSubject(new Reference("Patient/p"));
        letter.addAuthor(new Reference("Organization/h"));
        letter.addRelatesTo().setTarget(new Reference("Composition/before"));
        letter.addSection()
                .addEntry(new Reference("Observation/o"))
                .addEntry(new Reference("Observation/hidden"))
                .addEntry(new Reference("https://elsewhere.example/fhir/Observation/o"))
                .addEntry(new Reference("Composition/c"))
                .addEntry(new Reference("#inside"));
        add("Composition/c", letter);
    }

    @Test
    @DisplayName(
            "Rule 12: the Composition comes first, then what it names and may be read, each once, then who is named there")
    void whatIsNamedComesAlong() {
        Bundle document = compose.of(request, "Composition/c");
        assertThat(document.getType()).isEqualTo(Bundle.BundleType.DOCUMENT);
        assertThat(document.getEntry())
                .extracting(Bundle.BundleEntryComponent::getFullUrl)
                .containsExactly(Stream.of("Composition/c", "Patient/p", "Organization/h", "Observation/o")
                        .map(reference -> "https://hub.example/fhir/" + reference)
                        .toArray(String[]::new));
        assertThat(document.getTimestamp()).isEqualTo(NOW);
    }

    @Test
    @DisplayName("Rule 12: each is a document of its own, and what may not be read is not there")
    void eachHasAnIdentifier() {
        Bundle first = compose.of(request, "Composition/c");
        assertThat(first.getIdentifier().getSystem()).isEqualTo("urn:ietf:rfc:3986");
        assertThat(first.getIdentifier().getValue())
                .startsWith("urn:uuid:")
                .isNotEqualTo(
                        compose.of(request, "Composition/c").getIdentifier().getValue());
        assertThatThrownBy(() -> compose.of(request, "Composition/none")).isInstanceOf(ResourceNotFoundException.class);
    }

    private void add(String reference, Resource resource) {
        resource.setId(reference);
        readable.put(reference, resource);
    }

    private final class Records implements PatientRecord {
        @Override
        public List<Resource> everything(RequestDetails asking, String patient) {
            throw new IllegalStateException();
        }

        @Override
        public List<Resource> named(RequestDetails asking, List<Resource> resources) {
            return List.of(read(asking, Set.of("Organization/h")).get(0));
        }

        @Override
        public List<Resource> read(RequestDetails asking, Set<String> references) {
            return references.stream()
                    .flatMap(reference -> Stream.ofNullable(readable.get(reference)))
                    .toList();
        }
    }
}
