package de.medicalhub.portal;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.testing.Stack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a page says that it cost (I6), and how long it took.
 *
 * @param questions to the FHIR server
 * @param fhirMillis until their answers were understood
 * @param millis until the page was there
 */
public record PageCost(int questions, double fhirMillis, double millis) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern TIMING = Pattern.compile("fhir;desc=\"([0-9]+)\";dur=([0-9.]+)");

    /** Asks once, with a token of that user of the demo. */
    public static PageCost of(String path, String user) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(Stack.hubUrl() + path))
                .header("Authorization", "Bearer " + Stack.token(user))
                .build();
        long start = System.nanoTime();
        HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        double millis = (System.nanoTime() - start) / 1_000_000.0;
        assertThat(answer.statusCode()).isEqualTo(200);
        Matcher timing =
                TIMING.matcher(answer.headers().firstValue("Server-Timing").orElse(""));
        assertThat(timing.matches()).as("Server-Timing").isTrue();
        return new PageCost(Integer.parseInt(timing.group(1)), Double.parseDouble(timing.group(2)), millis);
    }

    /** The whole page to its searches. */
    public double ratio() {
        return millis / fhirMillis;
    }
}
