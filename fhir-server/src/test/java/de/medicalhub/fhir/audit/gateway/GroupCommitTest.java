package de.medicalhub.fhir.audit.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GroupCommitTest {
    private final List<List<String>> stored = Collections.synchronizedList(new ArrayList<>());

    @Test
    void whoComesAloneIsWrittenAtOnce() {
        new GroupCommit<String>(stored::add).write(List.of("a", "b"));

        assertThat(stored).containsExactly(List.of("a", "b"));
    }

    @Test
    void everythingIsThereWhenTheCallReturns() throws Exception {
        GroupCommit<String> commit = new GroupCommit<>(stored::add);
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Future<Boolean>> seen = IntStream.range(0, 500)
                    .mapToObj(i -> threads.submit(() -> {
                        commit.write(List.of("row " + i));
                        synchronized (stored) {
                            return stored.stream().anyMatch(rows -> rows.contains("row " + i));
                        }
                    }))
                    .toList();
            for (Future<Boolean> one : seen) {
                assertThat(one.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(stored.stream().mapToInt(List::size).sum()).isEqualTo(500);
    }

    @Test
    void theSecondIsNotHeldBackByTheFirstAndWhoWaitsBehindThemSharesCommits() throws Exception {
        CountDownLatch begun = new CountDownLatch(2);
        CountDownLatch go = new CountDownLatch(1);
        GroupCommit<String> commit = new GroupCommit<>(rows -> {
            begun.countDown();
            await(go);
            stored.add(List.copyOf(rows));
        });
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Future<?>> all = new ArrayList<>(twoAtWork(commit, threads, begun));
            IntStream.range(0, 4).forEach(i -> all.add(threads.submit(() -> commit.write(List.of("later " + i)))));
            while (commit.waiting() < 4) {
                Thread.onSpinWait();
            }
            go.countDown();
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
        // Both turns come free at once: the four who waited stand in one commit, or divided between the two.
        assertThat(stored).hasSizeBetween(3, 4);
        assertThat(stored.stream().mapToInt(List::size).sum()).isEqualTo(6);
    }

    @Test
    void oneThatCannotBeWrittenKeepsNoOtherBack() throws Exception {
        CountDownLatch begun = new CountDownLatch(2);
        CountDownLatch go = new CountDownLatch(1);
        GroupCommit<String> commit = new GroupCommit<>(rows -> {
            begun.countDown();
            await(go);
            if (rows.contains("bad")) {
                throw new IllegalArgumentException("bad");
            }
            stored.add(List.copyOf(rows));
        });
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> opening = twoAtWork(commit, threads, begun);
            Future<?> bad = threads.submit(() -> commit.write(List.of("bad")));
            Future<?> good = threads.submit(() -> commit.write(List.of("good")));
            while (commit.waiting() < 2) {
                Thread.onSpinWait();
            }
            go.countDown();
            for (Future<?> one : opening) {
                one.get();
            }
            good.get();
            assertThatThrownBy(bad::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(IllegalArgumentException.class);
        } finally {
            threads.shutdownNow();
        }
        assertThat(stored).containsExactlyInAnyOrder(List.of("first 0"), List.of("first 1"), List.of("good"));
    }

    /** Each on its own: the second comes when the first is being written. */
    private static List<Future<?>> twoAtWork(GroupCommit<String> commit, ExecutorService threads, CountDownLatch begun)
            throws InterruptedException {
        List<Future<?>> both = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            String row = "first " + i;
            both.add(threads.submit(() -> commit.write(List.of(row))));
            while (begun.getCount() > 1 - i) {
                Thread.onSpinWait();
            }
        }
        return both;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
