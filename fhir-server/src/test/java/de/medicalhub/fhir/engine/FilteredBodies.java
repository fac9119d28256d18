package de.medicalhub.fhir.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A {@link BodyFilter} and what has passed it. */
final class FilteredBodies {
    private final BodyFilter filter = new BodyFilter();
    private final List<String> passed = Collections.synchronizedList(new ArrayList<>());

    /** The bodies that were passed on, as text. */
    List<String> passed() {
        return passed;
    }

    /** Status and body of a refusal; empty if it was passed on. */
    String post(String type, String body) throws Exception {
        return send(new Sent("/Patient", Map.of("Content-Type", type), body));
    }

    /** Status and body of a refusal; empty if it was passed on. */
    String send(Sent sent) throws Exception {
        return doFilter(sent, (request, response) -> {
            try (InputStream input = request.getInputStream()) {
                passed.add(new String(input.readAllBytes(), StandardCharsets.UTF_8));
            }
        });
    }

    /** The same, passed on to the chain. */
    String doFilter(Sent sent, FilterChain chain) {
        StringWriter answer = new StringWriter();
        StringBuilder status = new StringBuilder();
        HttpServletResponse response = proxy(HttpServletResponse.class, (method, arguments) -> switch (method) {
            case "setStatus" -> status.append(arguments[0]);
            case "getWriter" -> new PrintWriter(answer);
            default -> null;
        });
        try {
            filter.doFilter(sent.request(), response, chain);
        } catch (IOException | ServletException e) {
            throw new IllegalStateException(e);
        }
        return status.isEmpty() ? "" : status + " " + answer;
    }

    /** Until it is down. */
    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    interface Answers {
        @Nullable
        Object to(String method, Object[] arguments);
    }

    static <T> T proxy(Class<T> type, Answers answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    Object answer = answers.to(method.getName(), arguments);
                    return method.getReturnType() == void.class ? null : answer;
                }));
    }
}
