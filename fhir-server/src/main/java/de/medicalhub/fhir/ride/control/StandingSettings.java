package de.medicalhub.fhir.ride.control;

import org.eclipse.microprofile.config.ConfigProvider;

/**
 * What can be set about standing orders (MicroProfile Config: system property or environment).
 *
 * @param daysAhead {@code medhub.standing.days-ahead}: how many days ahead legs are made, 1 to 60
 */
public record StandingSettings(int daysAhead) {
    private static final int TWO_WEEKS = 14;
    private static final int MOST = 60;

    /** Keeps it possible. */
    public StandingSettings {
        daysAhead = Math.max(1, Math.min(MOST, daysAhead));
    }

    /** From system properties and environment. */
    public static StandingSettings fromConfig() {
        return new StandingSettings(ConfigProvider.getConfig()
                .getOptionalValue("medhub.standing.days-ahead", Integer.class)
                .orElse(TWO_WEEKS));
    }
}
