package de.medicalhub.video.signalling.boundary;

import de.medicalhub.video.VideoConfiguration;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Lets only our own pages open a wire (rule 1) and makes the endpoint a CDI bean. */
class OwnOriginConfigurator extends ServerEndpointConfig.Configurator {
    @Override
    public void modifyHandshake(ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
        URI hub = CDI.current().select(VideoConfiguration.class).get().hubUrl();
        if (!isOwn(header(request.getHeaders(), "Origin"), hub)) {
            throw new SecurityException("a WebSocket from a foreign origin");
        }
    }

    @Override
    public <T> T getEndpointInstance(Class<T> endpoint) {
        return CDI.current().select(endpoint).get();
    }

    static boolean isOwn(String origin, URI hub) {
        String own = hub.getScheme() + "://" + hub.getAuthority();
        return origin.toLowerCase(Locale.ROOT).equals(own.toLowerCase(Locale.ROOT));
    }

    private static String header(Map<String, List<String>> headers, String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .flatMap(header -> header.getValue().stream())
                .findFirst()
                .orElse("");
    }
}
