package de.medicalhub.portal.live.boundary;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.portal.live.control.Streams;
import de.medicalhub.portal.live.control.Watchers;
import de.medicalhub.portal.records.CaseAccess;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Streams "something changed" to browsers. Who is signed in may follow the worklist, who may read a case that case. */
@WebServlet(urlPatterns = "/live/*", asyncSupported = true)
public class LiveEndpoint extends HttpServlet {
    private static final Duration LIFE = Duration.ofMinutes(15);
    private static final int HEARTBEAT_SECONDS = 20;

    @Resource
    private transient ManagedScheduledExecutorService timer;

    @Inject
    private transient Watchers watchers;

    @Inject
    private transient Streams streams;

    @Inject
    private transient CaseAccess access;

    private transient @Nullable ScheduledFuture<?> heartbeat;

    @Override
    public void init() {
        heartbeat =
                timer.scheduleAtFixedRate(streams::heartbeat, HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        if (heartbeat != null) {
            heartbeat.cancel(true);
        }
        streams.endAll();
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<String> topic = topic(request);
        if (topic.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        HttpSession session = request.getSession(false);
        follow(topic.get(), session == null ? "" : session.getId(), request.startAsync());
    }

    private Optional<String> topic(HttpServletRequest request) {
        String path = request.getPathInfo();
        if ("/worklist".equals(path)) {
            return Optional.of(Watchers.ANY_CASE);
        }
        return "/case".equals(path)
                ? CaseAccess.parse(request.getParameter("id"))
                        .filter(access::mayRead)
                        .map(CaseId::toString)
                : Optional.empty();
    }

    private void follow(String topic, String session, AsyncContext context) throws IOException {
        context.setTimeout(LIFE.toMillis());
        Subscription[] self = new Subscription[1];
        Subscription subscription = new Subscription(session, context, () -> {
            watchers.remove(topic, self[0]);
            streams.remove(self[0]);
        });
        self[0] = subscription;
        streams.add(subscription);
        watchers.add(topic, subscription);
        context.addListener(new EndListener(subscription));
        context.getResponse().getOutputStream().setWriteListener(subscription);
    }

    private record EndListener(Subscription subscription) implements AsyncListener {
        @Override
        public void onComplete(AsyncEvent event) {
            subscription.end();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            subscription.end();
        }

        @Override
        public void onError(AsyncEvent event) {
            subscription.end();
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            // Started once.
        }
    }
}
