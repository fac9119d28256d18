package de.medicalhub.fhir.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.medicalhub.fhir.engine.control.BodyFault;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rule 9 of the feature, at the door. */
class BodyFilterTest {
    private static final String PATIENT = "{\"resourceType\":\"Patient\"}";
    private static final String TWICE = "{\"active\":true,\"active\":false}";
    private static final int MEGABYTE = 1024 * 1024;

    private final BodyFilter filter = new BodyFilter();
    private final List<String> passed = Collections.synchronizedList(new ArrayList<>());

    @Test
    @DisplayName("rule 9: a body is looked through under every name that the engine reads it by")
    void everyNameIsLookedThrough() throws Exception {
        for (String type : List.of("application/json+fhir", "application/fhir+json,x", "x,application/json+fhir")) {
            assertThat(post(type, TWICE)).as(type).startsWith("400");
            assertThat(post(type, PATIENT)).as(type).isEmpty();
        }
        assertThat(post("application/xml+fhir", "<!DOCTYPE a []><a/>")).startsWith("400");
        assertThat(post("application/fhir+json,x;charset=utf-16", PATIENT)).startsWith("415");
        assertThat(passed).containsOnly(PATIENT);
    }

    @Test
    @DisplayName("rule 9: a byte order mark before JSON or XML is read over, within it and elsewhere it is none")
    void aMarkBeforeTheTextIsReadOver() throws Exception {
        for (String type : List.of("application/fhir+json", "application/json-patch+json", "application/fhir+xml")) {
            String text = type.endsWith("xml") ? "<a/>" : PATIENT;
            assertThat(post(type, "\uFEFF" + text)).as(type).isEmpty();
            assertThat(passed).last().isEqualTo(text);
        }
        assertThat(post("application/fhir+json", "\uFEFF" + TWICE)).startsWith("400");
        assertThat(post("text/plain", "\uFEFFx")).isEmpty();
        assertThat(passed).last().isEqualTo("\uFEFFx");
    }

    @Test
    @DisplayName("rule 9: lines are the import's alone, and pass unread; other ways to write FHIR are not taken")
    void linesAreTheImportsAlone() throws Exception {
        assertThat(post("application/fhir+ndjson", PATIENT)).startsWith("415");
        assertThat(post("application/x-turtle", "a")).startsWith("415");
        Sent lines = new Sent("/$import", Map.of("Content-Type", "application/fhir+ndjson"), PATIENT);
        assertThat(send(lines)).isEmpty();
        assertThat(passed).containsExactly(PATIENT);
    }

    @Test
    @DisplayName("rule 9: an import that says that it is too large is refused before it is read")
    void tooManyLinesAreRefused() throws Exception {
        Sent lines = lines();
        lines.length = 65L * MEGABYTE;
        assertThat(send(lines)).startsWith("413").contains("64 MB");
        assertThat(passed).isEmpty();
        assertThat(lines.read.get()).isZero();
    }

    @Test
    @DisplayName("rule 9: of imports that are still coming four are taken at once, so that threads are left for others")
    void fewSendLinesAtOnce() throws Exception {
        CountDownLatch come = new CountDownLatch(1);
        CountDownLatch taken = new CountDownLatch(4);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Thread thread = new Thread(() -> doFilter(lines(), (request, response) -> {
                taken.countDown();
                await(come);
                passed.add("lines");
            }));
            threads.add(thread);
            thread.start();
        }
        taken.await();
        assertThat(send(lines())).startsWith("503");
        come.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(send(lines())).isEmpty();
        assertThat(passed).hasSize(5).containsOnly("lines", PATIENT);
    }

    private static Sent lines() {
        return new Sent("/$import", Map.of("Content-Type", "application/fhir+ndjson"), PATIENT);
    }

    @Test
    @DisplayName("rule 9: what is packed is unpacked within the same bounds, and looked through")
    void packedBodiesAreBounded() throws Exception {
        Map<String, String> packed = Map.of("Content-Type", "application/fhir+json", "Content-Encoding", "gzip");
        assertThat(send(new Sent("/Patient", packed, gzip(PATIENT)))).isEmpty();
        assertThat(passed).containsExactly(PATIENT);
        assertThat(send(new Sent("/Patient", packed, gzip(TWICE)))).startsWith("400");
        Sent bomb = new Sent("/Patient", packed, gzip(" ".repeat(200 * MEGABYTE)));
        assertThat(send(bomb)).startsWith("413");
        assertThat(send(new Sent("/Patient", packed, PATIENT))).startsWith("400");
        Map<String, String> other = Map.of("Content-Type", "application/fhir+json", "Content-Encoding", "br");
        assertThat(send(new Sent("/Patient", other, PATIENT))).startsWith("415");
        Map<String, String> binary = Map.of("Content-Type", "image/png", "Content-Encoding", "gzip");
        assertThat(send(new Sent("/Binary", binary, gzip(" ".repeat(40 * MEGABYTE)))))
                .startsWith("413");
    }

    @Test
    @DisplayName("rule 9: parameters of a search and contents of a Binary are bounded as well")
    void otherBodiesAreBounded() throws Exception {
        assertThat(post("application/x-www-form-urlencoded", "name=a")).isEmpty();
        assertThat(post("application/x-www-form-urlencoded", "a&".repeat(MEGABYTE)))
                .startsWith("413");
        assertThat(post("image/png", "x".repeat(33 * MEGABYTE))).startsWith("413");
    }

    @Test
    @DisplayName("rule 9: criteria that the engine would not read are refused; a search by POST may have no body")
    void criteriaComeAsForm() throws Exception {
        for (String type : List.of("application/json", "text/plain", "application/fhir+json", "multipart/form-data")) {
            Map<String, String> typed = Map.of("Content-Type", type);
            assertThat(send(new Sent("/Condition/_search", typed, "code=F32")))
                    .as(type)
                    .startsWith("415");
            assertThat(send(new Sent("/Condition/_search/", typed, "{}")))
                    .as(type)
                    .startsWith("415");
            assertThat(send(new Sent("/Condition/_search", typed, ""))).as(type).isEmpty();
        }
        assertThat(send(new Sent("/Condition/_search", Map.of(), "code=F32"))).startsWith("415");
    }

    @Test
    @DisplayName("rule 9: what was read is still there as parameters, packed or not, with those of the address")
    void formsKeepTheirParameters() throws Exception {
        Map<String, String> form =
                Map.of("Content-Type", "application/x-www-form-urlencoded", "Content-Encoding", "gzip");
        doFilter(new Sent("/Patient/_search", form, gzip("name=M%C3%BCller&name=x+y")), (request, response) -> {
            assertThat(request.getParameterMap()).containsOnlyKeys("name", "_count");
            assertThat(request.getParameterValues("name")).containsExactly("Müller", "x y");
            assertThat(request.getParameter("_count")).isEqualTo("1");
            assertThat(Collections.list(request.getParameterNames())).contains("name");
            assertThat(((HttpServletRequest) request).getHeader("Content-Encoding"))
                    .isNull();
            passed.add("form");
        });
        assertThat(passed).containsExactly("form");
    }

    @Test
    @DisplayName("rule 9: a large body waits for its turn where it comes from, not in memory")
    void largeBodiesAreNotReadBeforeTheirTurn() throws Exception {
        CountDownLatch inWork = new CountDownLatch(2);
        CountDownLatch go = new CountDownLatch(1);
        FilterChain slow = (request, response) -> {
            inWork.countDown();
            await(go);
        };
        String large = "[\"" + "x".repeat(8 * MEGABYTE) + "\"]";
        List<Sent> sent = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Sent each = new Sent("/Patient", Map.of("Content-Type", "application/fhir+json"), large);
            sent.add(each);
            Thread thread = new Thread(() -> doFilter(each, slow));
            threads.add(thread);
            thread.start();
        }
        inWork.await();
        while (threads.stream()
                        .filter(each -> each.getState() == Thread.State.TIMED_WAITING)
                        .count()
                < 4) {
            Thread.onSpinWait();
        }
        // All wait: four hold a body, two of them are in work; the others have brought their beginning at most.
        assertThat(sent.stream()
                        .filter(each -> each.read.get() == large.length())
                        .count())
                .isEqualTo(4);
        assertThat(sent.stream().filter(each -> each.read.get() <= MEGABYTE + 1).count())
                .isEqualTo(2);
        go.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(sent).allSatisfy(each -> assertThat(each.read.get()).isEqualTo(large.length()));
    }

    @Test
    @DisplayName("rule 9: a body that trickles is refused when its time is over, however small it is")
    void tricklingBodiesAreRefused() throws Exception {
        AtomicLong now = new AtomicLong();
        LongSupplier clock = () -> now.getAndAdd(BodyReader.PATIENCE_NANOS / 2);
        Sent small = new Sent("/Patient", Map.of("Content-Type", "application/fhir+json"), PATIENT.repeat(1000));
        try (SenderWatch watch = new SenderWatch()) {
            BodyReader reader = new BodyReader(small.request(), watch, clock);
            assertThat(reader.begin()).contains(BodyFault.SLOW);
            assertThat(small.read.get()).isLessThan(PATIENT.length() * 1000L + 1);
            assertThat(new BodyReader(small.request(), watch, () -> 0).begin()).isEmpty();
        }
    }

    @Test
    @DisplayName(
            "rule 9: a thread that waits for a sender who sends nothing more is woken, and not disturbed afterwards")
    void whoSendsNothingMoreHoldsNoThread() throws IOException {
        try (SenderWatch watch = new SenderWatch();
                PipedOutputStream sender = new PipedOutputStream();
                PipedInputStream body = new PipedInputStream(sender)) {
            sender.write('{');
            assertThat(watch.within(Long.MAX_VALUE, body::read)).isEqualTo('{');
            assertThatThrownBy(() -> watch.within(1_000_000, body::read)).isInstanceOf(InterruptedIOException.class);
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            sender.write('}');
            assertThat(watch.within(Long.MAX_VALUE, body::read)).isEqualTo('}');
        }
    }

    @Test
    @DisplayName(
            "rule 9: no more bodies are waited for than leave threads for others; what has come is waited for by nobody")
    void fewAreWaitedFor() throws Exception {
        CountDownLatch come = new CountDownLatch(1);
        CountDownLatch awaited = new CountDownLatch(8);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Sent late = new Sent("/Patient", Map.of("Content-Type", "application/fhir+json"), PATIENT);
            late.before = () -> {
                awaited.countDown();
                await(come);
            };
            Thread thread = new Thread(() -> doFilter(late, (request, response) -> passed.add("late")));
            threads.add(thread);
            thread.start();
        }
        awaited.await();
        Sent another = new Sent("/Patient", Map.of("Content-Type", "application/fhir+json"), PATIENT);
        assertThat(send(another)).startsWith("503");
        Sent there = new Sent("/Patient", Map.of("Content-Type", "application/fhir+json"), PATIENT);
        there.length = PATIENT.length();
        assertThat(send(there)).isEmpty();
        come.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(passed).containsOnly("late", PATIENT).hasSize(9);
    }

    @Test
    @DisplayName("a request that only reads is left as it is, also the handshake of a websocket")
    void readsPass() throws Exception {
        Sent handshake = new Sent("GET", "/websocket", Map.of("Upgrade", "websocket"), new byte[0]);
        doFilter(handshake, (request, response) -> passed.add(request.getClass().getSimpleName()));
        assertThat(passed).hasSize(1).noneMatch("CheckedBody"::equals);
    }

    private String post(String type, String body) throws Exception {
        return send(new Sent("/Patient", Map.of("Content-Type", type), body));
    }

    /** Status and body of a refusal; empty if it was passed on. */
    private String send(Sent sent) throws Exception {
        return doFilter(sent, (request, response) -> {
            try (InputStream input = request.getInputStream()) {
                passed.add(new String(input.readAllBytes(), StandardCharsets.UTF_8));
            }
        });
    }

    private String doFilter(Sent sent, FilterChain chain) {
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

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    private interface Answers {
        @Nullable
        Object to(String method, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Answers answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    Object answer = answers.to(method.getName(), arguments);
                    return method.getReturnType() == void.class ? null : answer;
                }));
    }

    /** A request, which counts what was read of it. */
    private static final class Sent {
        private final String method;
        private final String path;
        private final Map<String, String> headers;
        private final byte[] body;
        private final AtomicLong read = new AtomicLong();
        private Runnable before = () -> {};
        private long length = -1;

        Sent(String path, Map<String, String> headers, String body) {
            this("POST", path, headers, body.getBytes(StandardCharsets.UTF_8));
        }

        Sent(String path, Map<String, String> headers, byte[] body) {
            this("POST", path, headers, body);
        }

        Sent(String method, String path, Map<String, String> headers, byte[] body) {
            this.method = method;
            this.path = path;
            this.headers = headers;
            this.body = body;
        }

        HttpServletRequest request() {
            ServletInputStream input = new CountedInput(new ByteArrayInputStream(body), read);
            return proxy(HttpServletRequest.class, (name, arguments) -> switch (name) {
                case "getMethod" -> method;
                case "getPathInfo" -> path;
                case "getQueryString" -> "_count=1";
                case "getContentLengthLong" -> length;
                case "getInputStream" -> {
                    before.run();
                    yield input;
                }
                case "getHeader" -> headers.get((String) arguments[0]);
                case "getHeaders" ->
                    Collections.enumeration(
                            headers.containsKey((String) arguments[0])
                                    ? List.of(headers.get((String) arguments[0]))
                                    : List.of());
                default -> throw new IllegalStateException(name);
            });
        }
    }
}
