package de.medicalhub.portal.live.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.portal.identity.SignedOut;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WatchersTest {
    private final Watchers watchers = new Watchers();
    private final List<String> woken = new ArrayList<>();

    @Test
    @DisplayName("L1 a change wakes who watches that case, and nobody else")
    void wakesOnlyWhoWatches() {
        watchers.add("a", () -> woken.add("a"));
        watchers.add("b", () -> woken.add("b"));
        watchers.addFor(List.of("Organization/x"), () -> woken.add("list"));
        watchers.changed("a");
        assertThat(woken).containsExactly("a");
    }

    @Test
    @DisplayName("L6 a change wakes the worklists of those whom it concerns, each once, and no other")
    void wakesTheWorklistsConcerned() throws InterruptedException {
        watchers.addFor(List.of("Organization/x", "Organization/y"), () -> woken.add("both"));
        watchers.addFor(List.of("Organization/z"), () -> woken.add("stranger"));
        watchers.addFor(List.of("Patient/1"), () -> woken.add("patient"));
        WorklistWakes wakes = new WorklistWakes(
                watchers,
                cases -> cases.contains("a") ? Set.of("Organization/x", "Organization/y", "Patient/1") : Set.of());
        wakes.changed("a");
        wakes.changed("b");
        assertThat(wakes.round(Duration.ofSeconds(1))).isTrue();
        assertThat(woken).containsExactlyInAnyOrder("both", "patient");
    }

    @Test
    @DisplayName(
            "L6 whom a change concerns is asked again after a fault; nothing is lost, and nobody is woken for nothing")
    void askedAgainAfterAFault() throws InterruptedException {
        watchers.addFor(List.of("Organization/x"), () -> woken.add("x"));
        AtomicBoolean gone = new AtomicBoolean(true);
        WorklistWakes wakes = new WorklistWakes(watchers, cases -> {
            if (gone.getAndSet(false)) {
                throw new IllegalStateException("gone");
            }
            return Set.of("Organization/x");
        });
        wakes.changed("a");
        assertThat(wakes.round(Duration.ofSeconds(1))).isFalse();
        assertThat(woken).isEmpty();
        assertThat(wakes.round(Duration.ofSeconds(1))).isTrue();
        assertThat(woken).containsExactly("x");
    }

    @Test
    void whoHasLeftIsNotWokenAndLeavesNothingBehind() {
        Watchers.Watcher watcher = () -> woken.add("a");
        watchers.add("a", watcher);
        watchers.remove("a", watcher);
        watchers.changed("a");
        assertThat(woken).isEmpty();
        assertThat(watchers.watchedCases()).isZero();
    }

    @Test
    @DisplayName("L4 a browser that cannot be woken does not keep the others waiting")
    void oneFaultDoesNotStopTheOthers() {
        for (int i = 0; i < 3; i++) {
            watchers.add("a", () -> {
                throw new IllegalStateException("gone");
            });
            watchers.add("a", () -> woken.add("a"));
        }
        watchers.changed("a");
        assertThat(woken).containsExactly("a", "a", "a");
    }

    @Test
    @DisplayName("L4 after a gap everybody is woken once")
    void afterAGapEverybodyIsWoken() {
        watchers.add("a", () -> woken.add("a"));
        watchers.addFor(List.of("Organization/x", "Organization/y"), () -> woken.add("list"));
        watchers.missedSomething();
        assertThat(woken).containsExactlyInAnyOrder("a", "list");
    }

    @Test
    @DisplayName("L5 signing out ends the streams of that session and no other")
    void signingOutEndsStreams() {
        Streams streams = new Streams();
        streams.add(stream("mine"));
        streams.add(stream("other"));
        streams.signedOut(new SignedOut("mine"));
        assertThat(woken).containsExactly("mine ended");
    }

    private Streams.Stream stream(String session) {
        return new Streams.Stream() {
            @Override
            public String session() {
                return session;
            }

            @Override
            public void heartbeat() {
                woken.add(session + " lives");
            }

            @Override
            public void end() {
                woken.add(session + " ended");
            }
        };
    }
}
