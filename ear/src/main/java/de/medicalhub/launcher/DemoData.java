package de.medicalhub.launcher;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/**
 * Loads the demo data through the same doors that everybody uses: FHIR transactions, the fleet's API and, for the course,
 * the operations of a case. Days and times are those of {@link DemoDates}.
 */
final class DemoData {
    private static final String ADMIN = "admin1";
    private static final String PASSWORD = "demo";

    private final LauncherConfig config;
    private final Web web;
    private final Clock clock;

    DemoData(LauncherConfig config, Web web, Clock clock) {
        this.config = config;
        this.web = web;
        this.clock = clock;
    }

    /**
     * Loads each file that is not the one of the last time.
     *
     * @return how many were loaded
     */
    int load() {
        int loaded = 0;
        for (Path bundle : bundles()) {
            loaded += bring(bundle, "POST", "/fhir", "application/fhir+json");
        }
        return loaded
                + bring(config.parts().demo().resolve("fleet.json"), "PUT", "/transport/api/fleet", "application/json");
    }

    /**
     * Lets the people of the demo do what {@code course.json} says, once; what was begun and refused is not tried again.
     *
     * @return whether it was played now
     */
    boolean playCourse() {
        String text = read(config.parts().demo().resolve("course.json"));
        Stamp stamp = new Stamp(config.var().resolve("run").resolve("course.json.sha256"));
        if (stamp.exists()) {
            return false;
        }
        stamp.write(text);
        new DemoCourse(this::post, new DemoDates(clock.instant())).play(text);
        return true;
    }

    /**
     * Hands over the year that lies behind the district, once; the FHIR server stores it while the demo is looked at already, and
     * says on the page of imports how far it is.
     *
     * @return whether it was handed over now
     */
    boolean bringYear() {
        String text = read(config.parts().demo().resolve("year.json"));
        Stamp stamp = new Stamp(config.var().resolve("run").resolve("year.json.sha256"));
        if (stamp.exists()) {
            return false;
        }
        String token = web.passwordToken(config.issuer(), "medhub-test", ADMIN, PASSWORD);
        Web.Answer answer =
                web.sendLines(config.hubUrl() + "/fhir/$import", token, DemoYear.lines(text, clock.instant()));
        if (!answer.ok()) {
            throw refused("The demo's year", answer);
        }
        stamp.write(text);
        return true;
    }

    private JsonObject post(String user, String path, String contentType, JsonObject body) {
        String token = web.passwordToken(config.issuer(), "medhub-test", user, PASSWORD);
        Web.Answer answer = web.send("POST", config.hubUrl() + path, token, contentType, body);
        if (!answer.ok()) {
            throw refused("The demo's course (" + path + ")", answer);
        }
        return answer.json();
    }

    private int bring(Path file, String method, String path, String contentType) {
        String text = read(file);
        Stamp stamp = new Stamp(config.var().resolve("run").resolve(file.getFileName() + ".sha256"));
        if (stamp.matches(text)) {
            return 0;
        }
        String token = web.passwordToken(config.issuer(), "medhub-test", ADMIN, PASSWORD);
        Web.Answer answer = web.send(
                method, config.hubUrl() + path, token, contentType, parse(new DemoDates(clock.instant()).in(text)));
        if (!answer.ok()) {
            throw refused("The demo data " + file.getFileName(), answer);
        }
        stamp.write(text);
        return 1;
    }

    private static StartFailure refused(String what, Web.Answer answer) {
        return new StartFailure(what + " was refused: HTTP " + answer.status() + " "
                + answer.text().lines().limit(20).reduce("", (all, line) -> all + " " + line.strip()));
    }

    private List<Path> bundles() {
        try (Stream<Path> files = Files.list(config.parts().demo().resolve("fhir"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new StartFailure("The demo data is missing: " + e.getMessage(), e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new StartFailure("The demo data cannot be read: " + file, e);
        }
    }

    private static JsonObject parse(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
