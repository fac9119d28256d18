package de.medicalhub.journey;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ViewportSize;
import java.util.List;
import java.util.Objects;

/**
 * What of a page reaches paper: only what was asked for, no wider than a sheet of A4, and dark letters, also for somebody who has
 * set the screen to dark. Backgrounds may be left out by the printer, so letters are measured against white paper.
 */
final class Printed {
    /** 210 mm less two margins of 10 mm, at 96 pixels an inch. */
    private static final int SHEET = 718;

    private static final String FAULTS = """
            async () => {
              for (let frames = 0; frames < 3; frames += 1) await new Promise(requestAnimationFrame);
              const faults = [];
              const root = document.documentElement;
              const seen = (one) => one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().height > 1;
              const name = (one) => [one.tagName.toLowerCase(), one.id && '#' + one.id, one.dataset.testid,
                one.getAttribute('class') && '.' + one.getAttribute('class')].filter(Boolean).join(' ');
              if (root.scrollWidth > root.clientWidth) {
                const wide = [...document.querySelectorAll('body *')]
                  .filter((one) => one.getBoundingClientRect().right > root.clientWidth + 1);
                faults.push('wider than a sheet: ' + wide.map(name).slice(-3).join(', '));
              }
              document.querySelectorAll('header, nav, body > footer, button, .mh-button').forEach((one) => {
                if (seen(one)) faults.push('only useful on a screen: ' + name(one));
              });
              if (![...document.querySelectorAll('main *')].some(seen)) faults.push('an empty sheet');
              const light = (part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                const one = node.parentElement;
                if (!node.data.trim() || one.closest('svg, .mh-visually-hidden') || !seen(one)) continue;
                const [r, g, b] = getComputedStyle(one).color.match(/[\\d.]+/g).map(Number);
                const contrast = 1.05 / (0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b) + 0.05);
                if (contrast < 4.5) faults.push('too pale on paper: ' + name(one));
              }
              return [...new Set(faults)];
            }""";

    private Printed() {}

    /** One line for each fault, without the words of the page, which may name a patient. */
    static List<String> faultsOf(Page page) {
        ViewportSize before = Objects.requireNonNull(page.viewportSize());
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT).setColorScheme(ColorScheme.DARK));
        page.setViewportSize(SHEET, before.height);
        List<String> faults =
                ((List<?>) page.evaluate(FAULTS)).stream().map(String::valueOf).toList();
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN).setColorScheme(null));
        page.setViewportSize(before.width, before.height);
        return faults;
    }
}
