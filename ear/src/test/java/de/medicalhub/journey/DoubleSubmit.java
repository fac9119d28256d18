package de.medicalhub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.util.List;

/** The same form once more, as a browser sends it whose answer was lost on the way; faster than any second click. */
final class DoubleSubmit {
    private static final String SEND = """
            ([address, body]) => fetch(address, {
              method: 'POST',
              headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Faces-Request': 'partial/ajax' },
              body,
            }).then((answer) => answer.status)""";

    private DoubleSubmit() {}

    /** Sends what a page has sent before in the same session, and waits for the answer. */
    static void again(Page page, Request sent) {
        assertThat(page.evaluate(SEND, List.of(sent.url(), sent.postData()))).isEqualTo(200);
    }
}
