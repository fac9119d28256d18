package de.medicalhub.launcher;

import java.util.concurrent.CountDownLatch;

/** The demo: starts the hub, prints who may sign in, and runs until Ctrl-C. */
public final class Launcher {
    private final LauncherConfig config;
    private final Console console;

    private Launcher(LauncherConfig config, Console console) {
        this.config = config;
        this.console = console;
    }

    /** Exit code 0 after Ctrl-C, 1 with one line that says why. */
    public static void main(String[] arguments) {
        Console console = Console.terminal();
        try {
            LauncherConfig config = LauncherConfig.from(System.getProperties());
            new Launcher(config, console).run();
        } catch (StartFailure failure) {
            console.say("ERROR: " + failure.sentence());
            Runtime.getRuntime().exit(1);
        } catch (RuntimeException fault) {
            console.say("ERROR: the launcher itself failed: " + fault);
            Runtime.getRuntime().exit(1);
        }
    }

    private void run() {
        try (Hub hub = Hub.of(config, console)) {
            CountDownLatch ended = endWithTheTerminal(hub);
            try {
                hub.start();
                loadDemoData(hub);
                printPeople();
                throw new StartFailure(hub.awaitCrash());
            } catch (StartFailure failure) {
                if (ended.getCount() == 0) {
                    return;
                }
                throw failure;
            }
        }
    }

    /** Ctrl-C and TERM reach the shutdown hook; the end of the parent (a killed Maven) is watched. */
    private CountDownLatch endWithTheTerminal(Hub hub) {
        CountDownLatch ending = new CountDownLatch(1);
        Thread hook = new Thread(
                () -> {
                    ending.countDown();
                    hub.close();
                },
                "end-of-the-hub");
        Runtime.getRuntime().addShutdownHook(hook);
        ProcessHandle.current().parent().ifPresent(Launcher::endWith);
        return ending;
    }

    private static void endWith(ProcessHandle parent) {
        Thread watch = new Thread(
                () -> {
                    parent.onExit().join();
                    Runtime.getRuntime().exit(0);
                },
                "end-of-the-parent");
        watch.setDaemon(true);
        watch.start();
    }

    /** A hub without its demo data is still worth looking at, so a refusal is told and nothing is ended. */
    private void loadDemoData(Hub hub) {
        try {
            hub.loadDemoData();
            hub.playDemoCourse();
            hub.bringDemoYear();
        } catch (StartFailure failure) {
            console.say("WARNING: " + failure.sentence());
        }
    }

    private void printPeople() {
        Realm realm = Realm.layered(config.parts().realmLayers(), config.hubUrl());
        console.say("");
        new PeopleTable(realm, config.hubUrl()).lines().forEach(console::say);
        console.say("");
        console.say("Keycloak's own administration: " + config.keycloakUrl() + " (" + KeycloakServer.ADMIN + ", "
                + KeycloakServer.ADMIN_PASSWORD + "). Logs: " + config.var().resolve("log") + ". Ctrl-C ends all.");
    }
}
