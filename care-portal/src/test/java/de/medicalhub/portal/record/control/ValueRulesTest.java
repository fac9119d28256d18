package de.medicalhub.portal.record.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ValueRulesTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-26T11:00:00Z"), ZoneOffset.UTC);

    @Test
    @DisplayName("K4: what cannot be is refused, also when it was looked at again")
    void impossible() {
        ValuesDraft draft = draft(Map.of("temperature", "387"));
        draft.setChecked(true);
        assertThat(new ValueRules(NOON).check(draft))
                .extracting(ValueRules.Finding::field)
                .containsExactly("temperature");
        assertThat(new ValueRules(NOON).check(draft)).noneMatch(ValueRules.Finding::unusual);
    }

    @Test
    @DisplayName("K4: what is unusual is asked about once")
    void unusual() {
        ValuesDraft draft = draft(Map.of("oxygen", "84"));
        assertThat(new ValueRules(NOON).check(draft))
                .allMatch(ValueRules.Finding::unusual)
                .hasSize(1);
        draft.setChecked(true);
        assertThat(new ValueRules(NOON).check(draft)).isEmpty();
    }

    @Test
    @DisplayName("K4: half a blood pressure, a reversed one, and words are refused; a comma is a comma")
    void slips() {
        assertThat(fields(Map.of("systolic", "120"))).containsExactly("diastolic");
        assertThat(fields(Map.of("systolic", "80", "diastolic", "120"))).containsExactly("systolic");
        assertThat(fields(Map.of("weight", "viel"))).containsExactly("weight");
        assertThat(fields(Map.of())).containsExactly("systolic");
        assertThat(fields(Map.of("weight", "72,5"))).isEmpty();
    }

    @Test
    @DisplayName("K4: nobody measures in the future")
    void future() {
        ValuesDraft draft = draft(Map.of("pulse", "70"));
        draft.setAt(draft.getAt() == null ? null : draft.getAt().plusHours(2));
        assertThat(new ValueRules(NOON).check(draft))
                .extracting(ValueRules.Finding::field)
                .containsExactly("at");
    }

    private static java.util.List<String> fields(Map<String, String> typed) {
        return new ValueRules(NOON)
                .check(draft(typed)).stream().map(ValueRules.Finding::field).toList();
    }

    private static ValuesDraft draft(Map<String, String> typed) {
        ValuesDraft draft = ValuesDraft.fresh(NOON);
        draft.getTyped().putAll(typed);
        return draft;
    }
}
