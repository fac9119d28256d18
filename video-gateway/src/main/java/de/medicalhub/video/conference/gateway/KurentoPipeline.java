package de.medicalhub.video.conference.gateway;

import static de.medicalhub.video.conference.gateway.KurentoMediaServer.attempt;

import de.medicalhub.video.conference.control.MediaServer;
import org.kurento.client.MediaFlowState;
import org.kurento.client.MediaPipeline;
import org.kurento.client.RembParams;
import org.kurento.client.WebRtcEndpoint;

/** One room's pipeline. */
final class KurentoPipeline implements MediaServer.Pipeline {
    /** The server's own limit of 500 kbit/s makes faces a blur; measured: 1.6 Mbit/s with these. */
    private static final int MOST_KBITS = 2_500;

    private static final int FIRST_BITS = 2_000_000;

    private final MediaPipeline pipeline;
    private boolean released;

    KurentoPipeline(MediaPipeline pipeline) {
        this.pipeline = pipeline;
    }

    @Override
    public MediaServer.Port openPort(MediaServer.PortListener listener) {
        return attempt(() -> {
            WebRtcEndpoint endpoint = new WebRtcEndpoint.Builder(pipeline).build();
            endpoint.setMaxVideoSendBandwidth(MOST_KBITS);
            endpoint.setMaxVideoRecvBandwidth(MOST_KBITS);
            RembParams remb = new RembParams();
            remb.setRembOnConnect(FIRST_BITS);
            endpoint.setRembParams(remb);
            // before gathering, or candidates are lost
            endpoint.addIceCandidateFoundListener(
                    event -> listener.candidate(KurentoPort.fromServer(event.getCandidate())));
            endpoint.addMediaFlowInStateChangedListener(event -> listener.flow(
                    event.getState() == MediaFlowState.FLOWING, Long.parseLong(event.getTimestampMillis())));
            endpoint.addMediaFlowOutStateChangedListener(event -> listener.flow(
                    event.getState() == MediaFlowState.FLOWING, Long.parseLong(event.getTimestampMillis())));
            return new KurentoPort(endpoint);
        });
    }

    @Override
    public void release() {
        if (!released) {
            released = true;
            attempt(() -> pipeline.release());
        }
    }
}
