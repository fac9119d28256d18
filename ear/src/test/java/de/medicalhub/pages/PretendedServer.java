package de.medicalhub.pages;

import com.microsoft.playwright.Route;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Serves the real page files and pretends one driver's tour with one job, which takes steps in their order. */
final class PretendedServer {
    static final String ADDRESS = "https://pages.test";

    static final String TOUR = "**/transport/api/tour";

    static final Path ROOT =
            Path.of(System.getProperty("basedir", "."), "..").toAbsolutePath().normalize();
    private static final Map<String, String> TYPES =
            Map.of("js", "text/javascript", "css", "text/css", "svg", "image/svg+xml", "html", "text/html");

    final List<JsonObject> steps = new ArrayList<>();
    final List<JsonObject> takenBack = new ArrayList<>();
    boolean reachable = true;
    boolean expired;
    int refuseWith;
    boolean holdNextTour;
    boolean holdNextStep;
    String user = "driver1";
    String now = "2026-11-23T09:00:00Z";
    /** Members of the tour's JSON beside its stops, each with a comma behind it. */
    String more = "";
    /** Members of the stop's JSON at its pickup, and where it ends, each with a comma behind it. */
    String atPickup = "";

    String atDoor = "\"phone\":\"02654 1\",";

    private @Nullable Runnable heldTour;
    private @Nullable Runnable heldStep;
    private final String kind;
    private final List<String> order;

    PretendedServer(String kind, List<String> order) {
        this.kind = kind;
        this.order = order;
    }

    void answer(Route route) {
        String path = URI.create(route.request().url()).getPath();
        if (path.equals("/logout") && reachable) {
            route.fulfill(new Route.FulfillOptions().setContentType("text/html").setBody("<title>Abgemeldet</title>"));
        } else if (!path.contains("/api/") && !path.equals("/logout")) {
            file(route, path);
        } else if (!reachable) {
            route.abort("internetdisconnected");
        } else if (expired) {
            json(route, 401, "{\"title\":\"Nicht angemeldet\"}");
        } else if (path.endsWith("/steps") && holdNextStep) {
            holdNextStep = false;
            heldStep = () -> step(route);
        } else if (path.endsWith("/steps")) {
            step(route);
        } else if (path.endsWith("/tour")) {
            readTour(route);
        } else if (path.endsWith("/me")) {
            json(
                    route,
                    200,
                    "{\"name\":\"Uwe Probe\",\"username\":\"" + user + "\",\"roles\":[\"driver\"],\"nav\":[],"
                            + "\"logout\":\"/logout\"}");
        } else {
            route.fulfill(new Route.FulfillOptions().setStatus(204));
        }
    }

    /** Gives the tour that was held back, as it was when it was asked for. */
    void releaseTour() {
        Objects.requireNonNull(heldTour, "no tour was asked for").run();
        heldTour = null;
    }

    boolean holdsTour() {
        return heldTour != null;
    }

    /** Answers the step that was held back. */
    void releaseStep() {
        Objects.requireNonNull(heldStep, "no step was sent").run();
        heldStep = null;
    }

    boolean holdsStep() {
        return heldStep != null;
    }

    private void readTour(Route route) {
        String asItIs = tour();
        if (holdNextTour) {
            holdNextTour = false;
            heldTour = () -> json(route, 200, asItIs);
        } else {
            json(route, 200, asItIs);
        }
    }

    private void step(Route route) {
        if (refuseWith != 0) {
            json(route, refuseWith, "{\"title\":\"Die Fahrt ist abgesagt.\",\"detail\":\"Bitte fahren Sie weiter.\"}");
            return;
        }
        try (var reader = Json.createReader(new StringReader(route.request().postData()))) {
            JsonObject step = reader.readObject();
            if (step.getBoolean("takesBack", false)) {
                steps.remove(steps.size() - 1);
                takenBack.add(step);
            } else {
                steps.add(step);
            }
        }
        json(route, 200, "{}");
    }

    private String tour() {
        int taken = steps.size();
        int pickups = order.size() - 1;
        String pickup = taken < pickups ? quoted(order.get(taken)) : "";
        if (pickup.equals("\"on-board\"")) {
            pickup += ",\"no-show\",\"not-ready\"";
        }
        String dropOff = taken == pickups ? quoted(order.get(taken)) : "";
        return "{\"id\":\"t\",\"date\":\"2026-11-23\",\"vehicle\":{\"label\":\"Bus 1\"},"
                + "\"shiftStart\":\"2026-11-23T05:00:00Z\",\"shiftEnd\":\"2026-11-23T19:00:00Z\",\"opensAt\":\"2026-11-23T03:00:00Z\","
                + "\"now\":\"" + now + "\"," + more + "\"stops\":["
                + stop("pickup", taken >= pickups, pickup)
                + "," + stop("drop-off", taken > pickups, dropOff) + "]}";
    }

    private String stop(String action, boolean done, String next) {
        return String.format(Locale.ROOT, """
                {"jobId":"j","jobKind":"%s","action":"%s","name":"Erika Muster","place":"Polch","plannedAt":"2026-11-23T10:00:00Z",
                 "windowStart":"2026-11-23T10:00:00Z","windowEnd":"2026-11-23T11:00:00Z",%s"state":"planned","nextSteps":[%s],"done":%s}
                """, kind, action, action.equals("drop-off") ? atDoor : atPickup, next, done);
    }

    private static String quoted(String word) {
        return '"' + word + '"';
    }

    static void json(Route route, int status, String body) {
        String type = status < 400 ? "application/json" : "application/problem+json";
        route.fulfill(new Route.FulfillOptions()
                .setStatus(status)
                .setContentType(type)
                .setBody(body));
    }

    /** The page under the protection that the scheduler gives it, which lets pictures of that server in. */
    static void page(Route route, String path, String pictures) {
        String policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: " + pictures
                + "; connect-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'";
        try {
            route.fulfill(new Route.FulfillOptions()
                    .setContentType("text/html")
                    .setHeaders(Map.of(
                            "Content-Type", "text/html",
                            "Content-Security-Policy", policy,
                            "Referrer-Policy", "same-origin"))
                    .setBodyBytes(Files.readAllBytes(ROOT.resolve("transport-scheduler")
                            .resolve("src/main/webapp" + path.replaceFirst("^/transport", "") + "/index.html"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void file(Route route, String path) {
        String folder = path.startsWith("/assets/") ? "care-portal" : "transport-scheduler";
        boolean page = path.endsWith("/drive") || path.endsWith("/board") || path.endsWith("/phone");
        String name = page ? path + "/index.html" : path;
        String place = path.startsWith("/transport/leaflet/") ? "target/transport-scheduler" : "src/main/webapp";
        Path file = ROOT.resolve(folder).resolve(place + name.replaceFirst("^/transport", ""));
        try {
            String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "text/plain");
            route.fulfill(new Route.FulfillOptions().setContentType(type).setBodyBytes(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
