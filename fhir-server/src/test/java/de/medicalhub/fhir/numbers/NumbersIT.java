package de.medicalhub.fhir.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.testing.Stack;
import de.medicalhub.fhir.access.Answer;
import de.medicalhub.fhir.access.CaseUnderTest;
import de.medicalhub.fhir.access.Rest;
import java.time.Duration;
import java.util.List;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Numbers over real cases, when their month is over. */
class NumbersIT {
    private static final int CASES = 5;

    @Test
    @DisplayName("Z1: cases that were accepted and placed are counted, and nobody is named")
    void casesAreCounted() {
        for (int i = 0; i < CASES; i++) {
            CaseUnderTest ours = CaseUnderTest.started();
            assertThat(ours.answer("nurse1", ours.firstReferral(), true).status())
                    .isEqualTo(200);
            assertThat(ours.award(ours.firstReferral()).status()).isEqualTo(200);
        }
        Stack.moveClock(Duration.ofDays(62));
        try {
            Answer told = new Rest("admin1").get("CarePlan/$numbers?months=3");
            assertThat(told.status()).as(told.body()).isEqualTo(200);
            assertThat(told.body()).doesNotContain(CaseUnderTest.SECRET, "Patient/", "Task/", "Organization/");
            assertThat(sum(told, "time-to-acceptance", "all")).isGreaterThanOrEqualTo(CASES);
            assertThat(sum(told, "placed-before-discharge", "all")).isGreaterThanOrEqualTo(CASES);
            assertThat(sum(new Rest("discharge1").get("CarePlan/$numbers?months=3"), "time-to-acceptance", "all"))
                    .isGreaterThanOrEqualTo(CASES);
        } finally {
            Stack.moveClock(Duration.ZERO);
        }
    }

    @Test
    void othersAreRefused() {
        for (String other : List.of("nurse1", "gp1", "patient1", "medhub-notification", "medhub-hospital")) {
            assertThat(new Rest(other).get("CarePlan/$numbers").status())
                    .as(other)
                    .isEqualTo(403);
        }
        for (String months : List.of("0", "37", "-1")) {
            assertThat(new Rest("admin1")
                            .get("CarePlan/$numbers?months=" + months)
                            .status())
                    .as(months)
                    .isEqualTo(400);
        }
    }

    private static int sum(Answer answer, String measure, String name) {
        return answer.as(Parameters.class).getParameter().stream()
                .filter(line -> line.getName().equals("measure"))
                .filter(line ->
                        part(line, "code").get(0).getValue().primitiveValue().equals(measure))
                .flatMap(line -> part(line, "month").stream())
                .flatMap(month -> part(month, name).stream())
                .mapToInt(part -> ((IntegerType) part.getValue()).getValue())
                .sum();
    }

    private static List<ParametersParameterComponent> part(ParametersParameterComponent line, String name) {
        return line.getPart().stream()
                .filter(part -> part.getName().equals(name))
                .toList();
    }
}
