package de.medicalhub.launcher;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.function.UnaryOperator;

/**
 * What the launcher is told.
 *
 * @param ports the four ports
 * @param var folder of everything that is kept: database, logs, the server's work
 * @param tools folder of what can be made again: unpacked PostgreSQL and Keycloak
 * @param parts the files it starts from
 * @param load whether WildFly and PostgreSQL are to bear load rather than to start quickly and be small
 */
public record LauncherConfig(Ports ports, Path var, Path tools, Parts parts, boolean load) {

    /**
     * The files that the launcher starts from.
     *
     * @param keycloakZip Keycloak's distribution
     * @param server the provisioned WildFly
     * @param ear the application
     * @param realmLayers the product's realm, then what demo or test add to it
     * @param demo folder of the demo data
     */
    public record Parts(Path keycloakZip, Path server, Path ear, List<Path> realmLayers, Path demo) {
        /** Folder of Keycloak's themes, beside the product's realm: how the sign-in page looks. */
        Path themes() {
            return realmLayers.get(0).resolveSibling("themes");
        }
    }

    /**
     * From system properties: {@code medhub.http.port}, {@code medhub.keycloak.port}, {@code medhub.postgres.port},
     * {@code medhub.management.port}, {@code medhub.var}, {@code medhub.tools}, {@code medhub.keycloak.zip},
     * {@code medhub.server}, {@code medhub.ear}, {@code medhub.realm} (comma-separated), {@code medhub.demo};
     * {@code medhub.load} may be left out.
     *
     * @throws StartFailure if one is missing or malformed
     */
    public static LauncherConfig from(Properties properties) {
        UnaryOperator<String> required = name -> required(properties, name);
        List<Path> layers = Arrays.stream(required.apply("medhub.realm").split(",", -1))
                .map(Path::of)
                .toList();
        Parts parts = new Parts(
                path(required, "medhub.keycloak.zip"),
                path(required, "medhub.server"),
                path(required, "medhub.ear"),
                layers,
                path(required, "medhub.demo"));
        return new LauncherConfig(
                Ports.from(required),
                path(required, "medhub.var"),
                path(required, "medhub.tools"),
                parts,
                Boolean.parseBoolean(properties.getProperty("medhub.load")));
    }

    /** Public address of the hub. */
    public String hubUrl() {
        return "http://localhost:" + ports.hub();
    }

    /** Address of Keycloak. */
    public String keycloakUrl() {
        return "http://localhost:" + ports.keycloak();
    }

    /** Address of the realm, the issuer of all tokens. */
    public String issuer() {
        return keycloakUrl() + "/realms/medhub";
    }

    /** Log file of a part. */
    public Path log(String part) {
        return var.resolve("log").resolve(part + ".log");
    }

    /** File that moves the hub's clock (ISO-8601 duration), for demo and test. */
    public Path clockOffset() {
        return var.resolve("clock-offset");
    }

    private static Path path(UnaryOperator<String> properties, String name) {
        return Path.of(properties.apply(name)).toAbsolutePath().normalize();
    }

    private static String required(Properties properties, String name) {
        String value = properties.getProperty(name, "");
        if (value.isBlank()) {
            throw new StartFailure("The launcher needs -D" + name + "=…; mvn -Pdemo verify sets it.");
        }
        return value;
    }
}
