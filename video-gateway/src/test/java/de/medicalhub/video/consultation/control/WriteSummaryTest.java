package de.medicalhub.video.consultation.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WriteSummaryTest {
    @Test
    @DisplayName("rule 16: the summary says who compared the health card and when, by the clock of the practice")
    void saysWho() {
        assertThat(WriteSummary.sentence(
                        new IdentityCheck("Practitioner/gp-1", "Dr. Probe", Instant.parse("2026-07-01T22:03:00Z"))))
                .isEqualTo(
                        "Gesundheitskarte mit der Person im Bild verglichen: Dr. Probe, am 02.07.2026 um 00:03 Uhr.");
    }
}
