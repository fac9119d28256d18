package de.medicalhub.video.door;

import de.medicalhub.video.VideoConfiguration;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.websocket.server.ServerEndpointConfig;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Lets only our own pages open a wire and makes the endpoint a CDI bean. */
public class OwnOrigin extends ServerEndpointConfig.Configurator {
    @Override
    public boolean checkOrigin(String origin) {
        URI hub = CDI.current().select(VideoConfiguration.class).get().hubUrl();
        return isOwn(origin, hub);
    }

    @Override
    public <T> T getEndpointInstance(Class<T> endpoint) {
        return CDI.current().select(endpoint).get();
    }

    static boolean isOwn(@Nullable String origin, URI hub) {
        String own = hub.getScheme() + "://" + hub.getAuthority();
        return origin != null && origin.toLowerCase(Locale.ROOT).equals(own.toLowerCase(Locale.ROOT));
    }
}
