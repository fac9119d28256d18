package de.medicalhub.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Keycloak from its Maven zip, with its data in the schema {@code keycloak} of the one database. */
final class KeycloakServer {
    /** The administrator of Keycloak itself; demo and test only. */
    static final String ADMIN = "admin";

    /** Demo and test only. */
    static final String ADMIN_PASSWORD = "demo";

    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final LauncherConfig config;
    private final Web web;

    KeycloakServer(LauncherConfig config, Web web) {
        this.config = config;
        this.web = web;
    }

    /**
     * Unpacks and builds it, once (Keycloak weaves its options into its classes, which takes longer than a start); the sign-in
     * page is brought each time.
     */
    void install() {
        Unpacking.once(home(), this::unpackAndBuild);
        try {
            Unpacking.copyTree(config.parts().themes(), home().resolve("themes"));
        } catch (IOException e) {
            throw new StartFailure("The sign-in page could not be brought to Keycloak: " + e.getMessage(), e);
        }
    }

    Child start() {
        ProcessBuilder process = command(home(), "start", "--optimized").process();
        Map<String, String> environment = process.environment();
        environment.put(
                "KC_DB_URL", "jdbc:postgresql://127.0.0.1:" + config.ports().postgres() + "/medhub");
        environment.put("KC_DB_SCHEMA", "keycloak");
        environment.put("KC_DB_USERNAME", "keycloak");
        environment.put("KC_DB_PASSWORD", PostgresServer.PASSWORD);
        environment.put("KC_CACHE", "local");
        environment.put("KC_HTTP_ENABLED", "true");
        environment.put("KC_HTTP_HOST", "127.0.0.1");
        environment.put("KC_HTTP_PORT", Integer.toString(config.ports().keycloak()));
        environment.put("KC_HOSTNAME", config.keycloakUrl());
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN_PASSWORD);
        return Child.start("Keycloak", config.log("keycloak"), process);
    }

    void awaitReady(Child child) {
        child.awaitReady(LIMIT, () -> web.answers(config.keycloakUrl() + "/realms/master"));
    }

    private Path home() {
        String zip = config.parts().keycloakZip().getFileName().toString();
        return config.tools().resolve(zip.replace("-quarkus-dist", "").replace(".zip", ""));
    }

    private void unpackAndBuild(Path folder) throws IOException {
        Unpacking.zip(config.parts().keycloakZip(), folder);
        ProcessBuilder build = command(folder, "build", "--db=postgres").process();
        Child.start("Keycloak's build", config.log("keycloak-build"), build).awaitSuccess(LIMIT);
    }

    /** As bin/kc.sh would do it, without the shell in between (which would have to be ended as well). */
    private static JavaCommand command(Path home, String... arguments) {
        return JavaCommand.forQuickStart("512m")
                .open(
                        "java.base/java.util",
                        "java.base/java.util.concurrent",
                        "java.base/java.security",
                        "java.base/java.lang")
                .with(
                        "-Dkc.home.dir=" + home,
                        "-Djboss.server.config.dir=" + home.resolve("conf"),
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                                + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                        "-Dpicocli.disable.closures=true",
                        "-Dquarkus-log-max-startup-records=10000",
                        "-cp",
                        home.resolve("lib").resolve("quarkus-run.jar").toString(),
                        "io.quarkus.bootstrap.runner.QuarkusEntryPoint")
                .with(arguments);
    }
}
