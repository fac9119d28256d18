package de.medicalhub.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the check before a consultation says of the line. */
class LineCheckIT extends TwoCallPages {
    private static final String RELAY = "{\"lifetime\":600,\"iceServers\":%s}";

    @Test
    @DisplayName("gateway and relay are reached: the line works")
    void good() throws Exception {
        try (LocalRelay relay = LocalRelay.start()) {
            assertThat(checked(relay.iceServers("udp")).getByTestId("check-line"))
                    .containsText("Die Leitung geht.");
        }
    }

    @Test
    @DisplayName("the relay is not there: the line works only in part, and what may help is said")
    void noRelay() throws Exception {
        String gone;
        try (LocalRelay relay = LocalRelay.start()) {
            gone = relay.iceServers("tcp");
        }
        assertThat(checked(gone).getByTestId("check-line"))
                .containsText("Die Leitung geht nur zum Teil. Versuchen Sie es in einem anderen WLAN");
    }

    @Test
    @DisplayName("not even the gateway is reached: the internet connection is to be looked at")
    void none() {
        Page patient = blank("");
        // a wire that is refused never opens
        patient.addInitScript("window.WebSocket = class extends EventTarget {"
                + " constructor() { super(); queueMicrotask(() => this.dispatchEvent(new Event('error'))); } };");
        go(patient, LINK);
        assertThat(patient.getByTestId("check-line"))
                .containsText("Wir erreichen den Dienst nicht. Prüfen Sie bitte Ihre Internetverbindung.");
    }

    private Page checked(String iceServers) {
        Page patient = blank("");
        patient.route(
                "**/api/guest/relay*", route -> PretendedServer.json(route, 200, RELAY.replace("%s", iceServers)));
        enter(patient, LINK);
        return patient;
    }
}
