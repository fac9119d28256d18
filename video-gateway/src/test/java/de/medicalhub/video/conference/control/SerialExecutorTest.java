package de.medicalhub.video.conference.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SerialExecutorTest {
    private final Queue<Runnable> handed = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();
    private Executor threads = handed::add;
    private final SerialExecutor queue = new SerialExecutor(() -> threads);

    @Test
    @DisplayName("2: one task after the other, in the order given")
    void inOrder() {
        queue.execute(() -> done.add("one"));
        queue.execute(() -> done.add("two"));
        assertThat(handed).hasSize(1);
        handed.remove().run();
        assertThat(done).containsExactly("one");
        handed.remove().run();
        assertThat(done).containsExactly("one", "two");
        assertThat(handed).isEmpty();
    }

    @Test
    @DisplayName(
            "2: when the threads have ended what waited is dropped quietly, and other threads take what comes later")
    void threadsHaveEnded() {
        queue.execute(() -> done.add("one"));
        queue.execute(() -> done.add("two"));
        threads = task -> {
            throw new RejectedExecutionException("ended");
        };
        handed.remove().run();
        queue.execute(() -> done.add("three"));
        assertThat(done).containsExactly("one");
        threads = handed::add;
        queue.execute(() -> done.add("four"));
        handed.remove().run();
        assertThat(done).containsExactly("one", "four");
    }
}
