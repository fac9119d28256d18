package de.medicalhub.video.relay;

import java.util.List;

/** As {@code RTCIceServer} wants it. */
public record IceServer(List<String> urls, String username, String credential) {
    @Override
    public String toString() {
        return "IceServer" + urls;
    }
}
