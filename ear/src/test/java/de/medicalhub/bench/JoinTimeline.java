package de.medicalhub.bench;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What happened when in the pages of a measured join: words of the wire, requests, states of the connection, first frames. */
final class JoinTimeline {
    private static final String MARKS = """
            window.marks = [];
            window.mark = (what) => window.marks.push([performance.timeOrigin + performance.now(), what]);
            const word = (text) => { const { type, state, description } = JSON.parse(text); return `${type} ${state ?? description?.type ?? ''}`; };
            const PlainSocket = window.WebSocket;
            window.WebSocket = class extends PlainSocket {
              constructor(...all) {
                super(...all);
                window.mark('wire dialled');
                this.addEventListener('open', () => window.mark('wire open'));
                this.addEventListener('message', ({ data }) => window.mark(`hears ${word(data)}`));
              }
              send(text) { window.mark(`says ${word(text)}`); super.send(text); }
            };
            const plainFetch = window.fetch;
            window.fetch = async (path, ...rest) => {
              window.mark(`asks ${path}`);
              const answer = await plainFetch(path, ...rest);
              window.mark(`has ${path}`);
              return answer;
            };
            const PlainConnection = window.RTCPeerConnection;
            window.RTCPeerConnection = class extends PlainConnection {
              constructor(...all) {
                super(...all);
                window.mark('connection made');
                for (const name of ['iceconnectionstatechange', 'connectionstatechange', 'signalingstatechange', 'track']) {
                  this.addEventListener(name, () => window.mark(`${name} ${this.iceConnectionState} ${this.connectionState} ${this.signalingState}`));
                }
              }
            };
            for (const name of ['loadedmetadata', 'loadeddata', 'playing']) {
              document.addEventListener(name, ({ target }) => window.mark(`${target.dataset?.testid ?? 'video'} ${name}`), true);
            }""";

    private final List<String> lines = new ArrayList<>();

    private record Mark(double at, String what) {}

    /** From its next load on that page notes what happens. */
    static void watch(Page page) {
        page.addInitScript(MARKS);
    }

    /** Keeps what happened in those pages since that instant, in milliseconds of the clock of the browser. */
    void note(String title, double since, List<String> names, List<Page> pages) {
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < pages.size(); i++) {
            for (Object mark : (List<?>) pages.get(i).evaluate("() => window.marks")) {
                List<?> parts = (List<?>) mark;
                marks.add(new Mark(((Number) parts.get(0)).doubleValue(), names.get(i) + " " + parts.get(1)));
            }
        }
        lines.add("## " + title);
        marks.stream()
                .filter(mark -> mark.at() >= since)
                .sorted(Comparator.comparingDouble(Mark::at))
                .forEach(mark -> lines.add(String.format(Locale.ROOT, "%6.0f %s", mark.at() - since, mark.what())));
    }

    void write(Path file) throws IOException {
        Files.write(file, lines);
    }
}
