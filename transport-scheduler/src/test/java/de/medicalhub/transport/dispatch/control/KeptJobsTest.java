package de.medicalhub.transport.dispatch.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.dispatch.entity.Tour;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Jobs that a dispatcher keeps where they are (package dispatch, rule 15). */
class KeptJobsTest {
    private final OneDay day = new OneDay();
    private final Tour tour = day.tour("bus", 1, "06:00", "14:00");
    private final TransportJob job = day.ride("job", OneDay.DEPOT, OneDay.FAR, "09:00", "10:00");

    @Test
    @DisplayName("15: a planned job is kept on its tour without being moved, and given back by the same hand")
    void keptWhereItIs() {
        day.promise(tour, job, "09:00", "09:47");
        HandMoves moves = day.bean(HandMoves.class);
        moves.keep("job", job.version(), Set.of(OneDay.CARRIER));
        assertThat(job.isPinned()).isTrue();
        assertThat(job.tourId()).contains(tour.id());
        assertThat(job.plannedPickup()).contains(OneDay.at("09:00"));
        day.tour("other", 1, "06:00", "14:00");
        day.plan();
        assertThat(job.tourId()).contains(tour.id());
        moves.release("job", job.version(), Set.of(OneDay.CARRIER));
        assertThat(job.isPinned()).isFalse();
    }

    @Test
    @DisplayName("15 and 18: what is on no tour, another carrier's or seen in an older version is not kept")
    void refused() {
        HandMoves moves = day.bean(HandMoves.class);
        assertThatThrownBy(() -> moves.keep("job", job.version(), Set.of(OneDay.CARRIER)))
                .isInstanceOfSatisfying(
                        RefusedException.class, no -> assertThat(no.key()).isEqualTo("move.not-planned"));
        day.promise(tour, job, "09:00", "09:47");
        assertThatThrownBy(() -> moves.keep("job", job.version() + 1, Set.of(OneDay.CARRIER)))
                .isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> moves.keep("job", job.version(), Set.of("Organization/other")))
                .isInstanceOf(RefusedException.class);
        assertThat(job.isPinned()).isFalse();
    }
}
