package de.medicalhub.transport.dispatch.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.dispatch.Blocker;
import de.medicalhub.transport.dispatch.TransportJobTest;
import de.medicalhub.transport.dispatch.Trial;
import de.medicalhub.transport.dispatch.entity.Tour;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.orders.JobKind;
import de.medicalhub.transport.planning.Refusal;
import de.medicalhub.transport.planning.Refusal.Rule;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TryOutTest {
    @Test
    @DisplayName("27: what is on a tour already is answered as it stands there, and not inserted once more")
    void answersFromTheTour() {
        TransportJob job = TransportJobTest.planned(JobKind.RIDE);
        Trial trial = TryOut.known(job, Optional.of("Bus 1"), true);
        assertThat(trial.window()).isEqualTo(job.wish().window());
        assertThat(trial.place())
                .contains(new Trial.Place(TransportJobTest.NOW, TransportJobTest.NOW.plusSeconds(1800), "Bus 1", true));
        assertThat(trial.refusal()).isEmpty();
    }

    @Test
    @DisplayName(
            "27: who calls hears which vehicle comes nearest, what keeps it and the cheapest way out, as the board says it")
    void saysWhatStandsInTheWay() {
        OneDay day = new OneDay();
        Tour bus = day.tour("bus", 1, "06:00", "14:00");
        day.promise(bus, day.ride("first", OneDay.DEPOT, OneDay.FAR, "07:00", "07:10"), "07:00", "07:47");
        TransportJob other = day.ride("other", OneDay.DEPOT, OneDay.FAR, "07:20", "07:30");
        day.book.jobs.remove("other");
        Trial trial = day.bean(TryOut.class).insert(other, day.now);
        assertThat(trial.place()).isEmpty();
        assertThat(trial.blocker().map(Blocker::vehicle)).contains("bus");
        assertThat(trial.reason(Locale.GERMAN)).get().asString().contains("bus", "Mayen", "Uhr ginge es");
    }

    @Test
    @DisplayName("27: what waits is answered with the reason for which it waits")
    void answersWhyItWaits() {
        TransportJob job = TransportJobTest.waiting("job-1", JobKind.RIDE, Set.of());
        job.refuse(Refusal.of(Rule.WINDOW_PASSED), Optional.empty(), TransportJobTest.NOW);
        Trial trial = TryOut.known(job, Optional.empty(), false);
        assertThat(trial.place()).isEmpty();
        assertThat(trial.reason(Locale.ENGLISH)).isPresent();
        assertThat(trial.refusal().map(Refusal::rule)).contains(Rule.WINDOW_PASSED);
        assertThat(trial.window()).isEqualTo(job.wish().window());
    }
}
