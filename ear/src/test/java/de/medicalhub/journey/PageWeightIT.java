package de.medicalhub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import de.medicalhub.common.testing.Stack;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.IdType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much a first view brings over the line, and from where; how much the server keeps of a session. */
@EnabledIf(value = "de.medicalhub.journey.Browsers#available", disabledReason = "no Chromium is installed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Pages are light")
class PageWeightIT {
    private static final long MOST_BYTES = 200_000;
    private static final long MOST_SESSION_BYTES = 100_000;

    private final Browsers browsers = new Browsers();
    private PlannedDischarge planned;
    private IdType stay;

    @BeforeAll
    void aCase() {
        planned = PlannedDischarge.of("Leichtgewicht", List.of("Organization/nursing-mayen"));
        stay = PlannedDischarge.admitted("Federgewicht");
    }

    @AfterAll
    void close() {
        planned.cancel();
        browsers.close();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("the first view of a page is under 200 kB and comes from the hub alone")
    @CsvSource({
        "discharge1, /",
        "discharge1, /case",
        "discharge1, /discharge",
        "discharge1, /medication-plan",
        "discharge1, /numbers",
        "nurse1, /calendar",
        "nurse1, /",
        "gp1, /",
        "pharmacist1, /",
        "patient1, /",
        "admin1, /",
    })
    void aFirstViewIsLight(String user, String path) {
        Page page = browsers.signedIn(user);
        CDPSession network = page.context().newCDPSession(page);
        Map<String, String> addresses = new HashMap<>();
        Map<String, Long> bytes = new TreeMap<>();
        network.on(
                "Network.requestWillBeSent",
                event -> addresses.put(
                        event.get("requestId").getAsString(),
                        event.getAsJsonObject("request").get("url").getAsString()));
        network.on(
                "Network.loadingFinished",
                event -> bytes.merge(
                        addresses.getOrDefault(event.get("requestId").getAsString(), "?"),
                        event.get("encodedDataLength").getAsLong(),
                        Long::sum));
        network.send("Network.enable");
        network.send("Network.clearBrowserCache");
        page.navigate(Stack.hubUrl()
                + switch (path) {
                    case "/case" -> "/case?id=" + planned.caseId();
                    case "/discharge" -> "/discharge?encounter=" + stay.getIdPart();
                    default -> path;
                });

        assertThat(bytes.values().stream().mapToLong(Long::longValue).sum())
                .as("bytes over the line: %s", bytes)
                .isBetween(1_000L, MOST_BYTES);
        List<String> strangers = addresses.values().stream()
                .filter(url -> !url.startsWith(Stack.hubUrl()) && !url.startsWith("data:"))
                .toList();
        assertThat(strangers).isEmpty();
        assertThat(((Number) page.evaluate("fetch('/api/me/session').then((a) => a.json()).then((a) => a.bytes)"))
                        .longValue())
                .as("bytes of the session")
                .isBetween(1L, MOST_SESSION_BYTES);
    }
}
