package de.medicalhub.portal;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.testing.Stack;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Somebody's open stream of changes. */
final class Following {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final long PATIENCE_SECONDS = 20;

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch changed = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CompletableFuture<Void> stream;

    private Following(HttpRequest request) {
        stream = HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofLines()).thenAccept(answer -> {
            answer.body().forEach(this::read);
            ended.countDown();
        });
    }

    /** Follows from now on. */
    static Following of(String path, String user) throws InterruptedException {
        Following following = new Following(HttpRequest.newBuilder(URI.create(Stack.hubUrl() + path))
                .header("Authorization", "Bearer " + Stack.token(user))
                .header("Accept", "text/event-stream")
                .build());
        assertThat(following.begun.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return following;
    }

    private void read(String line) {
        begun.countDown();
        if (line.equals("event: changed")) {
            changed.countDown();
        }
    }

    /** Whether a change is told within a while. */
    boolean changed() throws InterruptedException {
        return changed.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Whether a change was told so far. */
    boolean hasChanged() {
        return changed.getCount() == 0;
    }

    /** Whether the server ends the stream within a while. */
    boolean ended() throws InterruptedException {
        return ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    void close() {
        stream.cancel(true);
    }
}
