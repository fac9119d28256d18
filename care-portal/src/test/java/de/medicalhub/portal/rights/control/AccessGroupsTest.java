package de.medicalhub.portal.rights.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.rights.entity.AccessEntry;
import de.medicalhub.portal.rights.entity.AccessGroup;
import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Practitioner;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AccessGroupsTest {
    private static final Instant NOON = Instant.parse("2026-11-22T11:00:00Z");

    @Test
    @DisplayName("D1 what one person did on one day stands together; another day and another person do not")
    void byPersonAndDay() {
        Bundle bundle = new Bundle();
        Practitioner nurse = new Practitioner();
        nurse.addName().setFamily("Lenz").addGiven("Katja");
        bundle.addEntry().setResource(nurse.setId("Practitioner/n"));
        Texts texts = new Texts(Language.DE, Clock.fixed(NOON, ZoneOffset.UTC));
        List<AccessEntry> entries = List.of(
                entry("Practitioner/n", "eins", false, NOON),
                entry("service-account", "zwei", false, NOON),
                entry("Practitioner/n", "drei", true, NOON.minusSeconds(60)),
                entry("Practitioner/n", "vier", false, NOON.minus(Duration.ofDays(3))));
        AccessGroups together = new AccessGroups(texts, Resources.of(bundle));
        List<AccessGroup> groups = together.of(entries, false);
        assertThat(groups)
                .extracting(AccessGroup::title)
                .containsExactly(
                        "Katja Lenz: Heute, Sonntag, 22. November 2026",
                        "Ein Programm: Heute, Sonntag, 22. November 2026",
                        "Katja Lenz: Donnerstag, 19. November 2026");
        assertThat(groups.get(0).entries()).hasSize(2);
        assertThat(groups.get(0).count()).isEqualTo("2 Zugriffe");
        assertThat(groups.get(0).isRefused()).isTrue();
        assertThat(groups.get(2).isRefused()).isFalse();
        assertThat(together.of(entries, true))
                .extracting(AccessGroup::count)
                .as("of the last day there may be more on the next page")
                .containsExactly("2 Zugriffe", "ein Zugriff", "mindestens ein Zugriff");
    }

    private static AccessEntry entry(String who, String sentence, boolean refused, Instant when) {
        return new AccessEntry(who, sentence, refused, false, when);
    }
}
