package de.medicalhub.fhir.bench;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.testing.Stack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Measures; see the rules of this package. Runs by {@code mvn -Pbench verify}, on an otherwise idle machine. */
class SideBySideBench {
    private static final int PATIENTS = Integer.getInteger("medhub.bench.patients", 2_000);
    private static final Duration WARM_UP = seconds("medhub.bench.warm-up", 35);
    private static final Duration ROUND = seconds("medhub.bench.round", 3);
    private static final int ROUNDS = Integer.getInteger("medhub.bench.rounds", 3);
    private static final List<Integer> CLIENTS = Arrays.stream(
                    System.getProperty("medhub.bench.clients", "1,4,16").split(",", -1))
            .map(Integer::valueOf)
            .toList();

    /** What one step has changed is looked at alone; only the whole is written into the page. */
    private static final Set<Work> WORKS = works(System.getProperty("medhub.bench.works", ""));

    private static final List<String> DIRECTORY = List.of(
            "{\"resourceType\":\"Organization\",\"id\":\"hospital-mayen\",\"name\":\"Hospital\"}",
            "{\"resourceType\":\"Organization\",\"id\":\"nursing-mayen\",\"name\":\"Nursing\"}");

    private final Path var = Path.of(System.getProperty("medhub.var"));
    private final Population people =
            new Population(Long.toString(ProcessHandle.current().pid(), 36), PATIENTS);
    private final Load load = new Load(people, var.resolve("run").resolve("processes"));
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void hubAndPlainEngineDoTheSameWork() throws IOException, InterruptedException, SQLException {
        Target hub = new Target("hub", Stack.fhirUrl(), () -> "Bearer " + Stack.serviceToken("medhub-hospital"));
        String address = new PlainEngine(var.resolve("wildfly").resolve("deployments")).deploy();
        Target plain = new Target("plain", address, () -> "");
        populate(hub, plain);
        for (Target target : List.of(hub, plain)) {
            for (Work work : WORKS) {
                load.run(target, work, 4, WARM_UP);
            }
        }
        List<Report.Line> lines = new ArrayList<>();
        for (int clients : CLIENTS) {
            for (Work work : WORKS) {
                lines.add(measure(hub, plain, work, clients));
            }
        }
        if (WORKS.size() == Work.values().length) {
            Report.write("fhir-server", measured(), Report.table(lines));
        } else {
            Path logs = Files.createDirectories(var.resolve("logs"));
            Files.writeString(logs.resolve("bench-part.md"), measured() + "\n\n" + Report.table(lines));
        }
        assertThat(lines).hasSize(CLIENTS.size() * WORKS.size());
    }

    /** In turns, and each round in the other order (rule 1). */
    private Report.Line measure(Target hub, Target plain, Work work, int clients) throws InterruptedException {
        List<Figures> ofHub = new ArrayList<>();
        List<Figures> ofPlain = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            if (round % 2 == 0) {
                ofHub.add(load.run(hub, work, clients, ROUND));
                ofPlain.add(load.run(plain, work, clients, ROUND));
            } else {
                ofPlain.add(load.run(plain, work, clients, ROUND));
                ofHub.add(load.run(hub, work, clients, ROUND));
            }
        }
        return new Report.Line(work, clients, Figures.median(ofHub), Figures.median(ofPlain));
    }

    private void populate(Target hub, Target plain) throws IOException, InterruptedException {
        for (String resource : DIRECTORY) {
            String id = resource.replaceFirst(".*\"id\":\"([^\"]+)\".*", "$1");
            send(request(plain.base() + "/Organization/" + id, "").PUT(BodyPublishers.ofString(resource)));
        }
        String admin = "Bearer " + Stack.token("admin1");
        for (String transaction : people.transactions()) {
            send(request(hub.base(), admin).POST(BodyPublishers.ofString(transaction)));
            send(request(plain.base(), "").POST(BodyPublishers.ofString(transaction)));
        }
    }

    private void send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
    }

    private static HttpRequest.Builder request(String address, String authorization) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address)).header("Content-Type", "application/fhir+json");
        return authorization.isEmpty() ? request : request.header("Authorization", authorization);
    }

    private static String measured() {
        return "Measured by " + ROUNDS + " rounds of " + ROUND.toSeconds() + " s each, after a warm-up of "
                + WARM_UP.toSeconds() + " s for each kind of work; " + PATIENTS + " patients in each server; "
                + Report.machine() + ".";
    }

    private static Set<Work> works(String names) {
        return names.isEmpty()
                ? EnumSet.allOf(Work.class)
                : Arrays.stream(names.split(",", -1))
                        .map(Work::valueOf)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Work.class)));
    }

    private static Duration seconds(String property, int otherwise) {
        return Duration.ofSeconds(Integer.getInteger(property, otherwise));
    }
}
