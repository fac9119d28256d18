package de.medicalhub.portal.record.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.fhir.VitalSign;
import de.medicalhub.portal.record.entity.Chart;
import de.medicalhub.portal.record.entity.LatestValue;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.Texts;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ChartsTest {
    private static final Instant NOON = Instant.parse("2026-11-26T11:00:00Z");
    private static final Texts GERMAN = new Texts(Language.DE, Clock.fixed(NOON, ZoneOffset.UTC));

    @Test
    @DisplayName("K3: the sentence says the newest value and how many lie outside; those are drawn otherwise")
    void aChartSpeaks() {
        List<Observation> values = new ArrayList<>();
        values.addAll(pressure("150", "80", 2));
        values.addAll(pressure("182", "95", 1));
        values.addAll(pressure("140", "85", 0));
        Chart chart = charts(range(VitalSign.SYSTOLIC, "100", "160")).of(values).get(0);
        assertThat(chart.sign()).isEqualTo("pressure");
        assertThat(chart.sentence())
                .isEqualTo("Zuletzt 140 / 85 mmHg, heute 12:00. Ein Wert außerhalb des vereinbarten Bereichs.");
        assertThat(chart.dots()).filteredOn(Chart.Dot::outside).hasSize(1);
        assertThat(chart.lines()).hasSize(2);
        assertThat(chart.band()).hasSize(1);
        assertThat(chart.rows()).extracting(Chart.Row::value).containsExactly("140 / 85", "182 / 95", "150 / 80");
        assertThat(chart.dots()).allMatch(dot -> dot.x() >= 48 && dot.x() <= 588 && dot.y() >= 0 && dot.y() <= 200);
    }

    @Test
    @DisplayName(
            "K14: what was measured last stands in words, with time and range, also where an older value was outside")
    void whatWasMeasuredLast() {
        List<Observation> values = new ArrayList<>();
        values.addAll(pressure("182", "95", 1));
        values.addAll(pressure("140", "85", 0));
        values.addAll(order(1).of(Map.of(VitalSign.WEIGHT, new BigDecimal("62"))));
        LatestValues latest = new LatestValues(GERMAN, range(VitalSign.SYSTOLIC, "100", "160"));
        assertThat(latest.of(values))
                .containsExactly(
                        new LatestValue(
                                "pressure",
                                "Blutdruck",
                                "140 / 85 mmHg, heute 12:00",
                                "im Bereich (Oberer Blutdruck vereinbart: 100 bis 160)",
                                false),
                        new LatestValue("weight", "Gewicht", "62 kg, gestern 12:00", "kein Bereich vereinbart", false));
        assertThat(latest.of(values.subList(0, 1)).get(0))
                .extracting(LatestValue::outside, LatestValue::range)
                .containsExactly(true, "außerhalb des Bereichs (Oberer Blutdruck vereinbart: 100 bis 160)");
    }

    @Test
    @DisplayName("K3: without a range nothing is called outside, and the course is said")
    void withoutARange() {
        List<Observation> values = new ArrayList<>();
        values.addAll(order(2).of(Map.of(VitalSign.WEIGHT, new BigDecimal("62"))));
        values.addAll(order(0).of(Map.of(VitalSign.WEIGHT, new BigDecimal("64.5"))));
        Chart chart = charts(Ranges.of(List.of())).of(values).get(0);
        assertThat(chart.sentence())
                .isEqualTo(
                        "Zuletzt 64,5 kg, heute 12:00. 2,5 kg mehr als am Anfang (Di. 24.11.). Kein Bereich vereinbart.");
        assertThat(chart.dots()).noneMatch(Chart.Dot::outside);
    }

    @Test
    @DisplayName("K3: what was measured before a range was agreed on is not called outside")
    void beforeTheAgreement() {
        Goal agreed = goal(VitalSign.SYSTOLIC, "100", "160");
        agreed.getMeta().setLastUpdated(Date.from(NOON.minus(Duration.ofDays(1))));
        List<Observation> values = new ArrayList<>();
        values.addAll(pressure("182", "95", 2));
        values.addAll(pressure("181", "95", 0));
        Chart chart = charts(Ranges.of(List.of(agreed))).of(values).get(0);
        assertThat(chart.dots()).filteredOn(Chart.Dot::outside).hasSize(1);
        assertThat(chart.sentence()).endsWith("Ein Wert außerhalb des vereinbarten Bereichs.");
    }

    @Test
    @DisplayName("K3: one single value, and always the same one, can be drawn")
    void flatLinesHaveAPlace() {
        Chart chart = charts(Ranges.of(List.of()))
                .of(order(0).of(Map.of(VitalSign.PAIN, BigDecimal.ZERO)))
                .get(0);
        assertThat(chart.dots()).hasSize(1);
        assertThat(Double.isFinite(chart.dots().get(0).y())).isTrue();
    }

    @Test
    @DisplayName("K5: what was a mistake, and what has another unit, is not drawn")
    void mistakesLeave() {
        Observation mistake =
                order(0).of(Map.of(VitalSign.PULSE, BigDecimal.TEN)).get(0);
        mistake.setStatus(Observation.ObservationStatus.ENTEREDINERROR);
        Observation foreign =
                order(0).of(Map.of(VitalSign.GLUCOSE, BigDecimal.TEN)).get(0);
        ((Quantity) foreign.getValue()).setCode("mmol/L");
        assertThat(charts(Ranges.of(List.of())).of(List.of(mistake, foreign))).isEmpty();
    }

    private static Charts charts(Ranges ranges) {
        return new Charts(GERMAN, ranges, Resources.of(), "Practitioner/n");
    }

    private static List<Observation> pressure(String upper, String lower, int daysAgo) {
        return order(daysAgo)
                .of(Map.of(
                        VitalSign.SYSTOLIC, new BigDecimal(upper),
                        VitalSign.DIASTOLIC, new BigDecimal(lower)));
    }

    private static ValueOrder order(int daysAgo) {
        return new ValueOrder(
                CaseId.next(), "Patient/p", "Practitioner/n", NOON.minus(Duration.ofDays(daysAgo)), Optional.empty());
    }

    private static Ranges range(VitalSign sign, String low, String high) {
        return Ranges.of(List.of(goal(sign, low, high)));
    }

    private static Goal goal(VitalSign sign, String low, String high) {
        Goal goal = new Goal();
        goal.setLifecycleStatus(Goal.GoalLifecycleStatus.ACTIVE);
        goal.addTarget()
                .setMeasure(new CodeableConcept(new Coding(VitalSign.LOINC, sign.code(), null)))
                .setDetail(new Range()
                        .setLow(new Quantity().setValue(new BigDecimal(low)))
                        .setHigh(new Quantity().setValue(new BigDecimal(high))));
        return goal;
    }
}
