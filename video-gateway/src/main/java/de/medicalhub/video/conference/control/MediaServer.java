package de.medicalhub.video.conference.control;

import de.medicalhub.video.conference.IceCandidate;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Carries the media of conferences. What asks the server may take its time and throws: a {@link MediaLostException} if the
 * object is not there any more, another HubException if the server does not answer. While it is known not to answer, it
 * throws at once.
 */
public interface MediaServer {
    /** Which one; the same on all nodes. */
    String address();

    /** Does it answer, as far as is known. */
    boolean isUp();

    /** On which what asks this server runs, and nothing else: a server that hangs holds nobody else up (rule 13). */
    Executor threads();

    /** A new, empty pipeline. */
    Pipeline open();

    /** A pipeline that is there already, opened over another connection or by another node. */
    Pipeline adopt(String pipeline);

    /**
     * Called, from any thread, each time after the server answers anew: over the old connection or another one, with the
     * old objects or without.
     */
    void onReturn(Runnable listener);

    /** Forgets a listener. */
    void forget(Runnable listener);

    /** The media of one room. */
    interface Pipeline {
        /** By which it is adopted. */
        String id();

        /** A new end for one browser's one stream. */
        Port openPort(PortListener listener);

        /** An end that is there already. */
        Port adoptPort(String port, PortListener listener);

        /** Releases everything in it; a second time does nothing. */
        void release();
    }

    /** The server's end of one stream. */
    interface Port {
        /** By which it is adopted. */
        String id();

        /** Answers a browser's offer, once per port; nothing if the server refuses it. */
        Optional<String> answer(String offer);

        /** Begins to look for candidates; they come to the listener. */
        void gatherCandidates();

        /** A way to the browser, also before the offer; one that the server refuses is left out. */
        void addCandidate(IceCandidate candidate);

        /** From now on the sound, or the picture, that comes in here goes out there. */
        void connectTo(Port receiver, Medium medium);

        /** No longer. */
        void disconnectFrom(Port receiver, Medium medium);

        /** Releases it; a second time does nothing. */
        void release();
    }

    /** What flows. */
    enum Medium {
        SOUND,
        PICTURE
    }

    /** How the encrypted way between browser and server stands: the true sign, other than the server's connection state. */
    enum Link {
        CONNECTED,
        CLOSED
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
        void flow(Medium medium, boolean flows, long timestampMillis);

        /**
         * The encrypted way came about or is gone.
         *
         * @param timestampMillis the server's time of it
         */
        void link(Link link, long timestampMillis);
    }
}
