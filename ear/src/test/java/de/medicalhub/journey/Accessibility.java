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
            async (which) => {
              for (let still = 0, frames = 0; still < 3 && frames < 600; frames += 1) {
                await new Promise(requestAnimationFrame);
                still = document.getAnimations().length ? 0 : still + 1;
              }
              const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
              const rules = {
                colours: ['color-contrast', 'link-in-text-block'],
                words: ['aria-command-name', 'aria-dialog-name', 'aria-input-field-name', 'aria-toggle-field-name', 'button-name',
                  'document-title', 'empty-heading', 'empty-table-header', 'html-has-lang', 'html-lang-valid', 'image-alt',
                  'input-button-name', 'label', 'label-title-only', 'link-name', 'page-has-heading-one', 'select-name',
                  'summary-name', 'svg-img-alt', 'valid-lang'],
              }[which];
              const runOnly = rules ? { type: 'rule', values: rules } : tags;
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
            ((List<?>) page.evaluate(VIOLATIONS, scheme == ColorScheme.DARK ? "colours" : "all"))
                    .forEach(one -> violations.add(scheme + ": " + one));
        }
        violations.addAll(narrow(page));
        return violations;
    }

    /** What may change with the language of a page that is otherwise in order: names, labels and widths, no colours. */
    static List<String> violationsInWordsOf(Page page) {
        page.evaluate(AXE);
        List<String> violations = new ArrayList<>(narrow(page));
        ((List<?>) page.evaluate(VIOLATIONS, "words")).forEach(one -> violations.add(String.valueOf(one)));
        return violations;
    }

    private static List<String> narrow(Page page) {
        ViewportSize before = page.viewportSize();
        page.setViewportSize(NARROW, before.height);
        boolean sideways = Objects.equals(page.evaluate(SCROLLS_SIDEWAYS), true);
        page.setViewportSize(before.width, before.height);
        return sideways ? List.of("the page scrolls sideways at 320 px") : List.of();
    }

    private static String axe() {
        try (InputStream script = Accessibility.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
