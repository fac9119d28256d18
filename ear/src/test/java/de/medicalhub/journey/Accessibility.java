package de.medicalhub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ViewportSize;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What a machine can find of WCAG 2.2 AA (axe-core), on a page as it stands, light and dark without motion, and at 320 px. */
final class Accessibility {
    private static final String AXE = axe();
    private static final int NARROW = 320;

    /**
     * Waits until no colour is on its way any more, as it would be between light and dark; then one line for each violation: rule
     * and element, without the words of the page, which may name a patient. Between light and dark only colours differ.
     */
    private static final String VIOLATIONS = """
            async (onlyColours) => {
              for (let still = 0, frames = 0; still < 3 && frames < 600; frames += 1) {
                await new Promise(requestAnimationFrame);
                still = document.getAnimations().length ? 0 : still + 1;
              }
              const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
              const runOnly = onlyColours ? { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } : tags;
              const { violations } = await axe.run(document, { resultTypes: ['violations'], runOnly });
              return violations.flatMap((found) =>
                found.nodes.map((node) => found.id + ' at ' + node.target.join(' ')));
            }""";

    /** Anything wider than the window that does not scroll in a box of its own. */
    private static final String SCROLLS_SIDEWAYS =
            "() => document.documentElement.scrollWidth > document.documentElement.clientWidth";

    private Accessibility() {}

    /** Fails with all violations of the page. */
    static void assertOf(Page page) {
        assertThat(violationsOf(page)).as("accessibility of %s", page.title()).isEmpty();
    }

    /** All violations of the page, one line each. */
    static List<String> violationsOf(Page page) {
        List<String> violations = new ArrayList<>();
        page.evaluate(AXE);
        for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            page.emulateMedia(
                    new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
            ((List<?>) page.evaluate(VIOLATIONS, scheme == ColorScheme.DARK))
                    .forEach(one -> violations.add(scheme + ": " + one));
        }
        ViewportSize before = page.viewportSize();
        page.setViewportSize(NARROW, before.height);
        if (Objects.equals(page.evaluate(SCROLLS_SIDEWAYS), true)) {
            violations.add("the page scrolls sideways at 320 px");
        }
        page.setViewportSize(before.width, before.height);
        return violations;
    }

    private static String axe() {
        try (InputStream script = Accessibility.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
