package de.medicalhub.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MapTilesTest {
    @Test
    @DisplayName("The page's protection names scheme, host and port of the server, and not its path")
    void namesTheServer() {
        assertThat(of("https://tiles.example:8443/osm/{z}/{x}/{y}.png").origin())
                .contains("https://tiles.example:8443");
        assertThat(MapTiles.NONE.origin()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tiles/{z}/{x}/{y}.png",
                "javascript:alert(1)/{z}/{x}/{y}",
                "https://tiles.example/{z}/{x}.png",
                "https://tiles.example; script-src *//{z}/{x}/{y}.png",
                "https://*/{z}/{x}/{y}.png",
                "https://tiles.example/{z}/{x}/{y}.png; script-src https://elsewhere.example"
            })
    @DisplayName("What is no address of map pictures is refused at the start")
    void refusesOtherAddresses(String address) {
        assertThatThrownBy(() -> of(address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("medhub.transport.tiles-url");
    }

    private static MapTiles of(String address) {
        return new MapTiles(Optional.of(address), "");
    }
}
