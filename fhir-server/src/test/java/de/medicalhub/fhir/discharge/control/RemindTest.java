package de.medicalhub.fhir.discharge.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Asked on Friday at 12:00 in Germany, answers until 18:00. */
@DisplayName("17: who has not answered is reminded twice, at half time and an hour before the deadline")
class RemindTest {
    private final CaseInMemory theCase = new CaseInMemory();

    @BeforeEach
    void start() {
        theCase.start(Wishes.complete());
    }

    @Test
    void atHalfTimeAndAnHourBefore() {
        assertThat(remindAt("2026-11-20T13:59:00Z")).isZero();
        assertThat(remindAt("2026-11-20T14:00:00Z")).isEqualTo(2);
        assertThat(remindAt("2026-11-20T14:01:00Z")).isZero();
        theCase.answer(theCase.taskOf("Organization/nursing-a"), true, CaseInMemory.NURSE_A);
        assertThat(remindAt("2026-11-20T16:00:00Z")).isEqualTo(1);
        assertThat(remindAt("2026-11-20T16:30:00Z")).isZero();
        assertThat(remindAt("2026-11-20T17:00:00Z")).isZero();
    }

    @Test
    void whoWasFasterIsNotRemindedTwice() {
        Instant now = Instant.parse("2026-11-20T14:00:00Z");
        theCase.records.beforeStore =
                () -> theCase.answer(theCase.taskOf("Organization/nursing-a"), true, CaseInMemory.NURSE_A);
        new Remind(theCase.records, Clock.fixed(now, ZoneOffset.UTC)).remind();
        assertThat(theCase.status(theCase.taskOf("Organization/nursing-a"))).isEqualTo(Task.TaskStatus.ACCEPTED);
    }

    private int remindAt(String time) {
        return new Remind(theCase.records, Clock.fixed(Instant.parse(time), ZoneOffset.UTC)).remind();
    }
}
