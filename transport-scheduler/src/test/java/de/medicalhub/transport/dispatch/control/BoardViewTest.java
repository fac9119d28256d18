package de.medicalhub.transport.dispatch.control;

import static de.medicalhub.transport.dispatch.control.OneDay.DAY;
import static de.medicalhub.transport.dispatch.control.OneDay.DEPOT;
import static de.medicalhub.transport.dispatch.control.OneDay.FAR;
import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.dispatch.entity.Tour;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.orders.RideNeed;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
        Board.Day shown = shown(tour, List.of(new Board.Waiting(ride, false, List.of(), false)));

        BoardView board = BoardView.of(shown, new BoardView.RoadsView("estimate", List.of()), Locale.GERMAN);

        assertThat(board.tours().get(0).stops()).hasSize(2).allSatisfy(stop -> {
            assertThat(stop.posture()).isEqualTo("walking");
            assertThat(stop.companion()).isFalse();
            assertThat(stop.needs()).containsExactly("oxygen", "walker");
        });
        assertThat(board.unplanned().get(0).needs()).containsExactlyInAnyOrder("oxygen", "walker");
    }

    @Test
    @DisplayName("a stop that is done says when it was, beside when it had been planned; one that is ahead does not")
    void aStopThatIsDoneSaysWhen() {
        Tour tour = day.tour("bus", 4, "06:00", "16:00");
        day.promise(tour, day.ride("first", FAR, DEPOT, "07:00", "07:30"), "07:10", "07:57");
        Instant boarded = day.now.plusSeconds(77);
        day.book.stops(tour.id()).get(0).done(boarded);

        BoardView board =
                BoardView.of(shown(tour, List.of()), new BoardView.RoadsView("estimate", List.of()), Locale.GERMAN);

        assertThat(board.tours().get(0).stops())
                .extracting(stop -> Optional.ofNullable(stop.doneAt()))
                .containsExactly(Optional.of(boarded), Optional.empty());
        assertThat(board.tours().get(0).stops().get(0).plannedAt()).isNotEqualTo(boarded);
    }

    private Board.Day shown(Tour tour, List<Board.Waiting> waiting) {
        return new Board.Day(
                DAY,
                day.now,
                List.of(new Board.TourWithStops(tour, day.book.stops(tour.id()))),
                waiting,
                List.of(),
                Set.of(),
                List.of(),
                new Board.Concerned(List.of(), List.of()));
    }
}
