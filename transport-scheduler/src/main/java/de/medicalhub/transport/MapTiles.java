package de.medicalhub.transport;

import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * The server of map pictures that an operator has set, if there is one (docs/configuration.md). Browsers ask it themselves, for the
 * part of the map that is looked at; it hears nothing else.
 *
 * @param address with {@code {z}}, {@code {x}} and {@code {y}}, such as {@code https://tiles.example/{z}/{x}/{y}.png}; {@code
 *     medhub.transport.tiles-url}
 * @param attribution what its licence wants to be said on the map; {@code medhub.transport.tiles-attribution}
 */
public record MapTiles(Optional<String> address, String attribution) {
    /** No server is set: the hub draws its own roads and the names of towns. */
    public static final MapTiles NONE = new MapTiles(Optional.empty(), "");

    private static final String FORM = "https?://[A-Za-z0-9.-]+(:\\d{1,5})?/[^\\s'\";,]*";

    /** Refuses an address that browsers could not ask, or that would let the page load more than pictures of the map. */
    public MapTiles {
        if (address.filter(text -> !isTemplate(text)).isPresent()) {
            throw new IllegalArgumentException(
                    "medhub.transport.tiles-url must be http(s)://host/... with {z}, {x} and {y} in its path");
        }
    }

    /** As configured; by default there is none. */
    public static MapTiles from(Config config) {
        return new MapTiles(
                text(config, "medhub.transport.tiles-url"),
                text(config, "medhub.transport.tiles-attribution").orElse(""));
    }

    /** Scheme, host and port, as a page's protection names whom it may ask; empty without a server. */
    public Optional<String> origin() {
        return address.map(text -> URI.create(text.replaceAll("[{}]", "")))
                .map(server -> server.getScheme() + "://" + server.getAuthority());
    }

    private static boolean isTemplate(String text) {
        return text.matches(FORM) && text.contains("{z}") && text.contains("{x}") && text.contains("{y}");
    }

    private static Optional<String> text(Config config, String name) {
        return config.getOptionalValue(name, String.class).map(String::strip).filter(value -> !value.isEmpty());
    }
}
