package de.medicalhub.fhir.engine;

import de.medicalhub.fhir.engine.control.BodyCheck;
import de.medicalhub.fhir.engine.control.BodyFault;
import de.medicalhub.fhir.engine.control.BodyType;
import de.medicalhub.fhir.engine.control.FhirVersion;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a body and has it checked before the engine sees it, so that nobody fills the memory (rule 9 of the feature). Lines
 * of an import pass unread: the import never holds more than some of them. They are watched while they come.
 */
public class BodyFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private static final int READ_AT_ONCE = 4;
    private static final int LARGE_AT_ONCE = 2;
    private static final long PATIENCE_SECONDS = 30;

    /** Bodies that have not come yet; each holds a thread of the server, of which there are some thirty. */
    private static final int AWAITED_AT_ONCE = 8;

    /** Imports whose lines are still coming; each holds a thread for minutes. */
    private static final int SENDING_LINES_AT_ONCE = 4;

    /** Of lines in one request, as the import says it, too. */
    private static final long MOST_BYTES_OF_LINES = 64L * 1024 * 1024;

    private static final int LEAVING_AT_ONCE = 4;
    private static final long SHORTLY_NANOS = 200_000_000L;

    /** Requests that wait for their turn, each with a thread. */
    private static final int MOST_WAITING = 8;

    private static final long SHORT_PATIENCE_SECONDS = 1;
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");
    private static final Pattern CHARSET =
            Pattern.compile("charset\\s*=\\s*\"?([^\";,\\s]+)", Pattern.CASE_INSENSITIVE);

    private static final Pattern BINARY = Pattern.compile("/Binary(/[^/]+)?/?");

    /** Who may hold a large body; the others have not been read further than their beginning. */
    private final transient Semaphore held = new Semaphore(READ_AT_ONCE, true);

    private final transient Semaphore awaited = new Semaphore(AWAITED_AT_ONCE, true);

    private final transient Semaphore sending = new Semaphore(SENDING_LINES_AT_ONCE, true);

    /** Who is refused and may still send. */
    private final transient Semaphore leaving = new Semaphore(LEAVING_AT_ONCE);

    private final transient SenderWatch watch = new SenderWatch();

    private final transient Semaphore worked = new Semaphore(LARGE_AT_ONCE, true);

    /** What is done in turn; empty if the body is passed on. */
    private interface Step {
        Optional<BodyFault> take() throws IOException, ServletException;
    }

    /** Where a body goes that was read. */
    private interface Passing {
        Optional<BodyFault> on(byte[] body) throws IOException, ServletException;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        BodyType type = BodyType.of(contentTypes(request));
        if (type == BodyType.LINES && "/$import".equals(request.getPathInfo())) {
            passLines(request, response, chain);
            return;
        }
        if (!hasBody(request)) {
            chain.doFilter(request, response);
            return;
        }
        Optional<BodyFault> fault = faultOfHead(request, type);
        if (fault.isEmpty()) {
            fault = read(request, type, body -> pass(request, response, chain, type, body));
        }
        if (fault.isPresent()) {
            refuse(response, fault.get());
            response.flushBuffer();
            leave(request, fault.get());
        }
    }

    private void passLines(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        WatchedLines lines = new WatchedLines(
                request, watch, WatchedLines.SILENCE_NANOS, () -> response.setHeader("Connection", "close"));
        Optional<BodyFault> fault = request.getContentLengthLong() > MOST_BYTES_OF_LINES
                ? Optional.of(BodyFault.LINES_TOO_LARGE)
                : inTurn(sending, SHORT_PATIENCE_SECONDS, () -> {
                    chain.doFilter(lines, response);
                    return Optional.empty();
                });
        if (fault.isPresent()) {
            refuse(response, fault.get());
        }
        if (!lines.hasEnded()) {
            response.flushBuffer();
            leave(request, lines.isSilent() ? BodyFault.SLOW : fault.orElse(BodyFault.LINES_TOO_LARGE));
        }
    }

    /** Only some are waited for long enough that a slow line carries the answer back; each holds a thread meanwhile. */
    private void leave(HttpServletRequest request, BodyFault fault) {
        boolean waited = fault != BodyFault.SLOW && fault != BodyFault.BUSY && leaving.tryAcquire();
        try {
            watch.leave(request, waited ? BodyReader.GRACE_NANOS : patience(fault));
        } finally {
            if (waited) {
                leaving.release();
            }
        }
    }

    @Override
    public void destroy() {
        watch.close();
    }

    private static long patience(BodyFault refused) {
        return refused == BodyFault.SLOW ? 1_000_000L : SHORTLY_NANOS;
    }

    private static Optional<BodyFault> faultOfHead(HttpServletRequest request, BodyType type) {
        if (type == BodyType.LINES || type == BodyType.FOREIGN) {
            return Optional.of(BodyFault.NOT_TAKEN);
        }
        if (FhirVersion.isForeign(contentTypes(request))) {
            return Optional.of(BodyFault.VERSION);
        }
        if (request.getContentLengthLong() > BodyCheck.MOST_BYTES) {
            return Optional.of(BodyFault.TOO_LARGE);
        }
        return type == BodyType.RAW || isUtf8(request) ? Optional.empty() : Optional.of(BodyFault.CHARSET);
    }

    private Optional<BodyFault> read(HttpServletRequest request, BodyType type, Passing pass)
            throws IOException, ServletException {
        BodyReader body = new BodyReader(request, watch);
        Optional<BodyFault> fault =
                body.isThere() ? body.begin() : inTurn(awaited, SHORT_PATIENCE_SECONDS, body::begin);
        if (fault.isPresent()) {
            return fault;
        }
        if (type != BodyType.FORM && isSearch(request) && body.bytes().length > 0) {
            return Optional.of(BodyFault.FORM_WANTED);
        }
        if (type == BodyType.RAW && isForResources(request) && body.bytes().length > 0) {
            return Optional.of(BodyFault.NOT_TAKEN);
        }
        if (!body.isLarge()) {
            return pass.on(body.bytes());
        }
        if (type == BodyType.FORM) {
            return Optional.of(BodyFault.FORM_TOO_LARGE);
        }
        return inTurn(held, PATIENCE_SECONDS, () -> {
            Optional<BodyFault> ofRest = body.complete();
            return ofRest.isPresent() ? ofRest : inTurn(worked, PATIENCE_SECONDS, () -> pass.on(body.bytes()));
        });
    }

    private static Optional<BodyFault> inTurn(Semaphore turns, long seconds, Step step)
            throws IOException, ServletException {
        if (turns.getQueueLength() >= MOST_WAITING || !isMyTurn(turns, seconds)) {
            return Optional.of(BodyFault.BUSY);
        }
        try {
            return step.take();
        } finally {
            turns.release();
        }
    }

    private static boolean isMyTurn(Semaphore turns, long seconds) {
        try {
            return turns.tryAcquire(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Optional<BodyFault> pass(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, BodyType type, byte[] body)
            throws IOException, ServletException {
        byte[] text = type.format().isPresent() ? BodyCheck.withoutMark(body) : body;
        Optional<BodyFault> fault = type.format().flatMap(format -> BodyCheck.refusal(text, format));
        if (fault.isEmpty()) {
            chain.doFilter(new CheckedBody(request, text, type == BodyType.FORM), response);
        }
        return fault;
    }

    private static void refuse(HttpServletResponse response, BodyFault fault) throws IOException {
        response.setStatus(fault.status());
        if (fault == BodyFault.SLOW) {
            response.setHeader("Connection", "close"); // What may still come is waited for by nobody.
        }
        response.setContentType("application/fhir+json;charset=UTF-8");
        response.getWriter().write(fault.outcome());
    }

    /** A request to read has none, unless it says so: the handshake of a websocket must not be touched. */
    private static boolean hasBody(HttpServletRequest request) {
        return WITH_BODY.contains(request.getMethod())
                || request.getContentLengthLong() > 0
                || request.getHeader("Transfer-Encoding") != null;
    }

    /** The engine would not read the criteria of another body, and answer everything. */
    private static boolean isSearch(HttpServletRequest request) {
        String path = request.getPathInfo();
        return path != null && path.replaceFirst("/+$", "").endsWith("/_search");
    }

    /** The content of a Binary is of any type; what comes without one is left to the engine. */
    private static boolean isForResources(HttpServletRequest request) {
        String path = Objects.requireNonNullElse(request.getPathInfo(), "");
        return !contentTypes(request).isEmpty() && !BINARY.matcher(path).matches();
    }

    private static List<String> contentTypes(HttpServletRequest request) {
        return Collections.list(request.getHeaders("Content-Type"));
    }

    private static boolean isUtf8(HttpServletRequest request) {
        Matcher charset = CHARSET.matcher(String.join(",", contentTypes(request)));
        return charset.results().allMatch(found -> found.group(1).equalsIgnoreCase("utf-8"));
    }
}
