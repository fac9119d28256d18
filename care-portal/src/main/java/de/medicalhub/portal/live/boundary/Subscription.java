package de.medicalhub.portal.live.boundary;

import de.medicalhub.portal.live.control.Streams;
import de.medicalhub.portal.live.control.Watchers;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One browser's open stream of server-sent events; writes only when the container says that it would not block. */
class Subscription implements Watchers.Watcher, Streams.Stream, WriteListener {
    private static final Logger LOG = LoggerFactory.getLogger(Subscription.class);
    private static final String CHANGED = "event: changed\ndata: {}\n\n";
    private static final String HEARTBEAT = ": still here\n\n";
    private static final int BACKLOG = 8;

    private final SignIn signIn;
    private final AsyncContext context;
    private final ServletOutputStream out;
    private final Check check;
    private final Runnable atEnd;
    private final ConcurrentLinkedQueue<String> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger unseen = new AtomicInteger();
    private boolean ended;

    /** Whether the reader may still be told; asked elsewhere, because it takes a question to the records. */
    interface Check {
        /** Answers the question at some time, on a thread of its own. */
        void ask(Consumer<Boolean> answer);
    }

    Subscription(SignIn signIn, AsyncContext context, Check check, Runnable atEnd) throws IOException {
        this.signIn = signIn;
        this.context = context;
        this.check = check;
        this.atEnd = atEnd;
        ServletResponse response = context.getResponse();
        out = response.getOutputStream();
        waiting.add("retry: 2000\n: following\n\n");
    }

    /** Told is who may still read, at this moment (L2); whoever is not told comes again and is looked at anew. */
    @Override
    public void wake() {
        if (unseen.getAndIncrement() == 0) {
            check.ask(this::answered);
        }
    }

    private void answered(boolean may) {
        int seen = unseen.getAndSet(0);
        LOG.debug("{} changes, still readable: {}", seen, may);
        if (may) {
            send(CHANGED);
        } else {
            end();
        }
    }

    @Override
    public String session() {
        return signIn.id();
    }

    @Override
    public void heartbeat() {
        send(HEARTBEAT);
    }

    private void send(String text) {
        if (signIn.isOver()) {
            end();
            return;
        }
        if (waiting.size() < BACKLOG) {
            waiting.add(text);
        }
        drain();
    }

    @Override
    public void onWritePossible() {
        drain();
    }

    @Override
    public void onError(Throwable t) {
        end();
    }

    private synchronized void drain() {
        try {
            boolean wrote = false;
            while (!ended && out.isReady()) {
                String text = waiting.poll();
                if (text == null) {
                    if (wrote) {
                        out.flush();
                    }
                    return;
                }
                out.write(text.getBytes(StandardCharsets.UTF_8));
                wrote = true;
            }
        } catch (IOException | IllegalStateException gone) {
            LOG.debug("A browser left", gone);
            end();
        }
    }

    private void complete() {
        try {
            context.complete();
        } catch (IllegalStateException already) {
            LOG.debug("The container was faster", already);
        }
    }

    @Override
    public synchronized void end() {
        if (!ended) {
            ended = true;
            LOG.debug(
                    "A stream ends; signed out: {}",
                    signIn.isOver()); // Lets go of the session before the request ends.
            atEnd.run();
            complete();
        }
    }
}
