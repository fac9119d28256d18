package de.medicalhub.video.conference.gateway;

import de.medicalhub.video.conference.IceCandidate;
import de.medicalhub.video.conference.control.MediaServer;
import de.medicalhub.video.conference.control.MediaServer.Medium;
import java.util.Optional;
import org.kurento.client.MediaType;
import org.kurento.client.WebRtcEndpoint;
import org.kurento.client.internal.server.KurentoServerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One WebRtcEndpoint, held strongly: the client holds it weakly and a collected one silently loses its events. */
final class KurentoPort implements MediaServer.Port {
    private static final Logger LOG = LoggerFactory.getLogger(KurentoPort.class);
    private static final int WAY_REFUSED = 40401;

    /** 40200 to 40299 are about the description. */
    private static final int OFFER_REFUSED = 402;

    private static final int CODES_OF_A_KIND = 100;

    private final KurentoMediaServer server;
    private final WebRtcEndpoint endpoint;
    private boolean released;

    KurentoPort(KurentoMediaServer server, WebRtcEndpoint endpoint) {
        this.server = server;
        this.endpoint = endpoint;
    }

    static IceCandidate fromServer(org.kurento.client.IceCandidate candidate) {
        return new IceCandidate(candidate.getCandidate(), candidate.getSdpMid(), candidate.getSdpMLineIndex());
    }

    @Override
    public String id() {
        return endpoint.getId();
    }

    @Override
    public Optional<String> answer(String offer) {
        return server.call(() -> {
            try {
                return Optional.of(endpoint.processOffer(offer));
            } catch (KurentoServerException e) {
                if (e.getCode() / CODES_OF_A_KIND != OFFER_REFUSED) {
                    throw e;
                }
                LOG.debug("A media server refused one browser's offer", e);
                return Optional.empty();
            }
        });
    }

    @Override
    public void gatherCandidates() {
        server.tell(() -> endpoint.gatherCandidates());
    }

    @Override
    public void addCandidate(IceCandidate candidate) {
        server.tell(() -> {
            try {
                endpoint.addIceCandidate(new org.kurento.client.IceCandidate(
                        candidate.candidate(), candidate.sdpMid(), candidate.sdpMLineIndex()));
            } catch (KurentoServerException e) {
                if (e.getCode() != WAY_REFUSED) {
                    throw e;
                }
                LOG.debug("A media server refused one way of one browser", e);
            }
        });
    }

    @Override
    public void connectTo(MediaServer.Port receiver, Medium medium) {
        server.tell(() -> endpoint.connect(((KurentoPort) receiver).endpoint, type(medium)));
    }

    @Override
    public void disconnectFrom(MediaServer.Port receiver, Medium medium) {
        server.tell(() -> endpoint.disconnect(((KurentoPort) receiver).endpoint, type(medium)));
    }

    private static MediaType type(Medium medium) {
        return medium == Medium.SOUND ? MediaType.AUDIO : MediaType.VIDEO;
    }

    @Override
    public void release() {
        if (!released) {
            released = true;
            server.tell(() -> endpoint.release());
        }
    }
}
