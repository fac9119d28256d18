package de.medicalhub.transport.billing.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.dispatch.DrivenLeg;
import de.medicalhub.transport.dispatch.JobState;
import de.medicalhub.transport.dispatch.JobView;
import de.medicalhub.transport.driving.RideRecords.Kept;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LegLinesTest {
    private static final Instant NOON = Instant.parse("2026-11-27T11:00:00Z");

    @Test
    @DisplayName(
            "1, 2, 5: a ride with times in Berlin, kilometres with a comma, persons, Muster 4, boarding and signature")
    void rideIsALine() {
        List<List<String>> lines = LegLines.of(
                List.of(ride("Erika Beispiel")),
                job -> new Kept(Optional.of("named-by-staff"), Optional.of("E. Beispiel"), Optional.of(NOON)));
        assertThat(lines).hasSize(2);
        assertThat(lines.get(1)).hasSameSizeAs(lines.get(0));
        assertThat(field(lines, "Ausgang")).isEqualTo("angekommen");
        assertThat(field(lines, "Abholung")).isEqualTo("12:00");
        assertThat(field(lines, "km geplant")).isEqualTo("12,3");
        assertThat(field(lines, "km geplant geschätzt")).isEqualTo("ja");
        assertThat(field(lines, "km gefahren")).isEmpty();
        assertThat(field(lines, "km unvollständig")).isEqualTo("ja");
        assertThat(field(lines, "Personen")).isEqualTo("2");
        assertThat(field(lines, "Haltung (Muster 4)")).isEqualTo("Rollstuhl");
        assertThat(field(lines, "Bedarf (Muster 4)")).isEqualTo("Sauerstoff; Tragen über Treppen");
        assertThat(field(lines, "Genehmigung")).isEqualTo("nicht bekannt");
        assertThat(field(lines, "Eingestiegen")).isEqualTo("ohne Code: Personal hat die Person genannt");
        assertThat(field(lines, "Unterschrieben von")).isEqualTo("E. Beispiel");
        assertThat(field(lines, "Unterschrieben am")).isEqualTo("27.11.2026 12:00");
        assertThat(field(lines, "Bild der Unterschrift")).isEqualTo("/transport/api/billing/signatures/job-1");
    }

    @Test
    @DisplayName("1: each end of a leg has its word")
    void eachEndHasItsWord() {
        assertThat(JobState.ended())
                .allSatisfy(end -> assertThat(LegLines.of(List.of(leg(end)), job -> Kept.NOTHING)
                                .get(1)
                                .get(3))
                        .isNotBlank());
    }

    @Test
    @DisplayName("2: kilometres of the road map are not called an estimate")
    void kilometresByRoad() {
        List<List<String>> lines = LegLines.of(List.of(leg(JobState.RETURNED)), job -> Kept.NOTHING);
        assertThat(field(lines, "km geplant")).isEqualTo("12,3");
        assertThat(field(lines, "km geplant geschätzt")).isEmpty();
    }

    @Test
    @DisplayName("1: nobody signed for an attempt that came back, whoever signed for the next one")
    void earlierAttemptIsUnsigned() {
        List<List<String>> lines = LegLines.of(
                List.of(leg(JobState.RETURNED, "E", true)),
                job -> new Kept(Optional.empty(), Optional.of("E. Beispiel"), Optional.of(NOON)));
        assertThat(field(lines, "Ausgang")).isEqualTo("zurück in der Apotheke");
        assertThat(field(lines, "Unterschrieben von")).isEmpty();
        assertThat(field(lines, "Bild der Unterschrift")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+49 1", "-1", "@SUM(A1)", "\tx", "\rx"})
    @DisplayName("3: what a spreadsheet would take for a formula is text")
    void formulasAreText(String name) {
        assertThat(Csv.of(List.of(List.of(name)))).contains("'" + name);
    }

    @Test
    @DisplayName(
            "3: RFC 4180 with semicolons: quotes where needed, doubled inside, CR LF at the end, a byte order mark once")
    void isRfc4180() {
        assertThat(Csv.of(List.of(List.of("a;b", "c\"d", "e\nf", "g,h"), List.of("ä"))))
                .isEqualTo("\uFEFF\"a;b\";\"c\"\"d\";\"e\nf\";g,h\r\nä\r\n");
    }

    private static String field(List<List<String>> lines, String header) {
        return lines.get(1).get(lines.get(0).indexOf(header));
    }

    private static DrivenLeg ride(String name) {
        return leg(JobState.DROPPED_OFF, name);
    }

    private static DrivenLeg leg(JobState end) {
        return leg(end, "E");
    }

    private static DrivenLeg leg(JobState end, String name) {
        return leg(end, name, false);
    }

    private static DrivenLeg leg(JobState end, String name, boolean earlier) {
        LocalDate day = LocalDate.of(2026, 11, 27);
        JobView job = new JobView(
                "job-1",
                "ride",
                end,
                name,
                Optional.empty(),
                "Patient/p",
                "Polch",
                List.of(),
                "Organization/c",
                day,
                "",
                false,
                false,
                Optional.empty());
        return new DrivenLeg(
                job,
                day,
                "MYK 1",
                "Dirk Paulsen",
                "Mayen",
                Optional.of(NOON),
                Optional.of(NOON.plusSeconds(1800)),
                Optional.of(NOON),
                Optional.of(NOON.plusSeconds(2000)),
                Optional.of(12_345L),
                end == JobState.DROPPED_OFF,
                Optional.empty(),
                true,
                2,
                Optional.of("wheelchair"),
                Arrays.asList("oxygen", "carrying"),
                earlier);
    }
}
