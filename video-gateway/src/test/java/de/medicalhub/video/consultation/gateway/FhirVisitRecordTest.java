package de.medicalhub.video.consultation.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.video.consultation.VisitStep;
import java.time.Instant;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FhirVisitRecordTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private final Encounter encounter = new Encounter().setStatus(EncounterStatus.PLANNED);

    @Test
    void goesThroughAllSteps() {
        assertThat(FhirVisitRecord.advance(encounter, VisitStep.ARRIVED, NOW)).isTrue();
        assertThat(encounter.getStatus()).isEqualTo(EncounterStatus.ARRIVED);
        assertThat(FhirVisitRecord.advance(encounter, VisitStep.STARTED, NOW)).isTrue();
        assertThat(encounter.getPeriod().getStart()).isEqualTo(NOW);
        assertThat(FhirVisitRecord.advance(encounter, VisitStep.FINISHED, NOW.plusSeconds(60)))
                .isTrue();
        assertThat(encounter.getStatus()).isEqualTo(EncounterStatus.FINISHED);
        assertThat(encounter.getPeriod().getEnd()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    @DisplayName("rule 7: only ever forward, so that a repetition or a second call changes nothing")
    void neverGoesBack() {
        encounter.setStatus(EncounterStatus.FINISHED);
        assertThat(FhirVisitRecord.advance(encounter, VisitStep.ARRIVED, NOW)).isFalse();
        assertThat(FhirVisitRecord.advance(encounter, VisitStep.FINISHED, NOW)).isFalse();
        encounter.setStatus(EncounterStatus.CANCELLED);
        assertThat(FhirVisitRecord.advance(encounter, VisitStep.STARTED, NOW)).isFalse();
        assertThat(encounter.getStatus()).isEqualTo(EncounterStatus.CANCELLED);
    }
}
