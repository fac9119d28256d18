package de.medicalhub.portal.record.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.VitalSign;
import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.Texts;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RangesDraftTest {
    private static final ValueWords WORDS = new ValueWords(new Texts(Language.DE, Clock.systemUTC()));
    private static final Ranges BEFORE = Ranges.of(List.of(range(VitalSign.PULSE, 50, 100)));

    private final Map<String, String> shown = RangesDraft.fields(BEFORE, WORDS);
    private final RangesDraft draft = new RangesDraft();

    RangesDraftTest() {
        draft.show(shown);
    }

    @Test
    @DisplayName("K13 what was only shown is not written back over what a colleague has agreed on meanwhile")
    void whatWasOnlyShownIsNobodysWish() {
        draft.getTyped().put("weightLow", "60");
        List<RangesDraft.Change> changes = draft.changes(shown);
        assertThat(changes).extracting(RangesDraft.Change::sign).containsExactly(VitalSign.WEIGHT);
        Ranges now = Ranges.of(List.of(range(VitalSign.PULSE, 55, 110)));
        assertThat(RangesDraft.overtaken(changes, shown, now)).isEmpty();
    }

    @Test
    @DisplayName("K13 of two people who change the same range, the second one sees what the first has agreed on")
    void theSecondSeesTheFirst() {
        draft.getTyped().put("pulseLow", "45");
        List<RangesDraft.Change> changes = draft.changes(shown);
        Ranges now = Ranges.of(List.of(range(VitalSign.PULSE, 55, 110)));
        assertThat(RangesDraft.overtaken(changes, shown, now))
                .extracting(RangesDraft.Change::sign)
                .containsExactly(VitalSign.PULSE);
        assertThat(RangesDraft.overtaken(changes, RangesDraft.fields(now, WORDS), now))
                .isEmpty();
        assertThat(RangesDraft.overtaken(changes, shown, BEFORE)).isEmpty();
        assertThat(RangesDraft.overtaken(changes, shown, Ranges.of(List.of(range(VitalSign.PULSE, 45, 100)))))
                .isEmpty();
    }

    private static Goal range(VitalSign sign, int low, int high) {
        Goal goal = new Goal().setLifecycleStatus(Goal.GoalLifecycleStatus.ACTIVE);
        goal.addTarget()
                .setMeasure(new CodeableConcept(new Coding(VitalSign.LOINC, sign.code(), null)))
                .setDetail(new Range()
                        .setLow(new Quantity().setValue(BigDecimal.valueOf(low)))
                        .setHigh(new Quantity().setValue(BigDecimal.valueOf(high))));
        return goal;
    }
}
