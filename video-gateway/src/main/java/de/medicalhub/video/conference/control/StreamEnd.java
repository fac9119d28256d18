package de.medicalhub.video.conference.control;

import de.medicalhub.video.conference.IceCandidate;

/** One port in a room and what is known of it. Touched on the room's queue only. */
final class StreamEnd {
    final MediaServer.Port port;
    private boolean negotiated;
    private long newestFlow = Long.MIN_VALUE;

    StreamEnd(MediaServer.Port port) {
        this.port = port;
    }

    boolean isNegotiated() {
        return negotiated;
    }

    String answer(String offer) {
        negotiated = true;
        String answer = port.answer(offer);
        port.gatherCandidates();
        return answer;
    }

    void add(IceCandidate candidate) {
        port.addCandidate(candidate);
    }

    /** Is this word of the server newer than all before (rule 5). */
    boolean isNews(long timestampMillis) {
        boolean news = timestampMillis >= newestFlow;
        newestFlow = Math.max(newestFlow, timestampMillis);
        return news;
    }
}
