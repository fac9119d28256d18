package de.medicalhub.portal.notification.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.portal.notification.control.HandOver;
import de.medicalhub.portal.notification.control.TakeNotices;
import de.medicalhub.portal.notification.control.WakeUp;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class NotificationTimerTest {
    private final List<String> done = new ArrayList<>();
    private boolean away;

    @Test
    @SuppressWarnings("UnnecessaryAssignment") // No container is here that would inject them.
    @DisplayName("B3 while the records are away, what waits for its hour goes out; they are asked again each time")
    void goesOnWithoutTheRecords() {
        NotificationTimer timer = new NotificationTimer();
        timer.wakeUp = new WakeUp() {
            @Override
            public boolean isTime() {
                return true;
            }
        };
        timer.take = new TakeNotices() {
            @Override
            public void take() {
                done.add("take");
                if (away) {
                    throw new HubException(ProblemKind.UNAVAILABLE, "The records do not answer.");
                }
            }
        };
        timer.handOver = new HandOver() {
            @Override
            public void handOverDue() {
                done.add("hand over");
            }
        };
        away = true;
        timer.read();
        timer.read();
        away = false;
        timer.read();
        assertThat(done).containsExactly("take", "hand over", "take", "hand over", "take", "hand over");
    }
}
