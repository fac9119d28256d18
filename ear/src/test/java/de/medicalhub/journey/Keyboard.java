package de.medicalhub.journey;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody without a mouse. Where the focus is, is said as a screen reader would say it: role and name come from the browser's own
 * accessibility tree.
 */
final class Keyboard {
    private static final int MOST_STOPS = 400;

    /** Whether one sees where the focus is: a frame, a shadow or another ground than without it. */
    private static final String SEEN = """
            () => {
              const one = document.activeElement;
              const box = one.getBoundingClientRect();
              const looks = [one, one.closest('label, .mh-choice, li, fieldset')].filter(Boolean).some((place) => {
                const style = getComputedStyle(place);
                return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none';
              });
              return looks && box.bottom > 0 && box.top < innerHeight;
            }""";

    private static final String BEGIN = """
            () => { window.mhVisited = new Set(); document.activeElement.blur(); window.scrollTo(0, 0); }""";

    /** Marks where the focus is: new, still in the parts of a date, or at the end: where it was already, or outside the page. */
    private static final String VISIT = """
            () => {
              const one = document.activeElement;
              if (one === window.mhLast && /date|time/.test(one.type)) return 'inside';
              if (one === document.body || window.mhVisited.has(one)) return 'end';
              window.mhVisited.add(one);
              window.mhLast = one;
              return 'new';
            }""";

    /** What the Tab key should have reached: of a group of radio buttons one is enough. */
    private static final String LEFT_OUT = """
            () => {
              const visited = window.mhVisited;
              const all = document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]');
              const reached = (one) => visited.has(one) || (one.type === 'radio'
                && [...visited].some((other) => other.type === 'radio' && other.name === one.name));
              return [...all].filter((one) => one.tabIndex >= 0 && !one.disabled && one.type !== 'hidden'
                  && one.checkVisibility({ visibilityProperty: true }) && !reached(one))
                .map((one) => one.tagName.toLowerCase() + ' ' + (one.dataset.testid || one.id || one.className));
            }""";

    private final Page page;
    private final CDPSession browser;

    Keyboard(Page page) {
        this.page = page;
        browser = page.context().newCDPSession(page);
    }

    /** One stop of the Tab key, such as {@code link Zum Inhalt}. */
    record Stop(String role, String name, boolean seen) {
        @Override
        public String toString() {
            return role + " " + name;
        }
    }

    /** All stops from the top of the page on, until the focus leaves it or comes round. */
    List<Stop> walk() {
        page.evaluate(BEGIN);
        List<Stop> stops = new ArrayList<>();
        page.keyboard().press("Tab");
        for (String what = visit(); !what.equals("end"); what = visit()) {
            if (what.equals("new")) {
                stops.add(here());
            }
            if (stops.size() > MOST_STOPS) {
                throw new AssertionError("the focus does not get out of the page: " + stops.subList(0, 20));
            }
            page.keyboard().press("Tab");
        }
        return stops;
    }

    private String visit() {
        return String.valueOf(page.evaluate(VISIT));
    }

    /** What the last walk has not reached though it should have. */
    List<String> leftOut() {
        return ((List<?>) page.evaluate(LEFT_OUT)).stream().map(String::valueOf).toList();
    }

    /** Where the focus is. */
    Stop here() {
        browser.send("DOM.enable");
        JsonObject element = evaluated("document.activeElement");
        JsonObject which = new JsonObject();
        which.addProperty("objectId", element.get("objectId").getAsString());
        which.addProperty("fetchRelatives", false);
        JsonArray nodes = browser.send("Accessibility.getPartialAXTree", which).getAsJsonArray("nodes");
        JsonObject node = nodes.get(0).getAsJsonObject();
        return new Stop(
                word(node, "role"), word(node, "name").replace(" :", ":"), Boolean.TRUE.equals(page.evaluate(SEEN)));
    }

    /** Goes on with Tab until there; fails when it comes round. */
    void to(String role, String name) {
        for (int i = 0; i < MOST_STOPS; i++) {
            page.keyboard().press("Tab");
            Stop stop = here();
            if (stop.role().equals(role) && stop.name().contains(name)) {
                return;
            }
        }
        throw new AssertionError("the Tab key does not reach " + role + " " + name);
    }

    private JsonObject evaluated(String expression) {
        JsonObject what = new JsonObject();
        what.addProperty("expression", expression);
        return browser.send("Runtime.evaluate", what).getAsJsonObject("result");
    }

    private static String word(JsonObject node, String property) {
        JsonObject value = node.getAsJsonObject(property);
        return value == null || !value.has("value") ? "" : value.get("value").getAsString();
    }
}
