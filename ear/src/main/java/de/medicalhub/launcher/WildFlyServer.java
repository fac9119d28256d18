package de.medicalhub.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The provisioned WildFly, run in place with its working folders under {@code var/wildfly}, and the EAR in it. */
final class WildFlyServer {
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final String EAR = "medhub.ear";
    private static final List<String> PASSED_ON =
            List.of("medhub.mail.", "medhub.sms.", "medhub.push.", "medhub.kurento.", "medhub.fhir.");

    private final LauncherConfig config;
    private final Web web;
    private final Path base;

    WildFlyServer(LauncherConfig config, Web web) {
        this.config = config;
        this.web = web;
        base = config.var().resolve("wildfly");
    }

    Child start() {
        return start(List.of());
    }

    /**
     * The same with settings of its own, such as another public address.
     *
     * @param settings as the command line has them: {@code -Dname=value}
     */
    Child start(List<String> settings) {
        prepare();
        ProcessBuilder process = command().with(settings.toArray(String[]::new)).process();
        Map<String, String> environment = process.environment();
        environment.putAll(Database.environment(config.ports()));
        environment.put("MEDHUB_HUB_URL", config.hubUrl());
        environment.put("MEDHUB_FHIR_URL", config.hubUrl() + "/fhir");
        environment.put("MEDHUB_OIDC_ISSUER", config.issuer());
        environment.put("MEDHUB_TRANSPORT_CLIENT_SECRET", "demo-transport");
        environment.put("MEDHUB_LETTERS_CLIENT_SECRET", "demo-letters");
        environment.put("MEDHUB_VIDEO_CLIENT_SECRET", "demo-video");
        environment.put("MEDHUB_NOTIFICATION_CLIENT_SECRET", "demo-notification");
        environment.put("MEDHUB_WAKEUP_SECRET", "demo-wakeup");
        environment.put("MEDHUB_TURN_SECRET", "demo-turn");
        environment.put("MEDHUB_EMERGENCY_OFFICERS", "Practitioner/admin-1");
        environment.put("MEDHUB_PAGE_STATE_KEY", new PageStateKey(config.var()).value());
        environment.put("MEDHUB_SUBSCRIPTION_HOSTS", "localhost,127.0.0.1");
        return Child.start("WildFly", config.log("wildfly"), process);
    }

    /** Waits until the server and everything deployed in it say that they are ready. */
    void awaitReady(Child child) {
        String health = "http://localhost:" + config.ports().management() + "/health/ready";
        child.awaitReady(LIMIT, () -> {
            failIfNotDeployed();
            return Files.exists(deployments().resolve(EAR + ".deployed")) && web.answers(health);
        });
    }

    private void failIfNotDeployed() {
        if (Files.exists(deployments().resolve(EAR + ".failed"))) {
            throw new StartFailure("WildFly could not deploy the application; its log: " + config.log("wildfly"));
        }
    }

    private Path deployments() {
        return base.resolve("deployments");
    }

    /** Configuration as provisioned, no markers of an earlier run, the EAR copied only if it is another one. */
    private void prepare() {
        Path provisioned = config.parts().server().resolve("standalone");
        if (!Files.isDirectory(provisioned)) {
            throw new StartFailure(
                    "The provisioned server is missing: " + config.parts().server());
        }
        try {
            Unpacking.delete(base.resolve("configuration"));
            Unpacking.delete(base.resolve("tmp"));
            Unpacking.copyTree(provisioned.resolve("configuration"), base.resolve("configuration"));
            Files.createDirectories(deployments());
            for (String marker : List.of("deployed", "failed", "isdeploying", "undeployed", "pending")) {
                Files.deleteIfExists(deployments().resolve(EAR + "." + marker));
            }
            Path deployed = deployments().resolve(EAR);
            Path ear = config.parts().ear();
            if (!Files.exists(deployed) || Files.mismatch(ear, deployed) >= 0) {
                Files.copy(ear, deployed, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.writeString(deployments().resolve(EAR + ".dodeploy"), "");
        } catch (IOException e) {
            throw new StartFailure("WildFly's folder could not be prepared: " + e.getMessage(), e);
        }
    }

    /**
     * What the launcher is told about e-mail, text and push messages, media servers and FHIR packages; without it the hub has none
     * of them.
     */
    private static String[] passedOn() {
        return System.getProperties().stringPropertyNames().stream()
                .filter(name -> PASSED_ON.stream().anyMatch(name::startsWith))
                .sorted()
                .map(name -> "-D" + name + "=" + System.getProperty(name))
                .toArray(String[]::new);
    }

    private JavaCommand command() {
        Path home = config.parts().server();
        JavaCommand java = config.load() ? JavaCommand.forLoad("4g") : JavaCommand.forQuickStart("1g");
        return java.open(
                        "java.base/java.lang",
                        "java.base/java.lang.invoke",
                        "java.base/java.lang.reflect",
                        "java.base/java.io",
                        "java.base/java.net",
                        "java.base/java.security",
                        "java.base/java.util",
                        "java.base/java.util.concurrent",
                        "java.management/javax.management",
                        "java.naming/javax.naming")
                .with(
                        "-Djboss.modules.system.pkgs=org.jboss.byteman",
                        "-Djava.awt.headless=true",
                        "-Djava.net.preferIPv4Stack=true",
                        "-Dorg.jboss.boot.log.file=" + base.resolve("log").resolve("server.log"),
                        "-Dlogging.configuration="
                                + base.resolve("configuration")
                                        .resolve("logging.properties")
                                        .toUri(),
                        "-Djboss.home.dir=" + home,
                        "-Djboss.server.base.dir=" + base,
                        "-jar",
                        home.resolve("jboss-modules.jar").toString(),
                        "-mp",
                        home.resolve("modules").toString(),
                        "org.jboss.as.standalone",
                        "-Djboss.http.port=" + config.ports().hub(),
                        "-Djboss.management.http.port=" + config.ports().management(),
                        "-Djboss.bind.address=127.0.0.1",
                        "-Djboss.bind.address.management=127.0.0.1",
                        "-Dwildfly.elytron.oidc.allow.query.params=true",
                        "-Dmedhub.clock.offset-file=" + config.clockOffset())
                .with(passedOn());
    }
}
