package de.medicalhub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import de.medicalhub.common.testing.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * Every page of the portal, opened by somebody who may, with a real case: no violation that axe finds, light and dark; nothing
 * that scrolls sideways at 320 px, is cut off or lies over something else at 200 %; everything named and
 * reached by the Tab key in the order in which it is read; under 200 kB at the first view and nothing from elsewhere; a small session;
 * help on every page, and for patients the number of a human; the same in English, and for patients in Leichte Sprache.
 */
@EnabledIf(value = "de.medicalhub.journey.Browsers#available", disabledReason = "no Chromium is installed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@DisplayName("Every page")
class EveryPageIT {
    private static final Path VIEWS = Path.of("..", "care-portal", "src", "main", "webapp", "WEB-INF", "faces-views");
    private static final long MOST_BYTES = 200_000;
    private static final long MOST_SESSION_BYTES = 100_000;
    private static final int MOST_QUESTIONS = 6;
    private static final Pattern QUESTIONS = Pattern.compile("fhir;desc=\"(\\d+)\"");
    private static final int NOT_FOUND = 404;
    private static final Set<String> SECOND_LANE =
            Set.of("patient1", "relative1", "admin1", "dispatcher1", "driver1", "pharmacist1");
    /** The server looks each minute. */
    private static final double ONE_ROUND_MILLIS = 180_000;

    /** Two people look at the same time, each in a browser of their own: half the time. */
    private final List<Lane> lanes = List.of(new Lane("every-page"), new Lane("every-page-too"));

    private EveryPageCase theCase;

    /** More than half of the time to answer has passed: what that brings has happened when all pages have been opened. */
    @BeforeAll
    void aCase() {
        theCase = new EveryPageCase();
        Stack.moveClock(EveryPageCase.HALF_TIME);
    }

    @AfterAll
    void close() {
        Stack.moveClock(Duration.ZERO);
        theCase.cancel();
        lanes.forEach(Lane::close);
    }

    /** A new page stands in the table before it is done. */
    @Test
    @DisplayName("stands in the table of this test")
    void noPageIsMissing() throws IOException {
        try (Stream<Path> files = Files.list(VIEWS)) {
            Set<String> views = files.map(file -> file.getFileName().toString().replace(".xhtml", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
            Set<String> opened =
                    EveryPageCase.VISITS.stream().map(EveryPageCase.Visit::view).collect(Collectors.toSet());
            views.removeAll(EveryPageCase.ELSEWHERE.keySet());
            assertThat(views).isSubsetOf(opened);
        }
    }

    @TestFactory
    @Order(1)
    @DisplayName("is light, readable, large enough, printable and leads to help")
    Stream<DynamicTest> everyPage() {
        Map<EveryPageCase.Visit, Future<?>> opened = new LinkedHashMap<>();
        EveryPageCase.VISITS.forEach(visit -> {
            Lane lane = lanes.get(SECOND_LANE.contains(visit.user()) ? 1 : 0);
            opened.put(visit, lane.executor.submit(() -> open(visit, lane)));
        });
        return opened.entrySet().stream()
                .map(one -> DynamicTest.dynamicTest(
                        one.getKey().user() + " opens " + one.getKey().path(), () -> await(one.getValue())));
    }

    @Test
    @Order(2)
    @DisplayName("was opened, and meanwhile the service that has not answered was reminded (discharge, rule 17)")
    void theServiceIsReminded() throws Throwable {
        Lane lane = lanes.get(0);
        await(lane.executor.submit(() -> lane.page("nurse1")
                .waitForCondition(
                        theCase::isReminded, new Page.WaitForConditionOptions().setTimeout(ONE_ROUND_MILLIS))));
    }

    private static void await(Future<?> opened) throws Throwable {
        try {
            opened.get();
        } catch (ExecutionException failure) {
            throw Objects.requireNonNull(failure.getCause());
        }
    }

    private void open(EveryPageCase.Visit visit, Lane lane) {
        Page page = lane.page(visit.user());
        PageWeight weight = lane.weights.computeIfAbsent(visit.user(), user -> new PageWeight(page));
        Response answer = weight.open(theCase.address(visit, page));
        if (!visit.user().isEmpty()) {
            page.locator("header a[href='/logout']").waitFor();
        }
        SoftAssertions.assertSoftly(softly -> {
            softly.assertThat(answer.status()).as("status").isEqualTo(visit.wrong() ? NOT_FOUND : 200);
            softly.assertThat(page.locator("main h1").count()).as("headings").isOne();
            softly.assertThat(weight.total())
                    .as("bytes over the line: %s", weight.parts())
                    .isBetween(1_000L, MOST_BYTES);
            softly.assertThat(weight.strangers()).as("from elsewhere").isEmpty();
            softly.assertThat(Accessibility.violationsOf(page))
                    .as("accessibility")
                    .isEmpty();
            softly.assertThat(Enlarged.faultsOf(page))
                    .as("enlarged")
                    .allMatch(fault -> visit.isTimeline() && fault.startsWith("letters doubled: cut off"));
            softly.assertThat(Printed.faultsOf(page)).as("on paper").isEmpty();
            softly.assertThat(new Keyboard(page).faults())
                    .as("with the keyboard alone")
                    .isEmpty();
            softly.assertThat(page.locator("header a[href='/help']").count())
                    .as("ways to help")
                    .isEqualTo(visit.user().isEmpty() ? 0 : 1);
            if (visit.isCase()) {
                softly.assertThat(questions(answer))
                        .as("questions to the FHIR server")
                        .isBetween(1, MOST_QUESTIONS);
            }
            if (visit.forPatients()) {
                softly.assertThat(page.locator("a[href^='tel:']").first().isVisible())
                        .as("the number of a human")
                        .isTrue();
            }
            if (!visit.user().isEmpty()) {
                softly.assertThat(session(page)).as("bytes of the session").isBetween(1L, MOST_SESSION_BYTES);
            }
            for (String language : visit.otherLanguages()) {
                softly.assertThat(Spoken.faultsOf(page, language))
                        .as("in %s", language)
                        .isEmpty();
            }
        });
    }

    /** I6. */
    private static int questions(Response answer) {
        Matcher told = QUESTIONS.matcher(answer.headers().getOrDefault("server-timing", ""));
        return told.find() ? Integer.parseInt(told.group(1)) : 0;
    }

    private static long session(Page page) {
        Map<?, ?> kept = (Map<?, ?>) page.evaluate("fetch('/api/me/session').then((a) => a.json())");
        assertThat((List<?>) kept.get("unknown"))
                .as("kept in the session, and not counted")
                .isEmpty();
        return ((Number) Objects.requireNonNull(kept.get("bytes"))).longValue();
    }

    /** A browser with the people who use it, all in one thread: Playwright wants each of its parts in the thread that made it. */
    private static final class Lane {
        private final String name;
        private final ExecutorService executor = Executors.newSingleThreadExecutor();
        private final Map<String, PageWeight> weights = new HashMap<>();
        private final Map<String, Page> people = new HashMap<>();
        private @Nullable Browsers browsers;

        Lane(String name) {
            this.name = name;
        }

        Page page(String user) {
            Browsers mine = Objects.requireNonNullElseGet(browsers, Browsers::new);
            browsers = mine;
            return people.computeIfAbsent(user, who -> who.isEmpty() ? mine.phone() : mine.signedIn(who));
        }

        void close() {
            executor.execute(() -> {
                if (browsers != null) {
                    browsers.keepPictures(name);
                    browsers.close();
                }
            });
            executor.shutdown();
            try {
                assertThat(executor.awaitTermination(10, TimeUnit.MINUTES))
                        .as("the browser is closed")
                        .isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
