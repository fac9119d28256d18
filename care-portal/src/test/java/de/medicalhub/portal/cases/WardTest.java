package de.medicalhub.portal.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterLocationComponent;
import org.hl7.fhir.r4.model.Encounter.EncounterLocationStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WardTest {
    private final Encounter stay = new Encounter();

    @Test
    @DisplayName("C10 who has moved to another ward is on that one, and not on the first any more")
    void whoHasMoved() {
        at("a", "2026-11-20T10:00:00Z").setStatus(EncounterLocationStatus.COMPLETED);
        at("b", "").setStatus(EncounterLocationStatus.ACTIVE);
        at("c", "").setStatus(EncounterLocationStatus.PLANNED);
        assertThat(Ward.isOf(stay, "a")).isFalse();
        assertThat(Ward.isOf(stay, "b")).isTrue();
        assertThat(Ward.isOf(stay, "c")).isFalse();
    }

    @Test
    @DisplayName("C10 of who has left the house the last ward counts")
    void whoHasLeft() {
        at("b", "2026-11-24T10:00:00Z");
        at("a", "2026-11-20T10:00:00Z");
        assertThat(Ward.isOf(stay, "a")).isFalse();
        assertThat(Ward.isOf(stay, "b")).isTrue();
    }

    @Test
    @DisplayName("C10 where nothing is said of a time it is the ward that is named")
    void plain() {
        assertThat(Ward.isOf(stay, "a")).isFalse();
        at("a", "");
        assertThat(Ward.isOf(stay, "a")).isTrue();
    }

    private EncounterLocationComponent at(String ward, String until) {
        EncounterLocationComponent place = stay.addLocation().setLocation(new Reference("Location/" + ward));
        return until.isEmpty() ? place : place.setPeriod(new Period().setEnd(Date.from(Instant.parse(until))));
    }
}
