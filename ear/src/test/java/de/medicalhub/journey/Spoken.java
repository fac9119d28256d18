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
     * but little words, days, months and times. One line for each, with the place instead of the words around.
     */
    private static final String WRONG_WORDS = """
            (language) => {
              const german = new RegExp('(?<![\\\\p{L}-])(und|oder|nicht|kein|keine|ist|sind|wird|werden|wurde|haben|Sie|Ihre?|Ihnen|Bitte|'
                + 'Uhr|Std|heute|morgen|gestern|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag|'
                + 'Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember)(?![\\\\p{L}-])', 'u');
              const theirs = '[lang=de], textarea, script, style, option, [data-testid=ward], [data-testid=inpatient-row] small';
              const faults = document.documentElement.lang === language.slice(0, 2) ? [] : ['marked as another language'];
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                const one = node.parentElement;
                const place = one.tagName.toLowerCase() + ' ' + (one.closest('[data-testid]')?.dataset.testid ?? one.className);
                if (node.data.includes('???')) faults.push('a key without words: ' + place);
                const found = language === 'en' && !one.closest(theirs) && node.data.match(german);
                if (found) faults.push('German "' + found[1] + '": ' + place);
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
        ((List<?>) page.evaluate(WRONG_WORDS, language)).forEach(one -> faults.add(String.valueOf(one)));
        faults.addAll(Accessibility.violationsInWordsOf(page));
        speak(page, GERMAN);
        return faults;
    }

    private static void speak(Page page, String language) {
        page.context().addCookies(List.of(new Cookie("mh-lang", language).setUrl(Stack.hubUrl())));
    }
}
