package de.medicalhub.fhir.engine.control;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CommitInTimeTest {
    private static final Instant STAMPED = Instant.parse("2026-11-22T15:00:00Z");

    @Test
    @DisplayName("8: within a minute of its stamp it commits")
    void inTime() {
        assertThatCode(() -> after(CommitInTime.LIMIT).beforeCommit(false)).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("8: later it fails, as something to send again")
    void tooLate() {
        assertThatThrownBy(() -> after(CommitInTime.LIMIT.plusMillis(1)).beforeCommit(false))
                .isInstanceOf(HubException.class)
                .hasMessageContaining("nothing was stored")
                .extracting(thrown -> ((HubException) thrown).kind())
                .isEqualTo(ProblemKind.UNAVAILABLE);
    }

    private static CommitInTime after(Duration passed) {
        return new CommitInTime(STAMPED, Clock.fixed(STAMPED.plus(passed), ZoneOffset.UTC));
    }
}
