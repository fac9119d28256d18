package de.medicalhub.portal.cases;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextStepsTest {
    private static final Instant BEFORE_THE_DEADLINE = Instant.parse("2026-11-22T14:59:59Z");

    @Test
    @DisplayName("C3 when the deadline has passed without a promise, the hospital has the ball")
    void afterTheDeadlineTheHospitalActs() {
        NextStep next = NextSteps.of(ExampleCases.at("asked"), BEFORE_THE_DEADLINE.plusSeconds(2));
        assertThat(next.what().key()).isEqualTo("step.nobody");
        assertThat(next.ball()).contains("hospital");
        assertThat(next.stopped()).isTrue();
    }

    @Test
    @DisplayName("C3 when a ride has failed, the hospital has the ball before anything else")
    void afterAFailedRideTheHospitalActs() {
        Case moving = ExampleCases.at("moving");
        moving.task(Tasks.RIDE).orElseThrow().setStatus(Task.TaskStatus.FAILED);
        NextStep next = NextSteps.of(moving, BEFORE_THE_DEADLINE);
        assertThat(next.what().key()).isEqualTo("step.failed.transport-leg");
        assertThat(next.ball()).contains("hospital");
        assertThat(next.stopped()).isTrue();
    }

    @ParameterizedTest
    @DisplayName("C3 each case names one next step, who has the ball and when it is due")
    @CsvSource({
        "asked, step.answer, nursing, 2026-11-22T15:00:00Z",
        "accepted, step.award, hospital, 2026-11-24T09:00:00Z",
        "moving, step.ride.now, carrier, 2026-11-24T09:10:00Z",
        "home, step.consultation, gp, 2026-11-26T09:00:00Z",
    })
    void oneNextStep(String moment, String step, String ball, Instant due) {
        NextStep next = NextSteps.of(ExampleCases.at(moment), BEFORE_THE_DEADLINE);
        assertThat(next.what().key()).isEqualTo(step);
        assertThat(next.ball()).contains(ball);
        assertThat(next.due()).contains(due);
    }

    @Test
    @DisplayName("C3 a ride without an hour waits for the hospital's call, and stops nothing")
    void ridesThatWaitForACall() {
        Case found = ExampleCases.waitingForACall("moving");
        NextStep next = NextSteps.of(found, BEFORE_THE_DEADLINE);
        assertThat(next.what().key()).isEqualTo("step.ride.call");
        assertThat(next.ball()).contains("hospital");
        assertThat(next.stopped()).isFalse();
    }

    @Test
    @DisplayName("C3 a time that is an estimate by air distance is said to be one")
    void estimatesAreSaid() {
        Case moving = ExampleCases.at("moving");
        moving.tasks(Tasks.RIDE)
                .forEach(leg -> leg.addOutput()
                        .setValue(new BooleanType(true))
                        .getType()
                        .setText("times-estimated"));
        NextStep next = NextSteps.of(moving, BEFORE_THE_DEADLINE);
        Texts german = new Texts(Language.DE, Clock.fixed(BEFORE_THE_DEADLINE, ZoneOffset.UTC));
        assertThat(german.say(next.what())).isEqualTo("Fahrt nach Hause läuft (Zeit geschätzt)");
    }

    @Test
    @DisplayName("C3 the pharmacy sees its own step, although the case waits for the nursing services")
    void theOwnStepCounts() {
        NextStep next =
                NextSteps.of(ExampleCases.at("asked"), "Organization/pharmacy-polch"::equals, BEFORE_THE_DEADLINE);
        assertThat(next.what().key()).isEqualTo("step.dispense");
    }

    @Test
    @DisplayName("C4 the case with the ball at the own organisation comes first")
    void ownBallFirst() {
        Clock morning = Clock.fixed(Instant.parse("2026-11-24T09:00:00Z"), ZoneOffset.UTC);
        List<CaseRow> rows = new CaseRows(new Texts(Language.DE, morning), morning)
                .of(
                        List.of(ExampleCases.at("asked"), ExampleCases.at("moving"), ExampleCases.at("accepted")),
                        "Organization/hospital-mayen"::equals);
        assertThat(rows)
                .extracting(CaseRow::step)
                .containsExactly("Kein Pflegedienst hat zugesagt", "Zusage auswählen", "Fahrt nach Hause läuft");
        assertThat(rows)
                .as("buttons say what to do")
                .extracting(CaseRow::action)
                .containsExactly("Fall klären", "Zusage auswählen", "Fall öffnen");
        assertThat(rows.get(0).mine()).isTrue();
        assertThat(rows.get(0).ball()).isEqualTo("Sie");
        assertThat(rows.get(0).tone()).isEqualTo("late");
        assertThat(rows.get(2).due()).contains("in 10 Min.");
    }
}
