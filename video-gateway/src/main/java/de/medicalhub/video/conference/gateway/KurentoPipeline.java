package de.medicalhub.video.conference.gateway;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.video.conference.control.MediaLostException;
import de.medicalhub.video.conference.control.MediaServer;
import de.medicalhub.video.conference.control.MediaServer.Link;
import de.medicalhub.video.conference.control.MediaServer.Medium;
import org.kurento.client.DtlsConnectionState;
import org.kurento.client.MediaFlowState;
import org.kurento.client.MediaPipeline;
import org.kurento.client.MediaType;
import org.kurento.client.RembParams;
import org.kurento.client.WebRtcEndpoint;

/** One room's pipeline. */
final class KurentoPipeline implements MediaServer.Pipeline {
    /** The server's own limit of 500 kbit/s makes faces a blur; measured: 1.6 Mbit/s with these. */
    private static final int MOST_KBITS = 2_500;

    private static final int FIRST_BITS = 2_000_000;

    private final KurentoMediaServer server;
    private final MediaPipeline pipeline;
    private boolean released;

    KurentoPipeline(KurentoMediaServer server, MediaPipeline pipeline) {
        this.server = server;
        this.pipeline = pipeline;
    }

    @Override
    public String id() {
        return pipeline.getId();
    }

    @Override
    public MediaServer.Port openPort(MediaServer.PortListener listener) {
        return server.call(() -> {
            WebRtcEndpoint endpoint = new WebRtcEndpoint.Builder(pipeline).build();
            endpoint.setMaxVideoSendBandwidth(MOST_KBITS);
            endpoint.setMaxVideoRecvBandwidth(MOST_KBITS);
            RembParams remb = new RembParams();
            remb.setRembOnConnect(FIRST_BITS);
            endpoint.setRembParams(remb);
            // before gathering, or candidates are lost
            listen(endpoint, listener);
            return new KurentoPort(server, endpoint);
        });
    }

    @Override
    public MediaServer.Port adoptPort(String port, MediaServer.PortListener listener) {
        return server.call(() -> {
            WebRtcEndpoint endpoint = server.client().getById(port, WebRtcEndpoint.class);
            listen(endpoint, listener);
            return new KurentoPort(server, endpoint);
        });
    }

    private static void listen(WebRtcEndpoint endpoint, MediaServer.PortListener listener) {
        endpoint.addIceCandidateFoundListener(
                event -> listener.candidate(KurentoPort.fromServer(event.getCandidate())));
        endpoint.addMediaFlowInStateChangedListener(event -> listener.flow(
                medium(event.getMediaType()),
                event.getState() == MediaFlowState.FLOWING,
                Long.parseLong(event.getTimestampMillis())));
        endpoint.addMediaFlowOutStateChangedListener(event -> listener.flow(
                medium(event.getMediaType()),
                event.getState() == MediaFlowState.FLOWING,
                Long.parseLong(event.getTimestampMillis())));
        endpoint.addDtlsConnectionStateChangeListener(event -> {
            if (event.getState() == DtlsConnectionState.CONNECTED) {
                listener.link(Link.CONNECTED, Long.parseLong(event.getTimestampMillis()));
            } else if (event.getState() == DtlsConnectionState.CLOSED
                    || event.getState() == DtlsConnectionState.FAILED) {
                listener.link(Link.CLOSED, Long.parseLong(event.getTimestampMillis()));
            }
        });
    }

    private static Medium medium(MediaType type) {
        return type == MediaType.AUDIO ? Medium.SOUND : Medium.PICTURE;
    }

    @Override
    public void release() {
        if (released) {
            return;
        }
        released = true;
        try {
            server.tell(() -> pipeline.release());
        } catch (MediaLostException gone) {
            return;
        } catch (HubException away) {
            server.releaseLater(pipeline.getId());
            throw away;
        }
    }
}
