package de.medicalhub.transport.web;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.MapTiles;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ProtectionFilterTest {
    private static final MapTiles TILES = new MapTiles(Optional.of("https://tiles.example/{z}/{x}/{y}.png"), "");

    @Test
    @DisplayName("Only pages with a map may ask the server of map pictures, and for pictures only")
    void onlyMapsAskForPictures() {
        assertThat(ProtectionFilter.policy("/board/index.html", TILES))
                .contains("img-src 'self' data: https://tiles.example;")
                .contains("script-src 'self';")
                .contains("connect-src 'self';");
        assertThat(ProtectionFilter.policy("/drive/index.html", TILES)).doesNotContain("tiles.example");
        assertThat(ProtectionFilter.policy("/api/board", TILES)).doesNotContain("tiles.example");
    }

    @Test
    @DisplayName("Without a server no page asks anybody else")
    void withoutAServerNobodyElseIsAsked() {
        assertThat(ProtectionFilter.policy("/board/", MapTiles.NONE)).contains("img-src 'self' data:;");
    }
}
