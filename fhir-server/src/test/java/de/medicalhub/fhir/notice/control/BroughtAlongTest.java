package de.medicalhub.fhir.notice.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("N15")
class BroughtAlongTest {
    private static final Instant STORED = Instant.parse("2026-11-26T10:00:00Z");
    private static final Duration DAY = Duration.ofHours(24);

    @ParameterizedTest
    @DisplayName("what had ended more than a day before it was stored is of the past")
    @EnumSource(
            value = TaskStatus.class,
            names = {"REJECTED", "CANCELLED", "COMPLETED", "FAILED", "ENTEREDINERROR"})
    void ended(TaskStatus status) {
        assertThat(BroughtAlong.is(task(status, STORED.minus(DAY).minusSeconds(1), "1")))
                .isTrue();
        assertThat(BroughtAlong.is(task(status, STORED.minus(DAY), "1"))).isFalse();
        assertThat(BroughtAlong.is(task(status, STORED, "1"))).isFalse();
    }

    @ParameterizedTest
    @DisplayName("what is still to be done is told, however old it is")
    @EnumSource(
            value = TaskStatus.class,
            names = {"REQUESTED", "RECEIVED", "ACCEPTED", "INPROGRESS", "ONHOLD"})
    void open(TaskStatus status) {
        assertThat(BroughtAlong.is(task(status, STORED.minus(DAY.multipliedBy(9)), "1")))
                .isFalse();
    }

    @Test
    @DisplayName("what was here before it ended is told, whatever date stands in it; and what bears no date")
    void wasHere() {
        assertThat(BroughtAlong.is(task(TaskStatus.CANCELLED, STORED.minus(DAY.multipliedBy(9)), "2")))
                .isFalse();
        assertThat(BroughtAlong.is(task(TaskStatus.CANCELLED, STORED, "1").setLastModified(null)))
                .isFalse();
    }

    @Test
    @DisplayName("of a case the end of its period counts")
    void cases() {
        assertThat(BroughtAlong.is(plan(CarePlanStatus.COMPLETED, STORED.minus(DAY.multipliedBy(2)))))
                .isTrue();
        assertThat(BroughtAlong.is(plan(CarePlanStatus.REVOKED, STORED.minus(DAY.multipliedBy(2)))))
                .isTrue();
        assertThat(BroughtAlong.is(plan(CarePlanStatus.COMPLETED, STORED))).isFalse();
        assertThat(BroughtAlong.is(plan(CarePlanStatus.ACTIVE, STORED.minus(DAY.multipliedBy(2)))))
                .isFalse();
        CarePlan open = plan(CarePlanStatus.COMPLETED, STORED);
        open.setPeriod(null);
        assertThat(BroughtAlong.is(open)).isFalse();
    }

    @ParameterizedTest
    @DisplayName("a date without a time counts until its end")
    @CsvSource({"2026-11-25, false", "2026-11-23, true", "2026-11, false", "2026, false", "2025, true"})
    void dates(String date, boolean old) {
        CarePlan plan = plan(CarePlanStatus.COMPLETED, STORED);
        plan.getPeriod().setEndElement(new DateTimeType(date));
        assertThat(BroughtAlong.is(plan)).isEqualTo(old);
        Task task = task(TaskStatus.COMPLETED, STORED, "1").setLastModifiedElement(new DateTimeType(date));
        assertThat(BroughtAlong.is(task)).isEqualTo(old);
    }

    private static Task task(TaskStatus status, Instant modified, String version) {
        Task task = new Task().setStatus(status).setLastModified(Date.from(modified));
        task.getMeta().setLastUpdated(Date.from(STORED)).setVersionId(version);
        return task;
    }

    private static CarePlan plan(CarePlanStatus status, Instant ended) {
        CarePlan plan = new CarePlan().setStatus(status);
        plan.getPeriod().setEnd(Date.from(ended));
        plan.getMeta().setLastUpdated(Date.from(STORED)).setVersionId("1");
        return plan;
    }
}
