package de.medicalhub.portal.notification.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.sending.SendingSettings;
import de.medicalhub.portal.notification.gateway.NotificationSettings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConfigurationTest {
    private static final Path PAGE = Path.of("../docs/configuration.md");

    @Test
    @DisplayName("Every setting stands in docs/configuration.md with its environment variable and its default")
    void everySettingIsDocumented() throws IOException {
        String page = Files.readString(PAGE);
        for (Setting setting : Setting.values()) {
            assertDocumented(page, setting.key(), setting.otherwise());
        }
        for (SendingSettings.Setting setting : SendingSettings.Setting.values()) {
            assertDocumented(page, setting.key(), setting.otherwise());
        }
    }

    private static void assertDocumented(String page, String key, String otherwise) {
        String variable = key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
        assertThat(page).contains("| `" + variable + "` |");
        assertThat(page).contains(otherwise.isEmpty() ? variable : "`" + otherwise + "`");
    }

    @Test
    @DisplayName("docs/configuration.md names no setting of mail, SMS or push that does not exist")
    void nothingElseIsDocumented() throws IOException {
        assertThat(Files.readString(PAGE).lines().filter(line -> line.matches("\\| `MEDHUB_(MAIL|SMS|PUSH)_.*")))
                .hasSameSizeAs(NotificationSettings.keys());
    }
}
