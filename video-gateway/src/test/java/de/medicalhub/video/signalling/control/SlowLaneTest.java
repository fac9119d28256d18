package de.medicalhub.video.signalling.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Few threads for what asks the database. */
@Timeout(30)
class SlowLaneTest {
    private final SlowLane lane = new SlowLane();
    private final List<String> done = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch hold = new CountDownLatch(1);
    private final CountDownLatch holdOne = new CountDownLatch(1);

    @BeforeEach
    void occupy() throws InterruptedException {
        lane.open(Thread::new);
        int threads = 2 * Runtime.getRuntime().availableProcessors();
        CountDownLatch busy = new CountDownLatch(threads);
        for (int i = 0; i < threads; i++) {
            CountDownLatch until = i == 0 ? holdOne : hold;
            lane.execute(() -> {
                busy.countDown();
                await(until);
            });
        }
        busy.await();
    }

    @AfterEach
    void close() {
        holdOne.countDown();
        hold.countDown();
        lane.close();
    }

    @Test
    @DisplayName("who comes beyond what may wait is refused at once; who is inside never is")
    void bounded() throws InterruptedException {
        CountDownLatch all = new CountDownLatch(SlowLane.MOST_COMING + 1);
        for (int i = 0; i < SlowLane.MOST_COMING; i++) {
            lane.executeComing(all::countDown);
        }
        assertThatThrownBy(() -> lane.executeComing(() -> {})).isInstanceOf(RejectedExecutionException.class);
        lane.execute(all::countDown);
        hold.countDown();
        all.await();
        CountDownLatch again = new CountDownLatch(1);
        lane.executeComing(again::countDown);
        again.await();
    }

    @Test
    @DisplayName("who is inside goes before who comes, and each in their order")
    void order() throws InterruptedException {
        CountDownLatch all = new CountDownLatch(4);
        lane.executeComing(() -> note("patient comes", all));
        lane.execute(() -> note("doctor lets in", all));
        lane.executeComing(() -> note("nurse comes", all));
        lane.execute(() -> note("doctor ends", all));
        // all other threads stay held
        holdOne.countDown();
        all.await();
        assertThat(done).containsExactly("doctor lets in", "doctor ends", "patient comes", "nurse comes");
    }

    private void note(String what, CountDownLatch all) {
        done.add(what);
        all.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
