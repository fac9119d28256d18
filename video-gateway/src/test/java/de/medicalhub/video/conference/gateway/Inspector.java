package de.medicalhub.video.conference.gateway;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.kurento.client.ElementConnectionData;
import org.kurento.client.KurentoClient;
import org.kurento.client.MediaElement;
import org.kurento.client.MediaObject;
import org.kurento.client.MediaPipeline;
import org.kurento.client.MediaType;

/** Looks at a media server, ours or a real one, over a connection of its own: what is there since it began to look. */
final class Inspector implements AutoCloseable {
    private final KurentoClient client;
    private final Set<String> before;

    Inspector(URI address) {
        client = KurentoClient.create(address.toString());
        before = client.getServerManager().getPipelines().stream()
                .map(MediaObject::getId)
                .collect(Collectors.toSet());
    }

    List<MediaPipeline> pipelines() {
        return client.getServerManager().getPipelines().stream()
                .filter(pipeline -> !before.contains(pipeline.getId()))
                .toList();
    }

    List<MediaElement> endpoints() {
        List<MediaElement> found = new ArrayList<>();
        pipelines()
                .forEach(pipeline -> pipeline.getChildren().stream()
                        .filter(MediaElement.class::isInstance)
                        .map(MediaElement.class::cast)
                        .forEach(found::add));
        return found;
    }

    /** From each endpoint to others, by what flows. */
    long ways(MediaType type) {
        return endpoints().stream()
                .flatMap(endpoint -> endpoint.getSinkConnections().stream())
                .filter(way -> way.getType() == type)
                .map(ElementConnectionData::getSink)
                .count();
    }

    /** As if the server had been restarted, for what concerns the rooms. */
    void loseEverything() {
        pipelines().forEach(MediaPipeline::release);
    }

    @Override
    public void close() {
        client.destroy();
    }
}
