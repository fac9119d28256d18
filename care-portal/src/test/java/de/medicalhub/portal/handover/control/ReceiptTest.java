package de.medicalhub.portal.handover.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.ExampleCases;
import de.medicalhub.portal.handover.entity.TimelineEntry;
import de.medicalhub.portal.records.Resources;
import java.time.Instant;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Communication;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("H13")
class ReceiptTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final String PRACTICE = "Organization/practice-mendig";

    @Test
    @DisplayName("who has confirmed is not asked again; it stands in the timeline with the person's name")
    void confirmedByName() {
        Case found = ExampleCases.at("moving");
        assertThat(Receipt.isMissing(found, PRACTICE)).isTrue();
        Communication receipt = Receipt.of(found, PRACTICE, "Dr. Jana Thelen", NOW);
        receipt.setId("Communication/1");
        Bundle bundle = new Bundle();
        bundle.addEntry().setResource(receipt);
        Case after = new Case(found.id(), found.resources().and(Resources.of(bundle)));
        assertThat(Receipt.isMissing(after, PRACTICE)).isFalse();
        assertThat(Receipt.isMissing(after, "Organization/nursing-mayen")).isTrue();
        assertThat(Timeline.of(after, NOW))
                .filteredOn(entry -> entry.state().equals("received"))
                .extracting(TimelineEntry::at)
                .containsExactly(java.util.Optional.of(NOW));
    }
}
