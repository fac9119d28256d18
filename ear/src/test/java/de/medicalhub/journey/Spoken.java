package de.medicalhub.journey;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.LoadState;
import de.medicalhub.common.testing.Stack;
import java.util.ArrayList;
import java.util.List;

/** A page in another language than German: says what it says in that language, and is as well made. */
final class Spoken {
    private static final String GERMAN = "de";

    /**
     * Keys without words, and in English what only a German page says: not names and texts of people, which keep their language,
     * but whole texts and phrases of the German messages, little words, days, months and times; in what is shown and in what is read
     * aloud. One line for each, with the place instead of the words around.
     */
    private static final String WRONG_WORDS = """
            ([language, said]) => {
              const german = new RegExp('(?<![\\\\p{L}-])(und|oder|nicht|kein|keine|ist|sind|wird|werden|wurde|haben|Sie|Ihre?|Ihnen|Bitte|'
                + 'Uhr|Std|heute|morgen|gestern|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag|'
                + 'Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember)(?![\\\\p{L}-])', 'u');
              const whole = said.whole.map((one) => new RegExp('^' + one + '$', 'u'));
              const theirs = '[lang=de], textarea, script, style, option, [data-testid=ward], [data-testid=inpatient-row] small';
              const faults = document.documentElement.lang === language.slice(0, 2) ? [] : ['marked as another language'];
              const look = (words, one) => {
                const text = words.replace(/\\s+/g, ' ').trim();
                const place = one.tagName.toLowerCase() + ' ' + (one.closest('[data-testid]')?.dataset.testid ?? one.className);
                if (text.includes('???')) faults.push('a key without words: ' + place);
                if (language !== 'en' || !text || one.closest(theirs)) return;
                const found = text.match(german)?.[1] ?? said.phrases.find((phrase) => text.includes(phrase))
                  ?? whole.find((pattern) => pattern.test(text))?.source;
                if (found) faults.push('German "' + found + '": ' + place);
              };
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              for (let node = walker.nextNode(); node; node = walker.nextNode()) look(node.data, node.parentElement);
              look(document.title, document.body);
              for (const name of ['aria-label', 'aria-description', 'title', 'placeholder', 'alt']) {
                document.querySelectorAll('[' + name + ']').forEach((one) => look(one.getAttribute(name), one));
              }
              return [...new Set(faults)];
            }""";

    private Spoken() {}

    /** The page again in that language; afterwards the browser speaks German as before. */
    static List<String> faultsOf(Page page, String language) {
        speak(page, language);
        page.reload();
        page.waitForLoadState(LoadState.LOAD);
        page.locator("main h1").first().waitFor();
        List<String> faults = new ArrayList<>();
        ((List<?>) page.evaluate(WRONG_WORDS, List.of(language, GermanWords.said())))
                .forEach(one -> faults.add(String.valueOf(one)));
        faults.addAll(Accessibility.violationsInWordsOf(page));
        speak(page, GERMAN);
        return faults;
    }

    private static void speak(Page page, String language) {
        page.context().addCookies(List.of(new Cookie("mh-lang", language).setUrl(Stack.hubUrl())));
    }
}
