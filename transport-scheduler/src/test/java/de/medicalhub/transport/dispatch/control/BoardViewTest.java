package de.medicalhub.transport.dispatch.control;

import static de.medicalhub.transport.dispatch.control.OneDay.DAY;
import static de.medicalhub.transport.dispatch.control.OneDay.DEPOT;
import static de.medicalhub.transport.dispatch.control.OneDay.FAR;
import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.dispatch.entity.Tour;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.orders.RideNeed;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BoardViewTest {
    private final OneDay day = new OneDay();

    @Test
    @DisplayName(
            "15: a stop says how the person rides, with whom, and what the ride needs and brings, planned as well as waiting")
    void aPlannedStopSaysWhatItNeeds() {
        Tour tour = day.tour("bus", 4, "06:00", "16:00");
        TransportJob ride = day.ride("first", FAR, DEPOT, "07:00", "07:30", Set.of(RideNeed.WALKER, RideNeed.OXYGEN));
        day.promise(tour, ride, "07:10", "07:57");
        Board.Day shown = new Board.Day(
                DAY,
                day.now,
                List.of(new Board.TourWithStops(tour, day.book.stops(tour.id()))),
                List.of(new Board.Waiting(ride, false, List.of(), false)),
                List.of(),
                Set.of(),
                List.of(),
                new Board.Concerned(List.of(), List.of()));

        BoardView board = BoardView.of(shown, new BoardView.RoadsView("estimate", List.of()), Locale.GERMAN);

        assertThat(board.tours().get(0).stops()).hasSize(2).allSatisfy(stop -> {
            assertThat(stop.posture()).isEqualTo("walking");
            assertThat(stop.companion()).isFalse();
            assertThat(stop.needs()).containsExactly("oxygen", "walker");
        });
        assertThat(board.unplanned().get(0).needs()).containsExactlyInAnyOrder("oxygen", "walker");
    }
}
