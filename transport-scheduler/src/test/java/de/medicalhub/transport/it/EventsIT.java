package de.medicalhub.transport.it;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.testing.Stack;
import de.medicalhub.transport.it.Orders.Wanted;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Boards hear of changes by themselves. */
class EventsIT {
    @Test
    @DisplayName("9: the stream of events stays open and says which day changed")
    void changeIsTold() throws Exception {
        Instant then = Clock.systemUTC().instant().plus(Duration.ofDays(15));
        LocalDate day = LocalDate.ofInstant(then, ZoneId.of("Europe/Berlin"));
        HttpResponse<Stream<String>> events = listen();
        assertThat(events.statusCode()).isEqualTo(200);
        CompletableFuture<Boolean> told = CompletableFuture.supplyAsync(
                () -> events.body().anyMatch(line -> line.startsWith("data:") && line.contains(day.toString())));
        Orders.send(new Wanted("transport-leg", then, then.plus(Duration.ofHours(1)), "walking", "80331", "München"));

        assertThat(told.get(60, TimeUnit.SECONDS)).isTrue();
    }

    private static HttpResponse<Stream<String>> listen() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(Stack.hubUrl() + "/transport/api/events"))
                .header("Authorization", "Bearer " + Stack.token("dispatcher1"))
                .header("Accept", "text/event-stream")
                .build();
        return HttpClient.newHttpClient()
                .sendAsync(request, BodyHandlers.ofLines())
                .get(30, TimeUnit.SECONDS);
    }
}
