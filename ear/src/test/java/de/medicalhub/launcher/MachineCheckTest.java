package de.medicalhub.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineCheckTest {
    @TempDir
    private Path folder;

    @Test
    @DisplayName("Rule 2: a port in use is told with its number and the property that changes it")
    void aPortInUseIsNamed() throws IOException {
        Properties properties = freePorts();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            properties.setProperty("medhub.postgres.port", port);
            MachineCheck check = new MachineCheck(LauncherConfig.from(properties));
            assertThatThrownBy(check::check)
                    .isInstanceOf(StartFailure.class)
                    .hasMessage("Port " + port
                            + " is in use by another program. Choose another: -Dmedhub.postgres.port=….");
        }
    }

    @Test
    @DisplayName("Rule 2: too little disk space is told before anything is started")
    void tooLittleDiskIsTold() {
        MachineCheck check = new MachineCheck(LauncherConfig.from(freePorts()), Long.MAX_VALUE);
        assertThatThrownBy(check::check)
                .hasMessageContaining("Too little disk space")
                .hasMessageContaining("MB free");
    }

    @Test
    void aMissingPartIsNamed() {
        Properties properties = freePorts();
        properties.setProperty("medhub.ear", folder.resolve("absent.ear").toString());
        MachineCheck check = new MachineCheck(LauncherConfig.from(properties));
        assertThatThrownBy(check::check).hasMessageContaining("absent.ear");
    }

    @Test
    void aFitMachinePasses() {
        MachineCheck check = new MachineCheck(LauncherConfig.from(freePorts()), 1);
        assertThatCode(check::check).doesNotThrowAnyException();
        assertThat(folder.resolve("var")).isDirectory();
    }

    private Properties freePorts() {
        Properties properties = Configs.complete(folder);
        for (String name : Ports.from(properties::getProperty).byProperty().keySet()) {
            try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                properties.setProperty(name, Integer.toString(free.getLocalPort()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return properties;
    }
}
