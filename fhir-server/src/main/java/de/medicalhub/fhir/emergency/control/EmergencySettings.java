package de.medicalhub.fhir.emergency.control;

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * What can be set about emergency accesses (MicroProfile Config: system property or environment).
 *
 * @param longest {@code medhub.emergency.longest}: how long one lasts at most, and unless less is asked for (ISO 8601)
 * @param officers {@code medhub.emergency.officers}: data-protection officers who are told of each one ({@code
 *     Practitioner/…}, separated by commas); nobody unless set
 */
public record EmergencySettings(Duration longest, Set<String> officers) {
    private static final Duration FOUR_HOURS = Duration.ofHours(4);

    /** Keeps its own copy. */
    public EmergencySettings {
        officers = Set.copyOf(officers);
    }

    /** From system properties and environment. */
    public static EmergencySettings fromConfig() {
        Config config = ConfigProvider.getConfig();
        return new EmergencySettings(
                config.getOptionalValue("medhub.emergency.longest", Duration.class)
                        .orElse(FOUR_HOURS),
                Arrays.stream(config.getOptionalValue("medhub.emergency.officers", String.class)
                                .orElse("")
                                .split(",", -1))
                        .map(String::strip)
                        .filter(officer -> officer.startsWith("Practitioner/"))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    int longestInMinutes() {
        return (int) longest.toMinutes();
    }
}
