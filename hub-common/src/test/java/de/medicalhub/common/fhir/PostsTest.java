package de.medicalhub.common.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PostsTest {
    private static final Instant NOON = Instant.parse("2026-12-24T11:00:00Z");

    @Test
    @DisplayName("A post without a period holds as long as it is active")
    void withoutAPeriod() {
        assertThat(Posts.holdsAt(new PractitionerRole().setActive(true), NOON)).isTrue();
        assertThat(Posts.holdsAt(new PractitionerRole().setActive(false), NOON)).isFalse();
    }

    @Test
    @DisplayName(
            "One with a period holds from its start up to, not including, its end; a day lasts until midnight in Germany")
    void withinItsPeriod() {
        PractitionerRole hours = post("2026-12-24T12:00:00+01:00", "2026-12-24T14:00:00+01:00");
        assertThat(Posts.holdsAt(hours, NOON)).isTrue();
        assertThat(Posts.holdsAt(hours, NOON.minusSeconds(1))).isFalse();
        assertThat(Posts.holdsAt(hours, NOON.plusSeconds(7_200))).isFalse();
        PractitionerRole day = post("2026-12-24", "2026-12-24");
        assertThat(Posts.holdsAt(day, Instant.parse("2026-12-24T22:59:59Z"))).isTrue();
        assertThat(Posts.holdsAt(day, Instant.parse("2026-12-24T23:00:00Z"))).isFalse();
    }

    private static PractitionerRole post(String start, String end) {
        Period period = new Period();
        period.setStartElement(new DateTimeType(start)).setEndElement(new DateTimeType(end));
        return new PractitionerRole().setActive(true).setPeriod(period);
    }
}
