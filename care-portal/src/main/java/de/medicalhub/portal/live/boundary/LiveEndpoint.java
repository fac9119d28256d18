package de.medicalhub.portal.live.boundary;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.live.control.Streams;
import de.medicalhub.portal.live.control.Watchers;
import de.medicalhub.portal.records.CaseAccess;
import de.medicalhub.portal.records.CaseReaders;
import de.medicalhub.portal.records.OwnPatient;
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
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Streams "something changed" to browsers. Who is signed in may follow what concerns the own houses or the own record, who may
 * read a case that case.
 */
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

    @Inject
    private transient CaseReaders readers;

    @Inject
    private transient CurrentUser user;

    @Inject
    private transient OwnPatient own;

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
        if ("/worklist".equals(request.getPathInfo())) {
            followWorklist(request, response);
            return;
        }
        Optional<CaseId> theCase = "/case".equals(request.getPathInfo())
                ? CaseAccess.parse(request.getParameter("id")).filter(access::mayRead)
                : Optional.empty();
        if (theCase.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        followCase(theCase.get(), request, response);
    }

    /** Woken by cases that concern one's own houses, or the patient whose record one reads (L6); whom none can concern waits. */
    private void followWorklist(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Set<String> parties = new LinkedHashSet<>();
        user.organisations().forEach(organisation -> parties.add(organisation.reference()));
        own.reference().ifPresent(parties::add);
        begin(
                request,
                response,
                answer -> answer.accept(true),
                begun -> watchers.addFor(parties, begun),
                gone -> watchers.removeFor(parties, gone));
    }

    /** Woken by one case, for as long as it may be read: asked each time, with the token that has begun the stream (L2). */
    private void followCase(CaseId theCase, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String token = user.token();
        String topic = theCase.toString();
        begin(
                request,
                response,
                answer -> timer.execute(() -> answer.accept(readers.mayRead(theCase, token))),
                begun -> watchers.add(topic, begun),
                gone -> watchers.remove(topic, gone));
    }

    private void begin(
            HttpServletRequest request,
            HttpServletResponse response,
            Subscription.Check check,
            Consumer<Subscription> atBegin,
            Consumer<Subscription> atEnd)
            throws IOException {
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        SignIn signIn = new SignIn(Optional.ofNullable(request.getSession(false)));
        AsyncContext context = request.startAsync();
        context.setTimeout(LIFE.toMillis());
        Subscription[] self = new Subscription[1];
        Subscription subscription = new Subscription(signIn, context, check, () -> {
            atEnd.accept(self[0]);
            streams.remove(self[0]);
        });
        self[0] = subscription;
        streams.add(subscription);
        atBegin.accept(subscription);
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
