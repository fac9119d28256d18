package de.medicalhub.video.signalling.control;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Threads for what asks the database: who comes, who goes, moves of a room. They are few, so that at the full hour, when many come,
 * the words of running calls find a thread and the processor. Who is inside goes before who comes; of these only so many
 * may wait, and the next one is told to come again.
 */
@ApplicationScoped
public class SlowLane implements Executor {
    /** About as many as are let in within two seconds; who would wait longer is better off coming again. */
    static final int MOST_COMING = 400;

    /** Each of them waits for the database most of the time. */
    private static final int FOR_EACH_PROCESSOR = 2;

    @Resource
    private @Nullable ManagedThreadFactory managed;

    private final AtomicLong numbers = new AtomicLong();
    private final AtomicInteger coming = new AtomicInteger();
    private @Nullable ThreadPoolExecutor threads;

    @PostConstruct
    void open() {
        open(Objects.requireNonNull(managed));
    }

    void open(ThreadFactory factory) {
        int count = FOR_EACH_PROCESSOR * Runtime.getRuntime().availableProcessors();
        threads =
                new ThreadPoolExecutor(count, count, 0, TimeUnit.MILLISECONDS, new PriorityBlockingQueue<>(), factory);
    }

    /**
     * For somebody who is inside, or goes; there is never more of it than there are wires.
     *
     * @throws RejectedExecutionException when the module has ended
     */
    @Override
    public void execute(Runnable work) {
        put(new Step(false, numbers.incrementAndGet(), work));
    }

    /**
     * For somebody who comes.
     *
     * @throws RejectedExecutionException when too many do, or the module has ended
     */
    public void executeComing(Runnable work) {
        if (coming.incrementAndGet() > MOST_COMING) {
            coming.decrementAndGet();
            throw new RejectedExecutionException("too many come");
        }
        put(new Step(true, numbers.incrementAndGet(), () -> {
            coming.decrementAndGet();
            work.run();
        }));
    }

    private void put(Step step) {
        if (threads == null) {
            throw new RejectedExecutionException("not open");
        }
        threads.execute(step);
    }

    @PreDestroy
    void close() {
        if (threads != null) {
            threads.shutdown();
        }
    }

    /** Who is inside first, and each in their order. */
    private record Step(boolean comes, long number, Runnable work) implements Runnable, Comparable<Step> {
        @Override
        public void run() {
            work.run();
        }

        @Override
        public int compareTo(Step other) {
            return comes == other.comes ? Long.compare(number, other.number) : Boolean.compare(comes, other.comes);
        }
    }
}
