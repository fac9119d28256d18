package de.medicalhub.fhir.engine;

import de.medicalhub.fhir.engine.control.BodyCheck;
import de.medicalhub.fhir.engine.control.BodyFault;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a body of JSON or XML whole and has it checked before the engine sees it, so that nobody fills the memory (rule 9
 * of the feature). Other bodies, such as forms and lines of an import, pass unread.
 */
public class BodyFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    /** Above this size bodies take turns. */
    private static final int LARGE = 1024 * 1024;

    private static final int LARGE_AT_ONCE = 2;
    private static final long PATIENCE_SECONDS = 30;
    private static final Pattern CHARSET = Pattern.compile("charset\\s*=\\s*\"?([^\";\\s]+)", Pattern.CASE_INSENSITIVE);

    private final transient Semaphore large = new Semaphore(LARGE_AT_ONCE, true);

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<BodyCheck.Format> format = format(request);
        if (format.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        if (request.getContentLengthLong() > BodyCheck.MOST_BYTES) {
            refuse(response, BodyFault.TOO_LARGE);
            return;
        }
        byte[] body = read(request);
        if (body.length > BodyCheck.MOST_BYTES) {
            refuse(response, BodyFault.TOO_LARGE);
        } else if (!isUtf8(request)) {
            refuse(response, BodyFault.CHARSET);
        } else if (body.length > LARGE) {
            inTurn(request, response, chain, body, format.get());
        } else {
            pass(request, response, chain, body, format.get());
        }
    }

    private void inTurn(
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain,
            byte[] body,
            BodyCheck.Format format)
            throws IOException, ServletException {
        if (!isMyTurn()) {
            refuse(response, BodyFault.BUSY);
            return;
        }
        try {
            pass(request, response, chain, body, format);
        } finally {
            large.release();
        }
    }

    private boolean isMyTurn() {
        try {
            return large.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void pass(
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain,
            byte[] body,
            BodyCheck.Format format)
            throws IOException, ServletException {
        Optional<BodyFault> fault = BodyCheck.refusal(body, format);
        if (fault.isPresent()) {
            refuse(response, fault.get());
        } else {
            chain.doFilter(new CheckedBody(request, body), response);
        }
    }

    private static void refuse(HttpServletResponse response, BodyFault fault) throws IOException {
        response.setStatus(fault.status());
        response.setContentType("application/fhir+json;charset=UTF-8");
        response.getWriter().write(fault.outcome());
    }

    private static byte[] read(HttpServletRequest request) throws IOException {
        try (ServletInputStream input = request.getInputStream()) {
            return input.readNBytes(BodyCheck.MOST_BYTES + 1);
        }
    }

    private static Optional<BodyCheck.Format> format(HttpServletRequest request) {
        String type = Objects.requireNonNullElse(request.getContentType(), "").toLowerCase(Locale.ROOT);
        String bare = type.split(";", -1)[0].trim();
        if (bare.endsWith("json") && !bare.contains("ndjson")) {
            return Optional.of(BodyCheck.Format.JSON);
        }
        return bare.endsWith("xml") ? Optional.of(BodyCheck.Format.XML) : Optional.empty();
    }

    private static boolean isUtf8(HttpServletRequest request) {
        Matcher charset = CHARSET.matcher(request.getContentType());
        return !charset.find() || charset.group(1).equalsIgnoreCase("utf-8");
    }
}
