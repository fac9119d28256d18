package de.medicalhub.video.conference.control;

import de.medicalhub.video.conference.IceCandidate;

/** Carries the media of a conference. Every method may take its time and throws a HubException if it fails. */
public interface MediaServer {
    /** A new, empty pipeline. */
    Pipeline open();

    /** The media of one room. */
    interface Pipeline {
        /** A new end for one browser's one stream. */
        Port openPort(PortListener listener);

        /** Releases everything in it; a second time does nothing. */
        void release();
    }

    /** The server's end of one stream. */
    interface Port {
        /** Answers a browser's offer; once per port. */
        String answer(String offer);

        /** Begins to look for candidates; they come to the listener. */
        void gatherCandidates();

        /** A way to the browser; also before the offer. */
        void addCandidate(IceCandidate candidate);

        /** From now on what comes in here goes out there. */
        void connectTo(Port receiver);

        /** Releases it; a second time does nothing. */
        void release();
    }

    /** Called from any thread, in any order. */
    interface PortListener {
        /** A way to the server. */
        void candidate(IceCandidate candidate);

        /**
         * Media flows or stopped to.
         *
         * @param timestampMillis the server's time of it
         */
        void flow(boolean flows, long timestampMillis);
    }
}
