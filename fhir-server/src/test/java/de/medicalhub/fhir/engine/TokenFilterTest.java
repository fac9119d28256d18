package de.medicalhub.fhir.engine;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.access.Caller;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rule 3 of the feature, at the door. */
class TokenFilterTest {
    private static final String REFUSED = "401 ";

    private final TokenFilter filter = new TokenFilter(token -> {
        if (token.equals("unknowable")) {
            throw new HubException(ProblemKind.UNAVAILABLE, "No keys");
        }
        return token.equals("right") ? Optional.of(new Caller("nurse1", Set.of(), "")) : Optional.empty();
    });
    private final List<String> passed = new ArrayList<>();
    private String method = "GET";
    private long length;
    private int closed;

    @Test
    @DisplayName("rule 3: who has a valid token passes, under the name that stands in it")
    void validTokensPass() throws Exception {
        for (String scheme : List.of("Bearer ", "bearer ", "BEARER  ")) {
            assertThat(send("/Patient", scheme + "right")).isEmpty();
        }
        assertThat(passed).containsExactly("nurse1/nurse1", "nurse1/nurse1", "nurse1/nurse1");
    }

    @Test
    @DisplayName("rule 3: who has none, or one that is not valid, is told so and gets no further")
    void othersAreRefused() throws Exception {
        assertThat(send("/Patient")).startsWith(REFUSED + "Bearer {").contains("\"login\"");
        for (String header :
                List.of("Bearer wrong", "Bearer", "Basic right", "right", "Bearer right,Bearer right", "")) {
            assertThat(send("/Patient", header)).as(header).startsWith(REFUSED + "Bearer error=\"invalid_token\"");
        }
        assertThat(passed).isEmpty();
    }

    @Test
    @DisplayName("rule 3: of two tokens none counts")
    void twoTokensAreNone() throws Exception {
        assertThat(send("/Patient", "Bearer right", "Bearer right")).startsWith(REFUSED);
    }

    @Test
    @DisplayName("rule 3: what the server can do is public, also for who has a token that is no longer valid")
    void capabilitiesArePublic() throws Exception {
        for (String path : List.of("/metadata", "/.well-known/smart-configuration")) {
            assertThat(send(path)).isEmpty();
            assertThat(send(path, "Bearer wrong")).isEmpty();
        }
        assertThat(passed).hasSize(4).containsOnly("null/null");
        for (String path : List.of("/metadata/", "/metadata/x", "/Metadata", "//metadata", "/.well-known/x", "/", "")) {
            assertThat(send(path)).as(path).startsWith(REFUSED);
        }
    }

    @Test
    @DisplayName(
            "rule 3: who is not let in gets no further with a body, on public paths neither, and holds no thread with it")
    void bodiesOfStrangersAreLeft() throws Exception {
        for (String path : List.of("/Patient", "/metadata", "/.well-known/smart-configuration")) {
            method = "POST";
            length = 1000;
            assertThat(send(path)).as(path).startsWith(REFUSED + "Bearer close");
            method = "GET";
            assertThat(send(path)).as(path).startsWith(REFUSED + "Bearer close");
        }
        assertThat(passed).isEmpty();
        assertThat(closed).isEqualTo(6);
    }

    @Test
    @DisplayName("rule 3: while nobody can tell whether a token is valid, the answer says so and when to try again")
    void unknowable() throws Exception {
        assertThat(send("/Patient", "Bearer unknowable")).startsWith("503 5 ").contains("\"transient\"", "\"No keys\"");
        assertThat(passed).isEmpty();
    }

    private String send(String path, String... authorizations) throws Exception {
        Map<String, Object> attributes = new HashMap<>();
        HttpServletRequest request = stub(HttpServletRequest.class, (method, arguments) -> switch (method) {
            case "getHeaders" -> Collections.enumeration(List.of(authorizations));
            case "getServletPath" -> "";
            case "getPathInfo" -> path;
            case "getMethod" -> this.method;
            case "getContentLengthLong" -> length;
            case "getInputStream" -> new Unread();
            case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
            default -> null;
        });
        StringBuilder answer = new StringBuilder();
        StringWriter body = new StringWriter();
        HttpServletResponse response = stub(HttpServletResponse.class, (method, arguments) -> switch (method) {
            case "setStatus", "setHeader" ->
                answer.append(arguments[arguments.length - 1]).append(' ');
            case "getWriter" -> new PrintWriter(body, true);
            default -> null;
        });
        filter.doFilter(request, response, (next, out) -> {
            HttpServletRequest further = (HttpServletRequest) next;
            Object caller = attributes.get(Caller.class.getName());
            passed.add((further.getUserPrincipal() == null
                            ? null
                            : further.getUserPrincipal().getName()) + "/"
                    + (caller instanceof Caller known ? known.username() : null));
        });
        return answer.toString() + body;
    }

    /** A body that nobody may read. */
    private final class Unread extends ServletInputStream {
        @Override
        public int read() {
            throw new IllegalStateException("read");
        }

        @Override
        public int read(byte[] into, int from, int most) {
            return read();
        }

        @Override
        public boolean isFinished() {
            return false;
        }

        @Override
        public boolean isReady() {
            return false;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("listened to");
        }

        @Override
        public void close() {
            closed++;
        }
    }

    private interface Answers {
        @Nullable
        Object to(String method, Object[] arguments);
    }

    private static <T> T stub(Class<T> type, Answers answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Object answer = answers.to(method.getName(), arguments);
                    return method.getReturnType() == void.class ? null : answer;
                }));
    }
}
