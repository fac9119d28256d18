package de.medicalhub.journey;

import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.LoadState;
import de.medicalhub.common.testing.Stack;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What a first view brings over the line, and from where: a browser that has seen nothing yet opens a page. */
final class PageWeight {
    private final Page page;
    private final CDPSession network;
    private final Map<String, String> addresses = new HashMap<>();
    private final Map<String, Long> bytes = new TreeMap<>();

    PageWeight(Page page) {
        this.page = page;
        network = page.context().newCDPSession(page);
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
    }

    /** Opens the page with an empty cache. */
    Response open(String path) {
        addresses.clear();
        bytes.clear();
        network.send("Network.clearBrowserCache");
        Response answer = Objects.requireNonNull(page.navigate(Stack.hubUrl() + path));
        page.waitForLoadState(LoadState.LOAD);
        return answer;
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
