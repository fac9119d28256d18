package de.medicalhub.video.consultation.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.video.consultation.control.IdentityCheck;
import java.time.Instant;
import java.util.Optional;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FhirIdentityChecksTest {
    private static final Instant NOW = Instant.parse("2026-11-27T09:03:00Z");
    private static final IdentityCheck CHECK = new IdentityCheck("Practitioner/gp-1", "Dr. Probe", NOW);
    private final Encounter visit = new Encounter();

    @Test
    @DisplayName("rule 16: who and when, and nothing else")
    void whoAndWhen() {
        FhirIdentityChecks.put(visit, Optional.of(CHECK));
        Extension stored = visit.getExtensionByUrl(HubCodes.IDENTITY_CHECKED);
        assertThat(stored.getExtension()).extracting(Extension::getUrl).containsExactly("by", "at");
        Reference by = (Reference) stored.getExtensionByUrl("by").getValue();
        assertThat(by.getReference()).isEqualTo("Practitioner/gp-1");
        assertThat(stored.getExtensionByUrl("at").getValue().primitiveValue()).isEqualTo("2026-11-27T09:03:00Z");
        assertThat(FhirIdentityChecks.of(visit)).contains(CHECK);
    }

    @Test
    @DisplayName("rule 16: the newest counts, it may be taken back, and other extensions stay")
    void newestCounts() {
        visit.addExtension("https://other.example", new StringType("stays"));
        FhirIdentityChecks.put(visit, Optional.of(CHECK));
        IdentityCheck later = new IdentityCheck("", "Dr. Vertretung", NOW.plusSeconds(60));
        FhirIdentityChecks.put(visit, Optional.of(later));
        assertThat(visit.getExtensionsByUrl(HubCodes.IDENTITY_CHECKED)).hasSize(1);
        assertThat(FhirIdentityChecks.of(visit)).contains(later);
        FhirIdentityChecks.put(visit, Optional.empty());
        assertThat(FhirIdentityChecks.of(visit)).isEmpty();
        assertThat(visit.getExtension()).extracting(Extension::getUrl).containsExactly("https://other.example");
    }

    @Test
    @DisplayName("rule 16: what is not whole is nothing")
    void notWhole() {
        visit.addExtension(HubCodes.IDENTITY_CHECKED, new StringType("yes"));
        assertThat(FhirIdentityChecks.of(visit)).isEmpty();
    }
}
