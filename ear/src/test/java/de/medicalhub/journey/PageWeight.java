package de.medicalhub.journey;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.LoadState;
import de.medicalhub.common.testing.Stack;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** What a first view brings over the line, and from where: a browser that has seen nothing yet opens a page. */
final class PageWeight {
    private static final String IDLE = "() => new Promise((done) => requestIdleCallback(() => setTimeout(done)))";

    private static final double PATIENCE_MILLIS = 90_000;

    private final Page page;
    private final CDPSession network;
    private final Map<String, String> addresses = new HashMap<>();
    private final Map<String, Long> bytes = new TreeMap<>();
    /** Requests without their end; a stream of changes has none, and is left out. */
    private final Set<String> underWay = new HashSet<>();

    private String document = "";

    PageWeight(Page page) {
        this.page = page;
        network = page.context().newCDPSession(page);
        network.on("Network.requestWillBeSent", this::begun);
        network.on("Network.loadingFinished", this::ended);
        network.on("Network.loadingFailed", event -> underWay.remove(id(event)));
        network.send("Network.enable");
    }

    private void begun(JsonObject event) {
        addresses.put(id(event), event.getAsJsonObject("request").get("url").getAsString());
        String loader = event.get("loaderId").getAsString();
        if ("Document".equals(type(event))) {
            document = loader;
            underWay.clear();
        }
        // Nobody tells the end of what the page before was waiting for.
        if (!"EventSource".equals(type(event)) && loader.equals(document)) {
            underWay.add(id(event));
        }
    }

    private void ended(JsonObject event) {
        bytes.merge(
                addresses.getOrDefault(id(event), "?"),
                event.get("encodedDataLength").getAsLong(),
                Long::sum);
        underWay.remove(id(event));
    }

    private static String type(JsonObject event) {
        return event.has("type") ? event.get("type").getAsString() : "";
    }

    private static String id(JsonObject event) {
        return event.get("requestId").getAsString();
    }

    /** Opens the page with an empty cache, and waits until it asks for nothing more by itself. */
    Response open(String path) {
        addresses.clear();
        bytes.clear();
        underWay.clear();
        network.send("Network.clearBrowserCache");
        Response answer = Objects.requireNonNull(page.navigate(Stack.hubUrl() + path));
        page.waitForLoadState(LoadState.LOAD);
        try {
            page.waitForCondition(this::isQuiet, new Page.WaitForConditionOptions().setTimeout(PATIENCE_MILLIS));
        } catch (TimeoutError late) {
            throw new AssertionError("the page does not come to rest, it waits for " + waitsFor(), late);
        }
        return answer;
    }

    private List<String> waitsFor() {
        return underWay.stream().map(id -> addresses.getOrDefault(id, "?")).toList();
    }

    /** Nothing is under way, and what came last has brought nothing new. */
    private boolean isQuiet() {
        boolean nothing = underWay.isEmpty();
        page.evaluate(IDLE);
        return nothing && underWay.isEmpty();
    }

    long total() {
        return bytes.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Each address with its bytes. */
    Map<String, Long> parts() {
        return Map.copyOf(bytes);
    }

    /** Addresses outside the hub. */
    List<String> strangers() {
        return addresses.values().stream()
                .filter(url -> !url.startsWith(Stack.hubUrl()) && !url.startsWith("data:"))
                .toList();
    }
}
