package de.medicalhub.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the page of a conference does when its network goes; there is neither a gateway nor a media server. */
class ConferenceLineIT extends TwoCallPages {
    /** A wire and connections that do as they are told; times pass a hundred times as fast. */
    private static final String PRETENDED = """
            const real = window.setTimeout.bind(window);
            window.setTimeout = (what, millis = 0, ...rest) => real(what, millis / 100, ...rest);
            const pause = (millis) => new Promise((go) => { real(go, millis); });
            const said = [];
            const made = [];
            class Line extends EventTarget {
              readyState = 1;
              constructor() {
                super();
                window.line = this;
                real(() => this.dispatchEvent(new Event('open')), 0);
              }
              send(text) { said.push(JSON.parse(text)); }
              close() {}
            }
            Line.OPEN = 1;
            window.WebSocket = Line;
            class Connection extends EventTarget {
              connectionState = 'new';
              signalingState = 'stable';
              localDescription = { sdp: 'v=0' };
              constructor() {
                super();
                made.push(this);
              }
              addTransceiver() {}
              getTransceivers() { return []; }
              async setLocalDescription() { this.signalingState = 'have-local-offer'; }
              async setRemoteDescription() { this.signalingState = 'stable'; }
              async addIceCandidate() {}
              async getStats() { return new Map(); }
              close() {}
              become(state) {
                this.connectionState = state;
                this.dispatchEvent(new Event('connectionstatechange'));
              }
            }
            window.RTCPeerConnection = Connection;
            const { Conference } = await import('/video/app/control/conference.js');
            const conference = new Conference(async () => 'ticket');
            await conference.connect();
            await pause(50);
            const hear = async (word) => {
              window.line.dispatchEvent(new MessageEvent('message', { data: JSON.stringify({ v: 1, ...word }) }));
              await pause(50);
            };
            const offers = () => said.filter(({ type }) => type === 'offer').length;
            await hear({ type: 'welcome', person: 'me', iceServers: [], lifetime: 600, relayOnly: false });
            await hear({ type: 'opened', from: 'anna', attempt: 1 });
            await hear({ type: 'answer', from: 'anna', attempt: 1, sdp: 'v=0' });
            const [connection] = made;
            connection.become('connected');
            connection.become('disconnected');""";

    @Test
    @DisplayName("a connection that comes back by itself within six seconds is left alone")
    void comesBack() {
        assertThat(run("""
                connection.become('connected');
                await pause(300);
                return `${offers()} ${made.length}`;""")).isEqualTo("1 1");
    }

    @Test
    @DisplayName("one that hangs for six seconds is offered anew, long before the browser gives it up")
    void hangs() {
        assertThat(run("""
                await pause(300);
                const again = offers();
                await hear({ type: 'opened', from: 'anna', attempt: 2 });
                return `${again} ${offers()} ${made.length}`;""")).isEqualTo("2 3 2");
    }

    @Test
    @DisplayName("where that was not heard, because the wire was lost as well, it is made anew when the wire is back")
    void notHeard() {
        assertThat(run("""
                await pause(300);
                await hear({ type: 'opened', from: 'anna', attempt: 1 });
                return `${offers()} ${made.length}`;""")).isEqualTo("3 2");
    }

    private Object run(String script) {
        Page page = open("/video/meet");
        return page.evaluate("async () => {" + PRETENDED + script + "}");
    }
}
