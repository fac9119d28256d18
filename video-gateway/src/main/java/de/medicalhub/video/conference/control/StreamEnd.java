package de.medicalhub.video.conference.control;

import de.medicalhub.video.conference.IceCandidate;
import de.medicalhub.video.conference.control.MediaServer.Medium;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One port in a room and what is known of it; held strongly by the room. Touched on the room's queue only. */
final class StreamEnd {
    final MediaServer.Port port;
    final int attempt;
    private final Map<Medium, Long> newest = new EnumMap<>(Medium.class);
    private final Set<Medium> flowing = EnumSet.noneOf(Medium.class);
    private long newestLink = Long.MIN_VALUE;
    private boolean negotiated;
    private boolean connected;
    private boolean closed;
    private boolean flowed;
    private @Nullable Instant waitingSince;
    private @Nullable Instant stillSince;

    StreamEnd(MediaServer.Port port, int attempt) {
        this.port = port;
        this.attempt = attempt;
    }

    /** Found again before any browser was answered on it: it waits for an offer as it did. */
    static StreamEnd unanswered(MediaServer.Port port, int attempt) {
        return new StreamEnd(port, attempt);
    }

    /** Found again: negotiated already; its media count as flowing until the server says otherwise. */
    static StreamEnd adopted(MediaServer.Port port, int attempt) {
        StreamEnd end = new StreamEnd(port, attempt);
        end.negotiated = true;
        end.flowed = true;
        end.flowing.addAll(EnumSet.allOf(Medium.class));
        return end;
    }

    boolean isNegotiated() {
        return negotiated;
    }

    Optional<String> answer(String offer, Instant now) {
        Optional<String> answer = port.answer(offer);
        if (answer.isPresent()) {
            negotiated = true;
            waitingSince = now;
            port.gatherCandidates();
        }
        return answer;
    }

    void add(IceCandidate candidate) {
        port.addCandidate(candidate);
    }

    /** Takes in whether media flows; the newest word counts (rule 5). Answers whether it was news. */
    boolean flow(Medium medium, boolean flows, long timestampMillis, Instant now) {
        Long before = newest.get(medium);
        if (before != null && timestampMillis < before) {
            return false;
        }
        newest.put(medium, timestampMillis);
        if (flows) {
            flowing.add(medium);
            flowed = true;
            connected = true;
        } else {
            flowing.remove(medium);
        }
        stillSince = flowing.isEmpty() ? now : null;
        return true;
    }

    /** Takes in how the encrypted way stands. */
    void link(MediaServer.Link link, long timestampMillis) {
        if (timestampMillis < newestLink) {
            return;
        }
        newestLink = timestampMillis;
        connected = link == MediaServer.Link.CONNECTED;
        closed = link == MediaServer.Link.CLOSED;
    }

    /** Was answered and did not come about in time. */
    boolean isOverdue(Instant now, Duration patience) {
        Instant since = waitingSince;
        return !connected && !closed && since != null && !now.isBefore(since.plus(patience));
    }

    /** Nothing comes in any more that came before, or the browser said good-bye. */
    boolean isStill(Instant now, Duration patience) {
        Instant since = stillSince;
        return closed || (flowed && since != null && !now.isBefore(since.plus(patience)));
    }

    boolean flows() {
        return !flowing.isEmpty();
    }
}
