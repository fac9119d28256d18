package de.medicalhub.pages;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.WebSocketRoute;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Serves the real call pages and passes on what they say to each other, late or not at all where a test wants that. */
final class PretendedGateway {
    /** Who sits before a page; an admitted patient and the doctor are in the call as soon as both pages are there. */
    enum Side {
        PATIENT,
        HOST
    }

    private static final Set<String> QUIET = Set.of("open", "ended");
    private static final String CALL_PAGES = "/video/";
    private static final String FACTS = """
            {"appointment":"a","expects":"Dr. Probe","joined":false,"startsAt":"2026-11-23T09:00:00Z",
             "endsAt":"2026-11-23T09:15:00Z","opensAt":"2026-11-23T08:30:00Z","closesAt":"2026-11-23T13:00:00Z",
             "now":"2026-11-23T09:00:00Z","caseId":"","practice":{"name":"","phone":""},
             "patient":{"name":"Erika Muster","birthDate":"1950-01-01","phone":"","diagnoses":[],"medication":[]}}""";

    private static final JsonObject WAITS =
            Json.createObjectBuilder().add("type", "wait").build();

    /** All that pages said to each other. */
    final List<JsonObject> said = new ArrayList<>();

    /** Is never heard. */
    Predicate<JsonObject> lost = message -> false;

    /** Waits for {@link #release}. */
    Predicate<JsonObject> late = message -> false;

    /** What pages may use as a relay, as JSON; where there is one, they may use nothing else. */
    String iceServers = "[]";

    /** What they are told when they ask for fresh ways; empty: the same. */
    String freshServers = "";

    /** For how many seconds the first ways are good. */
    int lifetime = 600;

    /** So many times who says hello is told that too many come at this moment. */
    int full;

    /** Ends of paths of the API; who asks one of these is told that too many come at this moment. */
    final Set<String> crowded = new HashSet<>();

    /** What was answered so, in order. */
    final List<String> sentAgain = new ArrayList<>();

    /** So many times a patient's wish to wait meets a fault. */
    int faults;

    /** Types of all that came, in order, with the side that said it: {@code PATIENT hello}. */
    final List<String> heard = new ArrayList<>();

    private String state = "in-call";

    private final List<Runnable> waiting = new ArrayList<>();
    private final Map<Side, WebSocketRoute> wires = new EnumMap<>(Side.class);
    private final Map<Side, String> pages = new EnumMap<>(Side.class);
    private final Set<WebSocketRoute> dead = new HashSet<>();

    /** The wire of that page. */
    void listen(Page page) {
        page.routeWebSocket("**/video/ws", wire -> wire.onMessage(frame -> receive(wire, read(frame.text()))));
    }

    /** Pages, files and the little of the API that pages ask for. */
    void answer(Route route) {
        String path = URI.create(route.request().url()).getPath();
        if (path.matches("/video/(join|consultation|meet|conference)")) {
            file(route, "WEB-INF/pages" + path.substring(CALL_PAGES.length() - 1) + ".html");
        } else if (path.startsWith("/video/app/")) {
            file(route, path.substring(CALL_PAGES.length()));
        } else if (crowded.contains(path.substring(path.lastIndexOf('/') + 1))) {
            sentAgain.add(path.substring(path.lastIndexOf('/') + 1));
            PretendedServer.json(route, 503, "{\"status\":503,\"code\":\"busy\"}");
        } else if (path.endsWith("tickets")) {
            PretendedServer.json(
                    route, 200, "{\"ticket\":\"" + (path.contains("guest") ? Side.PATIENT : Side.HOST) + "\"}");
        } else if (path.endsWith("guest/join")) {
            PretendedServer.json(
                    route, 200, FACTS.strip().replaceFirst("\\{", "{\"ticket\":\"" + Side.PATIENT + "\","));
        } else if (path.startsWith("/video/api/")) {
            PretendedServer.json(route, 200, FACTS);
        } else if (path.contains("/api/")) {
            PretendedServer.json(route, 401, "{}");
        } else {
            PretendedServer.file(route, path);
        }
    }

    /** What the desk reads, with more members before the others, each with its comma. */
    static String factsWith(String members) {
        return "{" + members + FACTS.strip().substring(1);
    }

    /** Passes on what was kept, in its order, at once. */
    void release() {
        late = message -> false;
        List.copyOf(waiting).forEach(Runnable::run);
        waiting.clear();
    }

    /** The patient's wire is lost and there again; the doctor's page hears of both. */
    void blink() {
        String patient = pages.remove(Side.PATIENT);
        tell();
        pages.put(Side.PATIENT, patient);
        tell();
    }

    /** That side's page is gone; the other hears of it. */
    void leave(Side side) {
        pages.remove(side);
        tell();
    }

    /** That side's wire is dead without an end: nothing comes through, either way, and nobody is told. */
    void kill(Side side) {
        dead.add(Objects.requireNonNull(wires.get(side)));
    }

    /** That side's page is told of a problem. */
    void trouble(Side side, String code) {
        send(Objects.requireNonNull(wires.get(side)), "{\"v\":1,\"type\":\"problem\",\"code\":\"" + code + "\"}");
    }

    /** That side has signed out: its wire is closed. */
    void signOut(Side side) {
        Objects.requireNonNull(wires.get(side))
                .close(new WebSocketRoute.CloseOptions().setCode(1008).setReason("signed-out"));
    }

    private void send(WebSocketRoute wire, String text) {
        if (!dead.contains(wire)) {
            wire.send(text);
        }
    }

    /** The room is in another state from now on. */
    void move(String newState) {
        state = newState;
        tell();
    }

    /** What that side said, by the kind of its message. */
    List<JsonObject> said(Side side, String type) {
        return said.stream()
                .filter(message -> message.getString("from").equals(pages.get(side))
                        && message.getString("type").equals(type))
                .toList();
    }

    boolean isFrom(Side side, JsonObject message) {
        return message.getString("from").equals(pages.get(side));
    }

    private void receive(WebSocketRoute wire, JsonObject message) {
        String type = message.getString("type");
        if (dead.contains(wire)) {
            return;
        }
        heard.add((type.equals("hello") ? message.getString("ticket") : sideOf(wire)) + " " + type);
        if (type.equals("hello") && full > 0) {
            full--;
            send(wire, "{\"v\":1,\"type\":\"problem\",\"code\":\"busy\"}");
            wire.close(new WebSocketRoute.CloseOptions().setCode(1013).setReason("busy"));
        } else if (type.equals("hello")) {
            Side side = Side.valueOf(message.getString("ticket"));
            wires.put(side, wire);
            pages.put(side, message.getString("page"));
            send(
                    wire,
                    "{\"v\":1,\"type\":\"welcome\",\"side\":\"" + side.name().toLowerCase(Locale.ROOT)
                            + "\",\"relayOnly\":" + !iceServers.equals("[]") + ",\"iceServers\":" + iceServers
                            + ",\"lifetime\":" + lifetime + "}");
            if (message.getBoolean("waits", false)) {
                receive(wire, WAITS);
            }
            tell();
        } else if (type.equals("end") || type.equals("admit")) {
            state = type.equals("end") ? "ended" : "in-call";
            tell();
        } else if (type.equals("relay")) {
            String servers = freshServers.isEmpty() ? iceServers : freshServers;
            send(wire, "{\"v\":1,\"type\":\"relay\",\"iceServers\":" + servers + ",\"lifetime\":600}");
        } else if (type.equals("ping")) {
            send(wire, "{\"v\":1,\"type\":\"pong\"}");
        } else if (type.equals("wait") && faults > 0) {
            faults--;
            send(wire, "{\"v\":1,\"type\":\"problem\",\"code\":\"fault\"}");
        } else if (type.equals("wait") && QUIET.contains(state)) {
            move("waiting");
        } else if (type.equals("leave") && state.equals("waiting")) {
            move("open");
        } else if (type.equals("chat")) {
            JsonObject line = Json.createObjectBuilder(message)
                    .add("id", String.valueOf(said.size()))
                    .add("side", sideOf(wire).name().toLowerCase(Locale.ROOT))
                    .add("name", "")
                    .add("at", "2026-11-23T09:00:00Z")
                    .build();
            wires.values().forEach(each -> send(each, line.toString()));
        } else if (message.containsKey("to")) {
            pass(wire, message);
        }
    }

    private void pass(WebSocketRoute from, JsonObject message) {
        Side side = sideOf(from);
        JsonObject passed = Json.createObjectBuilder(message)
                .remove("to")
                .add("from", pages.get(side))
                .build();
        said.add(passed);
        if (lost.test(passed)) {
            return;
        }
        Runnable delivery =
                () -> Optional.ofNullable(wires.get(other(side))).ifPresent(to -> send(to, passed.toString()));
        if (late.test(passed)) {
            waiting.add(delivery);
        } else {
            delivery.run();
        }
    }

    private void tell() {
        wires.forEach((side, wire) -> {
            JsonObjectBuilder room = Json.createObjectBuilder()
                    .add("v", 1)
                    .add("type", "room")
                    .add("state", state)
                    .add("now", "2026-11-23T09:00:00Z")
                    .add("since", "2026-11-23T09:00:00Z");
            String peer = pages.get(other(side));
            JsonArrayBuilder peers = Json.createArrayBuilder();
            if (peer != null) {
                peers.add(Json.createObjectBuilder()
                        .add("page", peer)
                        .add("side", other(side).name().toLowerCase(Locale.ROOT))
                        .add("name", "")
                        .add("polite", side == Side.PATIENT));
            }
            room.add("peers", peers);
            send(wire, room.build().toString());
        });
    }

    private Side sideOf(WebSocketRoute wire) {
        return wires.get(Side.HOST) == wire ? Side.HOST : Side.PATIENT;
    }

    private static Side other(Side side) {
        return side == Side.HOST ? Side.PATIENT : Side.HOST;
    }

    private static JsonObject read(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private static void file(Route route, String name) {
        try {
            String type = name.endsWith(".js") ? "text/javascript" : name.endsWith(".css") ? "text/css" : "text/html";
            route.fulfill(new Route.FulfillOptions()
                    .setContentType(type)
                    .setBodyBytes(Files.readAllBytes(PretendedServer.ROOT
                            .resolve("video-gateway/src/main/webapp")
                            .resolve(name))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
