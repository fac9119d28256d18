package de.medicalhub.portal.live.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.portal.identity.SignedOut;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WatchersTest {
    private final Watchers watchers = new Watchers();
    private final List<String> woken = new ArrayList<>();

    @Test
    @DisplayName("L1 a change wakes who watches that case, and every worklist")
    void wakesOnlyWhoWatches() {
        watchers.add("a", () -> woken.add("a"));
        watchers.add("b", () -> woken.add("b"));
        watchers.add(Watchers.ANY_CASE, () -> woken.add("list"));
        watchers.changed("a");
        assertThat(woken).containsExactly("a", "list");
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
        watchers.add(Watchers.ANY_CASE, () -> woken.add("list"));
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
