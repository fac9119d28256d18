package de.medicalhub.journey;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ViewportSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a page looks like to somebody who needs it large (WCAG 2.2, 1.4.4 and 1.4.10): the browser's zoom at 200 %, which is a
 * window of half the width, and a doubled size of letters. Nothing may be cut off, lie over something else, stay small or scroll
 * sideways. The numbers inside a picture are left out: they stand in the table under it.
 */
final class Enlarged {
    private static final int HALF_A_DESK = 640;

    private static final String DOUBLE_THE_LETTERS = """
            async () => {
              const root = document.documentElement;
              const texts = [...document.querySelectorAll('body *')].filter((one) => one.checkVisibility() && !one.closest('svg')
                && [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim()));
              const before = texts.map((one) => parseFloat(getComputedStyle(one).fontSize));
              root.style.fontSize = 2 * parseFloat(getComputedStyle(root).fontSize) + 'px';
              for (let still = 0, frames = 0; still < 3 && frames < 600; frames += 1) {
                await new Promise(requestAnimationFrame);
                still = document.getAnimations().length ? 0 : still + 1;
              }
              return texts.filter((one, at) => parseFloat(getComputedStyle(one).fontSize) < 1.9 * before[at])
                .map((one) => 'letters that do not grow: ' + one.tagName + '.' + one.getAttribute('class'));
            }""";

    private static final String LETTERS_AS_BEFORE = """
            async () => {
              document.documentElement.style.fontSize = '';
              for (let still = 0, frames = 0; still < 3 && frames < 600; frames += 1) {
                await new Promise(requestAnimationFrame);
                still = document.getAnimations().length ? 0 : still + 1;
              }
            }""";

    /** One line for each fault: which elements, without the words of the page, which may name a patient. */
    private static final String FAULTS = """
            async () => {
              for (let frames = 0; frames < 3; frames += 1) await new Promise(requestAnimationFrame);
              const faults = [];
              const root = document.documentElement;
              if (root.scrollWidth > root.clientWidth) faults.push('the page scrolls sideways');
              const name = (one) => [one.tagName.toLowerCase(), one.id && '#' + one.id, one.dataset.testid,
                one.getAttribute('class') && '.' + one.getAttribute('class'), 'in', one.parentElement.getAttribute('class')].filter(Boolean).join(' ');
              const hidden = (one) => one.closest('.mh-visually-hidden, .mh-skip, .ui-helper-hidden-accessible, option');
              const texts = [];
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                const one = node.parentElement;
                if (!node.data.trim() || hidden(one) || !one.checkVisibility({ visibilityProperty: true })) continue;
                const range = document.createRange();
                range.selectNodeContents(node);
                for (const box of range.getClientRects()) {
                  const seen = { one, left: box.left, right: box.right, top: box.top, bottom: box.bottom };
                  for (let frame = one; frame && frame !== document.body; frame = frame.parentElement) {
                    const style = getComputedStyle(frame);
                    if (style.display === 'inline' || (style.overflowX === 'visible' && style.overflowY === 'visible')) continue;
                    const edge = frame.getBoundingClientRect();
                    const scrolls = /auto|scroll/.test(style.overflowX + style.overflowY);
                    if (!scrolls && (seen.right > edge.right + 2 || seen.bottom > edge.bottom + 4)) faults.push('cut off: ' + name(one));
                    seen.right = Math.min(seen.right, edge.right);
                    seen.bottom = Math.min(seen.bottom, edge.bottom);
                  }
                  if (seen.right - seen.left > 2 && seen.bottom - seen.top > 2) texts.push(seen);
                }
              }
              texts.sort((a, b) => a.top - b.top);
              texts.forEach((upper, at) => {
                for (let i = at + 1; i < texts.length && texts[i].top < upper.bottom - 6; i += 1) {
                  const lower = texts[i];
                  const across = Math.min(upper.right, lower.right) - Math.max(upper.left, lower.left);
                  const down = Math.min(upper.bottom, lower.bottom) - lower.top;
                  const sameLine = upper.one.contains(lower.one) || lower.one.contains(upper.one);
                  if (across > 4 && down > 6 && !sameLine) faults.push(name(lower.one) + ' lies over ' + name(upper.one));
                }
              });
              return [...new Set(faults)];
            }""";

    private Enlarged() {}

    /** All faults of the page, in both ways of enlarging it. */
    static List<String> faultsOf(Page page) {
        ViewportSize before = Objects.requireNonNull(page.viewportSize());
        List<String> faults = new ArrayList<>();
        page.setViewportSize(HALF_A_DESK, before.height);
        lines(page, FAULTS).forEach(fault -> faults.add("zoomed to 200 %: " + fault));
        page.setViewportSize(Math.max(before.width, HALF_A_DESK), before.height);
        lines(page, DOUBLE_THE_LETTERS).forEach(faults::add);
        lines(page, FAULTS).forEach(fault -> faults.add("letters doubled: " + fault));
        page.evaluate(LETTERS_AS_BEFORE);
        page.setViewportSize(before.width, before.height);
        return faults;
    }

    private static List<String> lines(Page page, String script) {
        return ((List<?>) page.evaluate(script)).stream().map(String::valueOf).toList();
    }
}
