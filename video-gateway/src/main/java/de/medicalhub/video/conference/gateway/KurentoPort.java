package de.medicalhub.video.conference.gateway;

import static de.medicalhub.video.conference.gateway.KurentoMediaServer.attempt;

import de.medicalhub.video.conference.IceCandidate;
import de.medicalhub.video.conference.control.MediaServer;
import org.kurento.client.WebRtcEndpoint;

/** One WebRtcEndpoint, held strongly: the client holds it weakly and a collected one silently loses its events. */
final class KurentoPort implements MediaServer.Port {
    private final WebRtcEndpoint endpoint;
    private boolean released;

    KurentoPort(WebRtcEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    static IceCandidate fromServer(org.kurento.client.IceCandidate candidate) {
        return new IceCandidate(candidate.getCandidate(), candidate.getSdpMid(), candidate.getSdpMLineIndex());
    }

    @Override
    public String answer(String offer) {
        return attempt(() -> endpoint.processOffer(offer));
    }

    @Override
    public void gatherCandidates() {
        attempt(() -> endpoint.gatherCandidates());
    }

    @Override
    public void addCandidate(IceCandidate candidate) {
        attempt(() -> endpoint.addIceCandidate(new org.kurento.client.IceCandidate(
                candidate.candidate(), candidate.sdpMid(), candidate.sdpMLineIndex())));
    }

    @Override
    public void connectTo(MediaServer.Port receiver) {
        attempt(() -> endpoint.connect(((KurentoPort) receiver).endpoint));
    }

    @Override
    public void release() {
        if (!released) {
            released = true;
            attempt(() -> endpoint.release());
        }
    }
}
