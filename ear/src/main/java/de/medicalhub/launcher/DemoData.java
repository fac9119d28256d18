package de.medicalhub.launcher;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Loads the demo data through the same doors that everybody uses: FHIR transactions and the fleet's API. Where the files
 * say {@code @day-6@} they mean six days before the day of loading.
 */
final class DemoData {
    private static final Pattern DAY = Pattern.compile("@day([+-]\\d+)@");
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

    private int bring(Path file, String method, String path, String contentType) {
        String text = read(file);
        Stamp stamp = new Stamp(config.var().resolve("run").resolve(file.getFileName() + ".sha256"));
        if (stamp.matches(text)) {
            return 0;
        }
        String token = web.passwordToken(config.issuer(), "medhub-test", ADMIN, PASSWORD);
        Web.Answer answer = web.send(method, config.hubUrl() + path, token, contentType, parse(dated(text)));
        if (!answer.ok()) {
            throw new StartFailure("The demo data " + file.getFileName() + " was refused: HTTP " + answer.status() + " "
                    + answer.text().lines().limit(20).reduce("", (all, line) -> all + " " + line.strip()));
        }
        stamp.write(text);
        return 1;
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

    private String dated(String text) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Berlin"));
        return DAY.matcher(text)
                .replaceAll(match ->
                        today.plusDays(Integer.parseInt(match.group(1))).toString());
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
