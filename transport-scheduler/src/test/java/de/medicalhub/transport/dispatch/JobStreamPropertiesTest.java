package de.medicalhub.transport.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.orders.JobKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** Steps in any order and as often as phones send them (package dispatch, rule 7). */
class JobStreamPropertiesTest {
    private static final Instant NOW = TransportJobTest.NOW;

    @Property(tries = 300)
    @Label("7: a refused step changes nothing, a taken one leads where it says, and what ended stays ended")
    void anyStreamLeavesAJobThatMakesSense(
            @ForAll JobKind kind, @ForAll @Size(max = 30) List<Step> stream, @ForAll boolean repeated) {
        TransportJob job = TransportJobTest.planned(kind);
        List<Step> sent = new ArrayList<>();
        stream.forEach(step -> {
            sent.add(step);
            if (repeated) {
                sent.add(step);
            }
        });
        for (Step step : sent) {
            JobState before = job.state();
            Optional<String> tour = job.tourId();
            boolean allowed = job.nextSteps().contains(step);
            boolean taken = job.take(step, NOW).isEmpty();
            assertThat(taken).isEqualTo(allowed && !before.isEnded());
            assertThat(job.state()).isEqualTo(taken ? JobState.after(step) : before);
            if (!taken) {
                assertThat(job.tourId()).isEqualTo(tour);
            }
            assertThat(job.state().isStarted() && job.tourId().isEmpty()).isFalse();
        }
    }
}
