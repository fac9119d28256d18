package de.medicalhub.fhir.discharge;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.time.HubClock;
import de.medicalhub.fhir.access.Answer;
import de.medicalhub.fhir.access.CaseUnderTest;
import de.medicalhub.fhir.access.Rest;
import java.time.Duration;
import java.util.List;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Further nursing services are asked, with real tokens against the real store. */
class FurtherRoundIT {
    private static final Rest MANAGER = new Rest("discharge1");

    @Test
    @DisplayName("12: a third service is asked, sees nobody's name, accepts and wins; the first two end as ever")
    void aThirdServiceWins() {
        CaseUnderTest made = CaseUnderTest.started();
        String plan =
                MANAGER.get("CarePlan?identifier=" + made.caseToken()).found().get(0);
        Parameters round = round("Organization/nursing-polch");
        for (String other : List.of("gp1", "nurse1", "patient1")) {
            assertThat(new Rest(other).post(plan + "/$ask", round).status())
                    .as(other)
                    .isEqualTo(403);
        }
        assertThat(new Rest("discharge2").post(plan + "/$ask", round).status()).isEqualTo(404);
        assertThat(MANAGER.post(plan + "/$ask", round).status()).isEqualTo(200);

        Answer asked = new Rest("nurse3").get("Task?group-identifier=" + made.caseToken());
        assertThat(asked.found()).hasSize(1);
        assertThat(asked.body()).doesNotContain(CaseUnderTest.SECRET);
        Answer twice = MANAGER.post(plan + "/$ask", round);
        assertThat(twice.status()).isEqualTo(422);
        assertThat(twice.parameters()).containsExactly("nursing-service");

        String third = asked.found().get(0);
        assertThat(made.answer("nurse3", third, true).status()).isEqualTo(200);
        assertThat(made.award(third).status()).isEqualTo(200);
        assertThat(new Rest("nurse3").get(made.patient()).status()).isEqualTo(200);
        assertThat(MANAGER.get(made.firstReferral()).as(Task.class).getStatus()).isEqualTo(Task.TaskStatus.CANCELLED);
        assertThat(MANAGER.post(plan + "/$ask", round("Organization/nursing-mayen"))
                        .status())
                .isEqualTo(409);
    }

    private static Parameters round(String service) {
        Parameters round = new Parameters();
        CaseUnderTest.add(round, "nursing-service", new Reference(service));
        CaseUnderTest.add(
                round,
                "answer-deadline",
                CaseUnderTest.moment(HubClock.fromSystemProperty().instant().plus(Duration.ofHours(3))));
        return round;
    }
}
