package de.medicalhub.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherConfigTest {
    @TempDir
    private Path folder;

    @Test
    void addressesFollowThePorts() {
        LauncherConfig config = LauncherConfig.from(Configs.complete(folder));
        assertThat(config.hubUrl()).isEqualTo("http://localhost:18690");
        assertThat(config.issuer()).isEqualTo("http://localhost:18691/realms/medhub");
        assertThat(config.parts().realmLayers()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "eighty"})
    void whatIsNoPortIsRefusedWithItsProperty(String text) {
        Properties properties = Configs.complete(folder);
        properties.setProperty("medhub.keycloak.port", text);
        assertThatThrownBy(() -> LauncherConfig.from(properties))
                .isInstanceOf(StartFailure.class)
                .hasMessage("-Dmedhub.keycloak.port=" + text + " is no port number.");
    }

    @Test
    void aMissingPropertyIsNamed() {
        Properties properties = Configs.complete(folder);
        properties.remove("medhub.ear");
        assertThatThrownBy(() -> LauncherConfig.from(properties)).hasMessageContaining("-Dmedhub.ear");
    }
}
