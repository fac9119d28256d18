package de.medicalhub.portal.cases;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("C6")
class CaseFilterTest {
    private static final Predicate<String> HOSPITAL = "Organization/hospital-mayen"::equals;
    private static final List<Case> CASES =
            List.of(ExampleCases.at("asked"), ExampleCases.at("accepted"), ExampleCases.at("moving"));

    @ParameterizedTest
    @DisplayName("all leave on 24 November at 10:00; answers are due on the 22nd at 16:00")
    @CsvSource({
        "2026-11-22T10:00:00Z, all, 3",
        "2026-11-22T10:00:00Z, mine, 1",
        "2026-11-22T10:00:00Z, open, 2",
        "2026-11-22T10:00:00Z, tomorrow, 0",
        "2026-11-22T22:59:00Z, tomorrow, 0",
        "2026-11-22T23:00:00Z, tomorrow, 3",
        "2026-11-24T22:59:00Z, tomorrow, 3",
        "2026-11-24T23:00:00Z, tomorrow, 0",
        "2026-11-22T10:00:00Z, nonsense, 3",
    })
    void narrows(Instant now, String show, int left) {
        assertThat(rows(now).of(CASES, HOSPITAL, CaseFilter.parse(show))).hasSize(left);
    }

    @Test
    void lateIsWhatTheListShowsAsLate() {
        CaseRows rows = rows(Instant.parse("2026-11-24T09:30:00Z"));
        assertThat(rows.of(CASES, HOSPITAL, CaseFilter.LATE))
                .isNotEmpty()
                .containsExactlyElementsOf(rows.of(CASES, HOSPITAL).stream()
                        .filter(row -> row.tone().equals("late"))
                        .toList());
    }

    @Test
    void eachFilterSaysHowManyItShows() {
        List<CaseChip> chips = rows(Instant.parse("2026-11-22T10:00:00Z")).chips(CASES, HOSPITAL, CaseFilter.MINE);
        assertThat(chips).hasSameSizeAs(CaseFilter.values());
        assertThat(chips).extracting(CaseChip::words).contains("Alle (3)", "Wartet auf uns (1)");
        assertThat(chips)
                .filteredOn(CaseChip::chosen)
                .extracting(CaseChip::code)
                .containsExactly("mine");
    }

    @Test
    @DisplayName("C11 what has ended says when and why, and what ended last stands on top")
    void whatHasEnded() {
        List<Case> over = List.of(ended("2026-11-23T09:00:00Z"), ended("2026-11-24T09:00:00Z"));
        List<CaseRow> shown = rows(Instant.parse("2026-11-24T10:00:00Z")).of(over, HOSPITAL, CaseFilter.ENDED);
        assertThat(shown)
                .extracting(CaseRow::step)
                .containsExactly(
                        "Beendet: heute 10:00, Grund: Verstorben", "Beendet: gestern 10:00, Grund: Verstorben");
        assertThat(rows(Instant.parse("2026-11-24T10:00:00Z")).of(CASES, HOSPITAL, CaseFilter.ENDED))
                .isEmpty();
    }

    private static Case ended(String at) {
        Case found = ExampleCases.at("asked");
        CarePlan plan = found.plan().orElseThrow().setStatus(CarePlan.CarePlanStatus.REVOKED);
        plan.getPeriod().setEnd(Date.from(Instant.parse(at)));
        Provenance record = new Provenance()
                .addReason(new CodeableConcept(new Coding(HubCodes.CLOSE_REASON, "died", "")))
                .addTarget(new Reference(Resources.referenceTo(plan)));
        record.setId("record");
        Bundle bundle = new Bundle();
        bundle.addEntry().setResource(record);
        return new Case(found.id(), found.resources().and(Resources.of(bundle)));
    }

    private static CaseRows rows(Instant now) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        return new CaseRows(new Texts(Language.DE, clock), clock);
    }
}
