package de.medicalhub.fhir.access.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.IncidentId;
import de.medicalhub.common.problem.IncidentLog;
import de.medicalhub.common.problem.ProblemKind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the realm for what it tells everybody. One asks at a time; where there was no answer, nobody asks again for some
 * seconds, so that a service that is away holds no threads. The log tells once that it is away, and once that it is back.
 */
final class SignInService {
    private static final Logger LOG = LoggerFactory.getLogger(SignInService.class);
    private static final IncidentLog INCIDENTS = new IncidentLog(LOG);

    /** Between two questions to a service that does not answer; TokenFilter sends clients away for as long. */
    private static final long PAUSE_NANOS = Duration.ofSeconds(5).toNanos();

    private static final int OK = 200;

    private final ObjectMapper json = new ObjectMapper();
    private final ReentrantLock turn = new ReentrantLock();
    private final Duration patience;
    private final LongSupplier nanos;
    private final HttpClient http;
    private volatile @Nullable Away away;

    /**
     * Since when there is no answer.
     *
     * @param until when it may be asked again, by the clock
     */
    private record Away(IncidentId incident, long until) {}

    /** What is read, and what is made of it. */
    interface Question<T> {
        /** Fails if there is no answer, or one that cannot be used. */
        T ask() throws IOException;
    }

    /**
     * @param patience for one answer, from the connection to its last byte
     * @param nanos a clock that only goes on
     */
    SignInService(Duration patience, LongSupplier nanos) {
        this.patience = patience;
        this.nanos = nanos;
        http = HttpClient.newBuilder().connectTimeout(patience).build();
    }

    /**
     * The answer.
     *
     * @throws HubException UNAVAILABLE if there is none, or there was none a moment ago
     */
    <T> T ask(Question<T> question) {
        refuseWhileAway();
        turn.lock();
        try {
            refuseWhileAway(); // Who had to wait for the turn learns what the one before was told.
            T answer = question.ask();
            back();
            return answer;
        } catch (IOException | IllegalArgumentException e) { // The latter for an address that is none.
            throw away(e);
        } finally {
            turn.unlock();
        }
    }

    /** What stands at an address; to be called by a question. */
    JsonNode read(URI address) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> coming = http.sendAsync(
                HttpRequest.newBuilder(address)
                        .header("Accept", "application/json")
                        .build(),
                BodyHandlers.ofByteArray());
        try {
            HttpResponse<byte[]> answer = coming.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            if (answer.statusCode() != OK) {
                throw new IOException("Status " + answer.statusCode());
            }
            return json.readTree(answer.body());
        } catch (TimeoutException | ExecutionException e) {
            coming.cancel(true);
            throw new IOException(e);
        } catch (InterruptedException e) {
            coming.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** From now on it counts as away for some seconds. */
    HubException away(Exception why) {
        Away before = away;
        IncidentId incident = before == null
                ? INCIDENTS.note(ProblemKind.UNAVAILABLE, "the sign-in service does not answer", why)
                : before.incident();
        away = new Away(incident, nanos.getAsLong() + PAUSE_NANOS);
        return unavailable(incident);
    }

    private void back() {
        Away before = away;
        if (before != null) {
            away = null;
            LOG.info("Incident {} is over: the sign-in service answers", before.incident());
        }
    }

    private void refuseWhileAway() {
        Away now = away;
        if (now != null && nanos.getAsLong() - now.until() < 0) {
            throw unavailable(now.incident());
        }
    }

    private static HubException unavailable(IncidentId incident) {
        return new HubException(
                ProblemKind.UNAVAILABLE,
                "The sign-in service does not answer, so nobody can tell whether the token is valid. Please try again. If it stays"
                        + " so, please name incident " + incident + ".");
    }
}
