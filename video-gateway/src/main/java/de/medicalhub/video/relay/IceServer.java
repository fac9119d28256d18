package de.medicalhub.video.relay;

import de.medicalhub.video.door.WireJson;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/** As {@code RTCIceServer} wants it. */
public record IceServer(List<String> urls, String username, String credential) {
    /** As browsers read it. */
    public JsonObjectBuilder toJson() {
        return WireJson.object()
                .add("urls", WireJson.array(urls))
                .add("username", username)
                .add("credential", credential);
    }

    @Override
    public String toString() {
        return "IceServer" + urls;
    }
}
