package de.medicalhub.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is passed on: documents within a call, and links by the hub. */
class CallDocumentsIT extends TwoCallPages {
    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    /** Answers nothing that comes over a data channel. */
    private static final String SILENT = "RTCDataChannel.prototype.send = () => {};";

    /** What a way has sent before and after it opens; and one that ends before it opens: what is told of it, and what it has sent. */
    private static final String EARLY = """
            async () => {
              const { DocumentChannel } = await import('/video/app/control/documents.js');
              const way = () => Object.assign(new EventTarget(), { readyState: 'connecting', sent: [], bufferedAmount: 0,
                send(what) { if (typeof what === 'string') this.sent.push(what); this.heard?.(); } });
              const file = new File(['%PDF-1.7'], 'plan.pdf', { type: 'application/pdf' });
              const opens = way();
              new DocumentChannel({ createDataChannel: () => opens }, () => {}).send(file);
              const ends = way();
              const early = new DocumentChannel({ createDataChannel: () => ends }, () => {});
              const told = early.send(file);
              await new Promise((go) => setTimeout(go));
              const before = opens.sent.length;
              const heard = new Promise((go) => { opens.heard = go; });
              opens.readyState = 'open';
              opens.dispatchEvent(new Event('open'));
              await heard;
              early.close();
              return [before, opens.sent.length, await told, ends.sent.length].join('|');
            }""";

    private static final String NAMES = """
            async () => {
              const { plainName } = await import('/video/app/entity/documents.js');
              return [['Befund.hta', 'application/pdf'], ['Befund\\u202Efdp.hta', 'application/pdf'], ['Wunde.JPEG', 'image/jpeg'],
                ['.exe', 'image/png'], ['Dr. Weber/Plan.pdf . ', 'application/pdf'], ['a\\u200B\\u2066b', 'image/png']]
                .map(([name, type]) => plainName(name, type)).join('|');
            }""";

    @Test
    @DisplayName(
            "who does not answer has not got it; what somebody reads stays while the line is away, and goes with the end")
    void answered() {
        Page doctor = open(DESK);
        Page patient = open(LINK, SILENT);
        patient.getByTestId("join").click();
        assertThat(doctor.getByTestId("document-to")).containsText("An alle im Gespräch: ");
        assertThat(doctor.getByTestId("call-state")).containsText("Sie sind verbunden");
        doctor.getByTestId("document").setInputFiles(new FilePayload("wunde.png", "image/png", PNG));
        assertThat(patient.getByTestId("documents").locator("img")).isVisible();
        assertThat(doctor.getByTestId("document-said")).containsText("wird übertragen");
        gateway.move("away");
        assertThat(doctor.getByTestId("document-said")).containsText("kam nicht an");
        assertThat(patient.getByTestId("documents").locator("img")).isVisible();
        gateway.move("ended");
        assertThat(patient.locator(".call-document")).hasCount(0);
    }

    @Test
    @DisplayName(
            "a document chosen before the way for it is open waits for it; where the call ends first, it has not arrived")
    void chosenEarly() {
        Page doctor = open(DESK);
        assertThat(doctor.evaluate(EARLY)).isEqualTo("0|1|false|0");
    }

    @Test
    @DisplayName("how the name of a document ends says its checked type; signs that lead astray are dropped")
    void names() {
        Page doctor = open(DESK);
        assertThat(doctor.evaluate(NAMES))
                .isEqualTo("Befund.pdf|Befundfdp.pdf|Wunde.jpg|….png|Dr. WeberPlan.pdf|ab.png");
    }

    @Test
    @DisplayName("what was sent is asked for again after a failed answer, without the record, and told with its day")
    void sending() {
        List<String> asked = new ArrayList<>();
        Page doctor = blank("");
        doctor.clock().install();
        doctor.route("**/invitations/messages**", route -> answer(route, asked));
        enter(doctor, DESK);
        doctor.getByTestId("send-to").fill("anna@example.org");
        doctor.getByTestId("send-consent").check();
        doctor.getByTestId("send-link").click();
        assertThat(doctor.getByText("fragen weiter nach")).isVisible();
        doctor.clock().fastForward(31_000);
        assertThat(doctor.getByTestId("sent-list")).containsText("E-Mail: gesendet gestern, 10:00 Uhr");
        assertThat(doctor.getByText("fragen weiter nach")).hasCount(0);
        assertThat(asked)
                .containsExactly(
                        "GET messages",
                        "POST {\"channel\":\"mail\",\"address\":\"anna@example.org\",\"language\":\"de\",\"consent\":true}",
                        "GET mine",
                        "GET mine");
    }

    /** The first question about what was sent fails. */
    private static void answer(Route route, List<String> asked) {
        Request request = route.request();
        String last = request.url().substring(request.url().lastIndexOf('/') + 1);
        boolean post = request.method().equals("POST");
        asked.add(request.method() + " " + (post ? request.postData() : last));
        boolean first = asked.stream().filter("GET mine"::equals).count() == 1;
        if (post) {
            PretendedServer.json(route, 202, "{}");
        } else if (last.equals("messages")) {
            PretendedServer.json(
                    route, 200, "{\"channels\":[\"mail\"],\"messages\":[],\"now\":\"2026-11-23T09:00:00Z\"}");
        } else if (first) {
            PretendedServer.json(route, 503, "{}");
        } else {
            PretendedServer.json(
                    route,
                    200,
                    "{\"messages\":[{\"id\":\"1\",\"channel\":\"mail\",\"state\":\"sent\",\"since\":\"2026-11-23T09:00:00Z\"}],"
                            + "\"now\":\"2026-11-24T09:00:00Z\"}");
        }
    }
}
