package de.medicalhub.launcher;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** TCP ports on the loopback address that the parts listen on. */
public record Ports(int hub, int keycloak, int postgres, int management) {
    private static final String HUB = "medhub.http.port";
    private static final String KEYCLOAK = "medhub.keycloak.port";
    private static final String POSTGRES = "medhub.postgres.port";
    private static final String MANAGEMENT = "medhub.management.port";

    static Ports from(UnaryOperator<String> properties) {
        return new Ports(
                port(properties, HUB),
                port(properties, KEYCLOAK),
                port(properties, POSTGRES),
                port(properties, MANAGEMENT));
    }

    /** Each port with the property that changes it. */
    Map<String, Integer> byProperty() {
        Map<String, Integer> result = new LinkedHashMap<>();
        result.put(HUB, hub);
        result.put(KEYCLOAK, keycloak);
        result.put(POSTGRES, postgres);
        result.put(MANAGEMENT, management);
        return result;
    }

    private static int port(UnaryOperator<String> properties, String name) {
        String text = properties.apply(name);
        try {
            int value = Integer.parseInt(text);
            if (value > 0 && value < 65_536) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new StartFailure("-D" + name + "=" + text + " is no port number.", e);
        }
        throw new StartFailure("-D" + name + "=" + text + " is no port number.");
    }
}
