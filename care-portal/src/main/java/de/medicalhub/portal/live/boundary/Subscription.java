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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One browser's open stream of server-sent events; writes only when the container says that it would not block. */
class Subscription implements Watchers.Watcher, Streams.Stream, WriteListener {
    private static final Logger LOG = LoggerFactory.getLogger(Subscription.class);
    private static final String CHANGED = "event: changed\ndata: {}\n\n";
    private static final String HEARTBEAT = ": still here\n\n";
    private static final int BACKLOG = 8;

    private final String session;
    private final AsyncContext context;
    private final ServletOutputStream out;
    private final Runnable atEnd;
    private final ConcurrentLinkedQueue<String> waiting = new ConcurrentLinkedQueue<>();
    private boolean ended;

    Subscription(String session, AsyncContext context, Runnable atEnd) throws IOException {
        this.session = session;
        this.context = context;
        this.atEnd = atEnd;
        ServletResponse response = context.getResponse();
        out = response.getOutputStream();
        waiting.add("retry: 2000\n: following\n\n");
    }

    @Override
    public void wake() {
        send(CHANGED);
    }

    @Override
    public String session() {
        return session;
    }

    @Override
    public void heartbeat() {
        send(HEARTBEAT);
    }

    private void send(String text) {
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
            atEnd.run();
            complete();
        }
    }
}
