package de.medicalhub.pages;

import com.microsoft.playwright.Page;
import de.medicalhub.pages.PretendedGateway.Side;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cameras that come when the pages have long begun to look for each other: slow devices, and people who read before they allow. */
class LateCameraIT extends TwoCallPages {
    /** The camera is there as soon as the test allows it. */
    private static final String ASK_FIRST = KEEP + """
            const devices = navigator.mediaDevices;
            const ask = devices.getUserMedia.bind(devices);
            const allowed = new Promise((resolve) => { window.allow = resolve; });
            devices.getUserMedia = async (what) => { await allowed; return ask(what); };""";

    private static final String ALLOW = "() => window.allow()";

    @Test
    @DisplayName("both allow their cameras after the pages have begun to speak: both see each other")
    void bothLate() {
        comeLate();
    }

    @ParameterizedTest
    @ValueSource(strings = {"udp", "tcp", "tls"})
    @DisplayName("the same where the relay is the only way")
    void bothLateByTheRelay(String transport) throws Exception {
        try (LocalRelay relay = LocalRelay.start()) {
            gateway.iceServers = relay.iceServers(transport);
            comeLate();
        }
    }

    private void comeLate() {
        Page doctor = open(DESK, ASK_FIRST);
        Page patient = open(LINK, ASK_FIRST);
        patient.getByTestId("join").click();
        patient.waitForCondition(
                () -> !gateway.said(Side.PATIENT, "description").isEmpty());
        doctor.evaluate(ALLOW);
        patient.evaluate(ALLOW);
        seeEachOther(doctor, patient);
    }
}
