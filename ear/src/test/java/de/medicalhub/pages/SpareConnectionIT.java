package de.medicalhub.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import de.medicalhub.pages.PretendedGateway.Side;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Connections that are ready before there is somebody to speak with. */
class SpareConnectionIT extends TwoCallPages {
    private static final String READY = """
            () => window.kept.at(-1)?.signalingState === 'have-local-offer' && window.kept.at(-1).iceGatheringState === 'complete'""";

    private static final String STATES = "() => window.kept.map((one) => one.connectionState).join(' ')";

    @Test
    @DisplayName("the desk says nothing of what is ready before it lets in; then it needs no second connection")
    void readyAtTheDesk() {
        gateway.move("open");
        Page doctor = open(DESK, KEEP);
        doctor.waitForFunction(READY);
        Page patient = open(LINK, KEEP);
        patient.getByTestId("join").click();
        assertThat(doctor.getByTestId("admit")).isVisible();
        assertThat(gateway.said).isEmpty();
        assertThat(gateway.heard).contains("PATIENT hello", "PATIENT wait");
        doctor.getByTestId("admit").click();
        doctor.waitForFunction(SEES);
        patient.waitForFunction(SEES);
        assertThat(doctor.evaluate(STATES)).isEqualTo("connected");
        assertThat(gateway.said(Side.HOST, "description")).hasSize(1);
        assertThat(gateway.said(Side.HOST, "description").get(0).toString()).contains("a=candidate:");
        assertThat(gateway.said(Side.HOST, "candidate")).isEmpty();
    }

    @Test
    @DisplayName("another network or another camera: what was ready is closed and made anew")
    void madeAnew() {
        gateway.move("open");
        Page doctor = open(DESK, KEEP);
        doctor.waitForFunction(READY);
        doctor.evaluate("() => window.dispatchEvent(new Event('online'))");
        doctor.waitForFunction("() => window.kept.length === 2");
        assertThat(doctor.evaluate(STATES)).isEqualTo("closed new");
        doctor.waitForFunction(READY);
        gateway.move("ended");
        doctor.waitForFunction("() => window.kept.every((one) => one.connectionState === 'closed')");
    }

    @Test
    @DisplayName("a page that is loaded again is met with a connection that was made ready while it was away")
    void readyForWhoComesBack() {
        Page doctor = open(DESK, KEEP);
        Page patient = open(LINK);
        patient.getByTestId("join").click();
        doctor.waitForFunction(SEES);
        gateway.leave(Side.PATIENT);
        doctor.waitForFunction(READY);
        patient.reload();
        patient.getByTestId("join").click();
        patient.waitForFunction(SEES);
        doctor.waitForFunction("() => window.kept.at(-1).connectionState === 'connected'");
        assertThat(doctor.evaluate("() => window.kept.length")).isEqualTo(2);
    }
}
