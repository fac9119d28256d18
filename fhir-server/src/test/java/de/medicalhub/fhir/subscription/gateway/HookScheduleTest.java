package de.medicalhub.fhir.subscription.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HookScheduleTest {
    private static final long PATIENCE_SECONDS = 60;

    @Test
    @DisplayName("7: who hangs holds nobody else up")
    void whoHangsHoldsNobodyUp() throws InterruptedException {
        HookSchedule schedule = new HookSchedule();
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch called = new CountDownLatch(1);
        try {
            for (int i = 1; i < HookSchedule.AT_ONCE; i++) {
                schedule.run(Duration.ZERO, () -> await(hanging));
            }
            schedule.run(Duration.ofMillis(1), called::countDown);
            assertThat(called.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } finally {
            hanging.countDown();
            schedule.destroy();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
