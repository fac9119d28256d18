package de.medicalhub.fhir.bench;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The kinds of work, each with its request and with what a true answer holds. */
enum Work {
    CREATE("create Patient", true) {
        @Override
        HttpRequest request(Target target, Population people, int i) {
            return to(target, "/Patient")
                    .POST(BodyPublishers.ofString(people.newPatient()))
                    .build();
        }
    },
    TRANSACTION("transaction of 20", true) {
        @Override
        HttpRequest request(Target target, Population people, int i) {
            return to(target, "")
                    .POST(BodyPublishers.ofString(people.transactionOfTwenty()))
                    .build();
        }
    },
    UPDATE("update Patient", true) {
        @Override
        HttpRequest request(Target target, Population people, int i) {
            return to(target, "/Patient/" + people.patientId(i))
                    .PUT(BodyPublishers.ofString(people.update(i)))
                    .build();
        }
    },
    READ("read Patient", false) {
        @Override
        HttpRequest request(Target target, Population people, int i) {
            return to(target, "/Patient/" + people.patientId(i)).GET().build();
        }
    },
    BY_IDENTIFIER("search by identifier", false) {
        @Override
        HttpRequest request(Target target, Population people, int i) {
            String token = Population.IDENTIFIER_SYSTEM + "|" + people.identifier(i);
            return to(target, "/Patient?identifier=" + encode(token)).GET().build();
        }
    },
    BY_NAME("search by name prefix", false) {
        @Override
        HttpRequest request(Target target, Population people, int i) {
            return to(target, "/Patient?family=" + encode(people.familyPrefix(i)) + "&_count=20")
                    .GET()
                    .build();
        }
    },
    WORKLIST("worklist search", false) {
        @Override
        HttpRequest request(Target target, Population people, int i) {
            return to(target, "/Task?owner=Organization/nursing-mayen&status=requested&_include=Task:patient&_count=20")
                    .GET()
                    .build();
        }
    };

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String title;
    private final boolean writes;

    Work(String title, boolean writes) {
        this.title = title;
        this.writes = writes;
    }

    String title() {
        return title;
    }

    boolean writes() {
        return writes;
    }

    /** The i-th request of its kind. */
    abstract HttpRequest request(Target target, Population people, int i);

    /** Whether the work was done (rule 5). */
    boolean isDone(HttpResponse<String> answer) {
        return switch (this) {
            case CREATE -> answer.statusCode() == 201;
            case TRANSACTION -> answer.statusCode() == 200 && answer.body().contains("201 Created");
            case UPDATE -> answer.statusCode() == 200;
            default -> answer.statusCode() == 200 && answer.body().contains("\"Martha\"");
        };
    }

    private static HttpRequest.Builder to(Target target, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(target.base() + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/fhir+json")
                .header("Accept", "application/fhir+json");
        String authorization = target.authorization().get();
        return authorization.isEmpty() ? request : request.header("Authorization", authorization);
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
