package de.medicalhub.video.signalling.control;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Threads for what asks the database: who comes, who goes, moves of a room. They are few, so that at the full hour, when many come,
 * the words of running calls find a thread and the processor.
 */
@ApplicationScoped
public class SlowLane implements Executor {
    /** Each of them waits for the database most of the time. */
    private static final int FOR_EACH_PROCESSOR = 2;

    @Resource
    private ManagedThreadFactory factory;

    private @Nullable ExecutorService threads;

    @PostConstruct
    void open() {
        int count = FOR_EACH_PROCESSOR * Runtime.getRuntime().availableProcessors();
        threads = Executors.newFixedThreadPool(count, factory);
    }

    /** @throws RejectedExecutionException when the module has ended */
    @Override
    public void execute(Runnable work) {
        if (threads == null) {
            throw new RejectedExecutionException("not open");
        }
        threads.execute(work);
    }

    @PreDestroy
    void close() {
        if (threads != null) {
            threads.shutdown();
        }
    }
}
