package de.medicalhub.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import de.medicalhub.pages.PretendedGateway.Side;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls in networks, and with devices, as people really have them. */
class CallTroubleIT extends TwoCallPages {
    private static final String SEES_MORE = """
            (before) => document.querySelector('[data-testid=remote-video]')
                    .getVideoPlaybackQuality().totalVideoFrames > before + 10""";

    private static final String FRAMES =
            "() => document.querySelector('[data-testid=remote-video]').getVideoPlaybackQuality().totalVideoFrames";

    private static final String WAY = """
            async () => {
              const reports = [...(await window.kept.find((one) => one.connectionState === 'connected')?.getStats() ?? new Map()).values()];
              const pair = reports.find((one) => one.type === 'candidate-pair' && one.nominated && one.state === 'succeeded');
              const local = reports.find((one) => one.id === pair?.localCandidateId);
              return `${local?.candidateType} ${local?.relayProtocol}`;
            }""";

    private static final String NOT_FILMED =
            "() => document.querySelector('[data-testid=local-video]').srcObject.getTracks().length === 0";

    private static final String SEES_AGAIN = """
            () => { const video = document.querySelector('[data-testid=remote-video]');
                    return video.srcObject !== null && video.getVideoPlaybackQuality().totalVideoFrames > 10; }""";

    private static final String REFUSES = """
            navigator.mediaDevices.getUserMedia = async () => { throw new DOMException('no', 'NotAllowedError'); };""";

    /** The other side reports that much loss of what we send; the page looks five times a second. */
    private static final String WEAK = """
            window.loss = 0;
            const every = window.setInterval;
            window.setInterval = (what, millis, ...rest) => every(what, millis === 5000 ? 200 : millis, ...rest);
            const count = RTCPeerConnection.prototype.getStats;
            RTCPeerConnection.prototype.getStats = async function told() {
              const all = new Map(await count.call(this));
              all.set('told', { type: 'remote-inbound-rtp', fractionLost: window.loss });
              return all;
            };""";

    @ParameterizedTest
    @ValueSource(strings = {"udp", "tcp", "tls"})
    @DisplayName("relay only: both see each other through coturn and no other way is looked for")
    void seesThroughTheRelayOnly(String transport) throws Exception {
        try (LocalRelay relay = LocalRelay.start()) {
            gateway.iceServers = relay.iceServers(transport);
            Page patient = meet(KEEP, KEEP).patient();
            patient.waitForCondition(() -> ("relay " + transport).equals(patient.evaluate(WAY)));
            assertThat(gateway.said(Side.PATIENT, "candidate"))
                    .isNotEmpty()
                    .allMatch(message -> message.getJsonObject("candidate")
                            .getString("candidate")
                            .contains(" typ relay"));
        }
    }

    @Test
    @DisplayName(
            "a relay that dies in the middle of a call: both find the next one by themselves, and the picture goes on")
    void relayDies() throws Exception {
        try (LocalRelay next = LocalRelay.start()) {
            gateway.freshServers = next.iceServers("udp");
            LocalRelay first = LocalRelay.start();
            gateway.iceServers = first.iceServers("udp");
            Meeting meeting = meet(KEEP, KEEP);
            Page doctor = meeting.doctor();
            Page patient = meeting.patient();
            first.close();
            patient.waitForCondition(() -> gateway.heard.contains("HOST relay"));
            assertThat(doctor.getByTestId("call-state")).containsText("Sie sind verbunden");
            assertThat(patient.getByTestId("call-state")).containsText("Sie sind verbunden");
            Object before = patient.evaluate(FRAMES);
            patient.waitForFunction(SEES_MORE, before);
            patient.waitForCondition(() -> "relay udp".equals(patient.evaluate(WAY)));
        }
    }

    @Test
    @DisplayName("who refuses camera and microphone reads what to do, and sees and hears all the same")
    void refusedCamera() {
        open(DESK);
        Page patient = open(LINK, REFUSES);
        assertThat(patient.getByTestId("check-camera-line")).containsText("Die Kamera ist nicht erlaubt");
        assertThat(patient.getByTestId("check-microphone")).containsText("beim Schloss neben der Adresse");
        patient.getByTestId("join").click();
        patient.waitForFunction(SEES);
    }

    @Test
    @DisplayName("another network: both look for new ways at once, and the picture goes on")
    void changeOfNetwork() {
        Meeting meeting = meet("", "");
        Page doctor = meeting.doctor();
        Page patient = meeting.patient();
        int said = gateway.said(Side.PATIENT, "candidate").size();
        Object before = patient.evaluate(FRAMES);
        patient.evaluate("() => window.dispatchEvent(new Event('online'))");
        patient.waitForCondition(() -> gateway.said(Side.PATIENT, "candidate").size() > said);
        patient.waitForFunction(SEES_MORE, before);
        assertThat(doctor.getByTestId("call-state")).containsText("Muster");
    }

    @Test
    @DisplayName("a weak line: the picture pauses, both read why, and it comes back")
    void weakLine() {
        Meeting meeting = meet(WEAK, "");
        Page doctor = meeting.doctor();
        Page patient = meeting.patient();
        doctor.evaluate("() => { window.loss = 0.5; }");
        assertThat(doctor.getByTestId("saving")).containsText("Ihre Leitung ist schwach");
        assertThat(patient.getByTestId("saving")).containsText("der Ton bleibt");
        Object before = patient.evaluate(FRAMES);
        doctor.evaluate("() => { window.loss = 0; }");
        assertThat(doctor.getByTestId("saving")).isHidden();
        assertThat(patient.getByTestId("saving")).isHidden();
        patient.waitForFunction(SEES_MORE, before);
    }

    @Test
    @DisplayName("after the end both cameras are off; called again, both see each other without a click of the patient")
    void calledAgain() {
        Meeting meeting = meet("", "");
        Page doctor = meeting.doctor();
        Page patient = meeting.patient();
        doctor.getByTestId("end-call").click();
        for (Page page : List.of(doctor, patient)) {
            page.waitForFunction(NOT_FILMED);
        }
        doctor.getByTestId("call-again").click();
        for (Page page : List.of(doctor, patient)) {
            assertThat(page.getByTestId("call-state")).containsText("Sie sind verbunden");
            page.waitForFunction(SEES_AGAIN);
        }
    }

    @Test
    @DisplayName(
            "the rules of quality: one bad moment changes nothing, the picture gives way in steps and comes back in steps")
    void rulesOfQuality() {
        Page page = open(LINK);
        assertThat(page.evaluate("""
                async () => {
                  const { judge, sampleOf, Saving } = await import('/video/app/entity/quality.js');
                  const levels = [[0, 50], [4, 50], [0, 500], [11, 50], [0, 900]].map(([loss, rtt]) => judge({ loss, rtt }));
                  const pair = { type: 'candidate-pair', nominated: true, state: 'succeeded', currentRoundTripTime: 0.12, localCandidateId: 'l' };
                  const inbound = (packetsReceived, packetsLost) => ({ type: 'inbound-rtp', packetsReceived, packetsLost });
                  const first = sampleOf([pair, inbound(100, 0)], null);
                  const next = sampleOf([pair, inbound(190, 10), { id: 'l', candidateType: 'relay' }], first.totals).sample;
                  const good = { outgoingLoss: 0, rtt: 50, bandwidth: 1e6 };
                  const bad = { outgoingLoss: 20, rtt: 50, bandwidth: 1e6 };
                  const busy = { outgoingLoss: 0, rtt: 50, bandwidth: 30_000 };
                  const steps = (samples, keeps) => { const saving = new Saving(); return samples.map((one) => saving.next(one, keeps)[0]).join(''); };
                  return [levels.join(' '), first.sample, next.loss, next.rtt, next.relayed,
                    steps([bad, good, bad, good]), steps([bad, bad, bad, bad, good, good, good, good, good, good, good, good]),
                    steps([busy, busy, busy, busy]), steps([bad, bad, bad, bad, bad, good, good, good, good], true)].join('|');
                }"""))
                .isEqualTo("good fair fair poor poor||10|120|true|ffff|frraaaarrrrf|ffff|frrrrrrrf");
    }

    @Test
    @DisplayName(
            "every word around the call is there in German and English; Leichte Sprache says nothing that German does not")
    void wordsAreComplete() {
        Page page = open(LINK);
        assertThat(page.evaluate("""
                async () => {
                  const { TOOL_WORDS } = await import('/video/app/entity/toolwords.js');
                  const { SEND_WORDS } = await import('/video/app/entity/sendwords.js');
                  const [de, en, simple] = ['de', 'en', 'simple'].map((words) => ({ ...TOOL_WORDS[words], ...SEND_WORDS[words] }));
                  return [...Object.keys(de).filter((key) => !(key in en)), ...Object.keys(en).filter((key) => !(key in de)),
                    ...Object.keys(simple).filter((key) => !(key in de))].join(' ');
                }""")).isEqualTo("");
    }

    @Test
    @DisplayName("the calendar file: in universal time, no line over 75 characters, no name of the patient")
    void calendarFile() {
        Page page = open(LINK);
        String file = (String) page.evaluate("""
                async () => (await import('/video/app/entity/calendarfile.js')).calendarFile(
                  { appointment: 'a', startsAt: '2026-11-23T09:00:00Z', endsAt: '2026-11-23T09:15:00Z', now: '2026-11-20T09:00:00.123Z' },
                  { title: 'Videosprechstunde mit Dr. Probe; kurz, gut', address: `https://hub.example/video/join#${'x'.repeat(90)}` })""");
        assertThat(file.split("\r\n", -1))
                .allMatch(line -> line.length() <= 75)
                .contains(
                        "DTSTART:20261123T090000Z",
                        "DTSTAMP:20261120T090000Z",
                        "SUMMARY:Videosprechstunde mit Dr. Probe\\; kurz\\, gut");
    }
}
