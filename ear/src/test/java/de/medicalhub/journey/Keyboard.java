package de.medicalhub.journey;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Somebody without a mouse. Where the focus is, is said as a screen reader would say it: role and name come from the browser's own
 * accessibility tree.
 */
final class Keyboard {
    private static final int MOST_STOPS = 800;

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

    /** Goes back to the top of a page that has been walked: without focus the next stop would follow the last one. */
    private static final String BEGIN_AGAIN = """
            () => {
              const top = document.createElement('span');
              top.tabIndex = -1;
              document.body.prepend(top);
              top.focus();
              top.remove();
              window.scrollTo(0, 0);
            }""";

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
              return [...all].filter((one) => one.tabIndex >= 0 && !one.matches(':disabled') && one.type !== 'hidden'
                  && one.checkVisibility({ visibilityProperty: true }) && !reached(one))
                .map((one) => one.tagName.toLowerCase() + ' ' + (one.dataset.testid || one.id || one.className));
            }""";

    /**
     * Notes by itself what is wrong with each stop, so that a page is walked quickly: one does not see it, it has no name, it is
     * placed elsewhere than it is read, or the focus comes back without having left the page. Elements are called without the words
     * of the page, which may name a patient.
     */
    private static final String NOTE = """
            () => {
              const called = (one) => one.tagName.toLowerCase() + ' ' + (one.dataset.testid || one.id || one.getAttribute('class'));
              const words = (ones) => [...ones].map((one) => (one && one.textContent) || '').join(' ').trim();
              const name = (one) => words((one.getAttribute('aria-labelledby') || '').split(' ').filter(Boolean)
                  .map((id) => document.getElementById(id)))
                || one.getAttribute('aria-label') || words(one.labels || []) || words([one])
                || (one.querySelector('img[alt]') || one).getAttribute('alt') || one.title || one.placeholder
                || (/submit|button|reset/.test(one.type) && one.value);
              const moved = (one) => {
                for (let place = one; place && place !== document.body; place = place.parentElement) {
                  const style = getComputedStyle(place);
                  if (style.order !== '0' || style.flexDirection.endsWith('reverse')) return true;
                }
                return one.tabIndex > 0;
              };
              const seen = %s;
              const visited = new Set();
              const walk = { ended: false, faults: [] };
              let first;
              let last;
              const look = (one) => {
                if (!seen()) walk.faults.push('no focus to be seen: ' + called(one));
                if (!String(name(one) || '').trim()) walk.faults.push('without a name: ' + called(one));
                if (moved(one)) walk.faults.push('placed elsewhere than it is read: ' + called(one));
                if (last && !(last.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING)) {
                  walk.faults.push('comes after what follows it: ' + called(one));
                }
              };
              window.removeEventListener('keyup', window.mhStop, true);
              window.mhStop = () => {
                const one = document.activeElement;
                if (walk.ended || (one === last && /date|time|month|week/.test(one.type))) return;
                if (one === document.body || visited.has(one)) {
                  walk.ended = true;
                  if (one !== document.body && one !== first) walk.faults.push('the focus does not leave the page: ' + called(one));
                  return;
                }
                look(one);
                visited.add(one);
                first ??= one;
                last = one;
              };
              window.addEventListener('keyup', window.mhStop, true);
              window.mhVisited = visited;
              window.mhWalk = walk;
            }""".replace("%s", SEEN);

    private static final String ENDED = "() => window.mhWalk.ended";

    private static final String NOTED = """
            () => window.mhWalk.faults.concat(window.mhWalk.ended ? [] : ['the focus goes round and round'])""";

    /** So many stops are made before it is asked whether the end is reached. */
    private static final int AT_ONCE = 8;

    private final Page page;
    private @Nullable CDPSession browser;

    Keyboard(Page page) {
        this.page = page;
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

    /**
     * What is wrong for somebody with the Tab key alone; empty if all is well. A page may be renewed under way, which takes the focus
     * to another place: where something is wrong, it is walked once more.
     */
    List<String> faults() {
        List<String> faults = walkedFrom(BEGIN);
        return faults.isEmpty() ? faults : walkedFrom(BEGIN_AGAIN);
    }

    private List<String> walkedFrom(String begin) {
        page.evaluate(begin);
        page.evaluate(NOTE);
        for (int stops = 0; stops < MOST_STOPS && !Boolean.TRUE.equals(page.evaluate(ENDED)); stops += AT_ONCE) {
            for (int i = 0; i < AT_ONCE; i++) {
                page.keyboard().press("Tab");
            }
        }
        List<String> faults = new ArrayList<>(lines(NOTED));
        leftOut().forEach(one -> faults.add("not reached by the Tab key: " + one));
        return faults;
    }

    private List<String> lines(String script) {
        return ((List<?>) page.evaluate(script)).stream().map(String::valueOf).toList();
    }

    private String visit() {
        return String.valueOf(page.evaluate(VISIT));
    }

    /** What the last walk has not reached though it should have. */
    List<String> leftOut() {
        return lines(LEFT_OUT);
    }

    /** Where the focus is. */
    Stop here() {
        CDPSession browser = browser();
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

    private CDPSession browser() {
        CDPSession known =
                Objects.requireNonNullElseGet(browser, () -> page.context().newCDPSession(page));
        browser = known;
        return known;
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
        return browser().send("Runtime.evaluate", what).getAsJsonObject("result");
    }

    private static String word(JsonObject node, String property) {
        JsonObject value = node.getAsJsonObject(property);
        return value == null || !value.has("value") ? "" : value.get("value").getAsString();
    }
}
