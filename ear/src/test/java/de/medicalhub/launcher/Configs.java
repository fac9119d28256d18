package de.medicalhub.launcher;

import java.nio.file.Path;
import java.util.Properties;

/** Configurations for tests of the launcher; every named file is there. */
final class Configs {
    private Configs() {}

    static Properties complete(Path folder) {
        Properties properties = new Properties();
        properties.setProperty("medhub.http.port", "18690");
        properties.setProperty("medhub.keycloak.port", "18691");
        properties.setProperty("medhub.postgres.port", "18692");
        properties.setProperty("medhub.management.port", "18693");
        properties.setProperty("medhub.var", folder.resolve("var").toString());
        properties.setProperty("medhub.tools", folder.resolve("tools").toString());
        properties.setProperty("medhub.keycloak.zip", folder.toString());
        properties.setProperty("medhub.server", folder.toString());
        properties.setProperty("medhub.ear", folder.toString());
        properties.setProperty("medhub.realm", "src/main/keycloak/realm.json,src/demo/keycloak/realm-demo.json");
        properties.setProperty("medhub.demo", "src/demo");
        return properties;
    }
}
