package de.medicalhub.fhir.emergency.control;

import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * What can be set about emergency accesses (MicroProfile Config: system property or environment).
 *
 * @param longest {@code medhub.emergency.longest}: how long one lasts at most, and unless less is asked for (ISO 8601)
 */
public record EmergencySettings(Duration longest) {
    private static final Duration FOUR_HOURS = Duration.ofHours(4);

    /** From system properties and environment. */
    public static EmergencySettings fromConfig() {
        return new EmergencySettings(ConfigProvider.getConfig()
                .getOptionalValue("medhub.emergency.longest", Duration.class)
                .orElse(FOUR_HOURS));
    }

    int longestInMinutes() {
        return (int) longest.toMinutes();
    }
}
