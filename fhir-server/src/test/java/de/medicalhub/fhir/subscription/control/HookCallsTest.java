package de.medicalhub.fhir.subscription.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.fhir.subscription.control.HookCalls.Outcome;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HookCallsTest {
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final List<String> off = new ArrayList<>();
    private final List<Outcome> made = new ArrayList<>();
    private Outcome answer = Outcome.FAILED;

    private final HookCalls calls = new HookCalls(
            (pause, work) -> {
                pauses.add(pause);
                waiting.add(work);
            },
            (subscription, why) -> off.add(subscription + ": " + why));

    @Test
    @DisplayName("7: who does not answer is called again after longer and longer pauses, then the Subscription is off")
    void givesUpInTheEnd() {
        call("a");
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
        assertThat(pauses).isEqualTo(HookCalls.PAUSES).isSorted();
        assertThat(made).hasSize(pauses.size() + 1);
        assertThat(off).containsExactly("a: The subscriber did not answer 5 calls.");
    }

    @Test
    @DisplayName("7: a call that waits stands for those that come meanwhile, of its own Subscription only")
    void oneWaitsForAll() {
        call("a");
        call("a");
        call("b");
        assertThat(made).hasSize(2);
        assertThat(waiting).hasSize(2);
        answer = Outcome.DONE;
        waiting.remove().run();
        call("a");
        assertThat(made).hasSize(4);
        assertThat(waiting).hasSize(1);
        assertThat(off).isEmpty();
    }

    @Test
    @DisplayName("7: who answers that it is gone is off at once, and may be called when it is subscribed anew")
    void goneIsGone() {
        answer = Outcome.GONE;
        call("a");
        assertThat(off).containsExactly("a: The subscriber answers that it is gone for good (410).");
        assertThat(waiting).isEmpty();
        answer = Outcome.DONE;
        call("a");
        assertThat(made).hasSize(2);
    }

    private void call(String subscription) {
        calls.call(subscription, () -> {
            made.add(answer);
            return answer;
        });
    }
}
