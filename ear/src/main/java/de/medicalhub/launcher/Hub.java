package de.medicalhub.launcher;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;

/** All parts together: started in order, watched, and ended in the opposite order. */
public final class Hub implements AutoCloseable {
    private final LauncherConfig config;
    private final Console console;
    private final ProcessRegister register;
    private final Web web = new Web();
    private final List<Running> running = new CopyOnWriteArrayList<>();
    private final long began = System.nanoTime();
    private boolean closed;

    private record Running(Child child, Runnable stop) {}

    private Hub(LauncherConfig config, Console console) {
        this.config = config;
        this.console = console;
        register = new ProcessRegister(config.var());
    }

    /** Not started yet, so that a caller can close it whatever happens during the start. */
    public static Hub of(LauncherConfig config, Console console) {
        return new Hub(config, console);
    }

    /** Forgets all data of earlier runs, for tests that want to begin with nothing. */
    public void forget() {
        register.takeOver();
        try {
            Unpacking.delete(config.var());
        } catch (IOException e) {
            throw new StartFailure("The folder " + config.var() + " could not be emptied: " + e.getMessage(), e);
        }
    }

    /**
     * Returns when everything is ready.
     *
     * @throws StartFailure if something is in the way; {@link #close()} then ends what was started
     */
    public void start() {
        List<String> leftovers = register.takeOver();
        if (!leftovers.isEmpty()) {
            console.say("Ended what an earlier run has left: " + String.join(", ", leftovers) + ".");
        }
        new MachineCheck(config).check();
        startPostgres();
        CompletableFuture<Void> keycloak = CompletableFuture.runAsync(() -> startKeycloak());
        CompletableFuture<Void> wildFly = CompletableFuture.runAsync(() -> startWildFly());
        await(keycloak, wildFly);
    }

    /**
     * Brings the demo data in, as far as it is not there yet.
     *
     * @throws StartFailure if the hub refuses it
     */
    public void loadDemoData() {
        int files = new DemoData(config, web, Clock.systemUTC()).load();
        say(files == 0 ? "The demo data is already there" : "The demo data is loaded");
    }

    /** Lets the demo's people do what has happened before somebody looks: calendars, two cases, a conversation. */
    public void playDemoCourse() {
        if (new DemoData(config, web, Clock.systemUTC()).playCourse()) {
            say("The demo's people have begun their day");
        }
    }

    /** Hands over the year that lies behind the demo's district; it is stored while others work already. */
    public void bringDemoYear() {
        if (new DemoData(config, web, Clock.systemUTC()).bringYear()) {
            say("The demo's past year is being brought in");
        }
    }

    /** Waits until a part ends by itself. Returns what happened to it. */
    public String awaitCrash() {
        CompletableFuture<?>[] ends =
                running.stream().map(each -> each.child().handle().onExit()).toArray(CompletableFuture<?>[]::new);
        CompletableFuture.anyOf(ends).join();
        return running.stream()
                .map(Running::child)
                .filter(child -> !child.isAlive())
                .map(Child::epitaph)
                .findFirst()
                .orElse("");
    }

    /** Ends everything, last started first; may be called twice. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        for (int i = running.size() - 1; i >= 0; i--) {
            running.get(i).stop().run();
        }
        register.clear();
    }

    private void startPostgres() {
        PostgresServer postgres = new PostgresServer(config);
        Child child = postgres.start();
        add(child, () -> postgres.stop(child));
        postgres.awaitReady(child);
        new Database(postgres).prepare();
        say("PostgreSQL is ready on port " + config.ports().postgres());
    }

    private void startKeycloak() {
        KeycloakServer keycloak = new KeycloakServer(config, web);
        keycloak.install();
        Child child = keycloak.start();
        add(child, child::end);
        keycloak.awaitReady(child);
        new RealmSync(config, web).bring();
        say("Keycloak is ready on " + config.keycloakUrl());
    }

    private void startWildFly() {
        WildFlyServer wildFly = new WildFlyServer(config, web);
        Child child = wildFly.start();
        add(child, child::end);
        wildFly.awaitReady(child);
        say("WildFly is ready on " + config.hubUrl());
    }

    /** Fails as soon as one fails. */
    private static void await(CompletableFuture<Void> one, CompletableFuture<Void> other) {
        try {
            CompletableFuture.anyOf(CompletableFuture.allOf(one, other), failureOf(one), failureOf(other))
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Never completes unless that one fails. */
    private static CompletableFuture<Object> failureOf(CompletableFuture<Void> one) {
        return one.thenCompose(done -> new CompletableFuture<>());
    }

    private synchronized void add(Child child, Runnable stop) {
        if (closed) {
            child.end();
            throw new StartFailure("The start was broken off.");
        }
        running.add(new Running(child, stop));
        register.add(child.name(), child.handle());
    }

    private void say(String what) {
        Duration since = Duration.ofNanos(System.nanoTime() - began);
        console.say(what + " (" + since.toSeconds() + "." + since.toMillisPart() / 100 + " s).");
    }
}
