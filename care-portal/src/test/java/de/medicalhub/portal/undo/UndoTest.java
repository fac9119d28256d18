package de.medicalhub.portal.undo;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.portal.undo.entity.Offer;
import de.medicalhub.portal.undo.entity.Place;
import de.medicalhub.portal.wording.Phrase;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Several requests of one session. */
class UndoTest {
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-28T08:00:00Z"), ZoneOffset.UTC);
    private static final int CLICKS = 8;

    private final Map<String, Object> session = new ConcurrentHashMap<>();

    @Test
    @DisplayName("U5: of clicks at the same time one takes it back")
    void once() throws InterruptedException, ExecutionException {
        for (int i = 0; i < 50; i++) {
            String token = offered();
            CyclicBarrier together = new CyclicBarrier(CLICKS);
            Callable<Optional<Offer>> click = () -> {
                together.await();
                return request().take(token);
            };
            ExecutorService clicks = Executors.newFixedThreadPool(CLICKS);
            try {
                int taken = 0;
                for (Future<Optional<Offer>> answer : clicks.invokeAll(
                        Stream.generate(() -> click).limit(CLICKS).toList())) {
                    taken += answer.get().isPresent() ? 1 : 0;
                }
                assertThat(taken).isOne();
            } finally {
                clicks.shutdownNow();
            }
        }
    }

    @Test
    @DisplayName("U5: what could not even be tried is taken back by the next click")
    void again() {
        String token = offered();
        Offer taken = request().take(token).orElseThrow();
        assertThat(request().take(token)).isEmpty();
        request().putBack(taken);
        assertThat(request().take(token)).contains(taken);
    }

    @Test
    @DisplayName("U1: a list that renews itself does not take the line from the next page")
    void saidOnce() {
        request().say(Phrase.of("calendar.block.done"), List.of(), false);
        assertThat(request().showNext(Place.of(false, List.of("days")))).isEmpty();
        assertThat(request().showNext(Place.of(true, List.of()))).isPresent();
        assertThat(request().showNext(Place.of(true, List.of()))).isEmpty();
    }

    private String offered() {
        request().say(Phrase.of("calendar.block.done"), List.of(new Step.Status("Slot/a", "2", "free")), false);
        return request().showNext(Place.PAGE).orElseThrow().token();
    }

    private Undo request() {
        return new Undo(
                answering(HttpServletRequest.class, Map.of("getSession", answering(HttpSession.class, Map.of()))), NOW);
    }

    private <T> T answering(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> switch (method.getName()) {
                    case "getId" -> "one";
                    case "getAttribute" -> session.get((String) arguments[0]);
                    case "setAttribute" -> session.put((String) arguments[0], arguments[1]);
                    default -> answers.get(method.getName());
                }));
    }
}
