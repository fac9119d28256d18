package de.medicalhub.transport.dispatch.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.dispatch.AlertKind;
import de.medicalhub.transport.dispatch.JobState;
import de.medicalhub.transport.dispatch.Step;
import de.medicalhub.transport.dispatch.StepNote;
import de.medicalhub.transport.dispatch.StepReason;
import de.medicalhub.transport.dispatch.entity.Alert.What;
import de.medicalhub.transport.dispatch.entity.Tour;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Orders that change or are withdrawn while their driver is at them (package dispatch, rule 6). */
class LateOrdersTest {
    private final OneDay day = new OneDay();
    private final Tour tour = day.tour("bus", 1, "06:00", "14:00");
    private final TransportJob ride = day.ride("ride", OneDay.FAR, OneDay.DEPOT, "08:00", "09:30");
    private final LateOrders orders = day.bean(LateOrders.class);

    @BeforeEach
    void begun() {
        day.promise(tour, ride, "09:00", "09:47");
        day.now = OneDay.at("08:10");
        day.bean(StepTaking.class).take("ride", Step.ACCEPTED, note(Optional.empty()), tour.driver());
    }

    @Test
    @DisplayName("6: a change is shown, and told again when the driver hands the job back")
    void changeCountsLater() {
        orders.changed(ride);
        assertThat(kinds()).containsExactly(AlertKind.ORDER_CHANGED);
        assertThat(ride.hasMissedChange()).isTrue();
        day.bean(StepTaking.class)
                .take("ride", Step.TURNED_DOWN, note(Optional.of(StepReason.TOO_LATE)), tour.driver());
        assertThat(ride.hasMissedChange()).as("it was asked for").isFalse();
    }

    @Test
    @DisplayName(
            "6: what was withdrawn is cancelled when the driver hands it back, and by a mis-tap that is taken back")
    void withdrawnEndsLater() {
        day.bean(RequestDesk.class).withdraw("ride");
        assertThat(kinds()).containsExactly(AlertKind.ORDER_WITHDRAWN);
        assertThat(ride.state()).isEqualTo(JobState.ACCEPTED);
        day.bean(StepTaking.class).takeBack("ride", Step.ACCEPTED, day.now, tour.driver());
        assertThat(ride.state()).isEqualTo(JobState.CANCELLED);
        assertThat(day.book.stops(tour.id())).isEmpty();
    }

    private Iterable<AlertKind> kinds() {
        return day.alerts.raised.values().stream().map(What::kind).toList();
    }

    private StepNote note(Optional<StepReason> reason) {
        return new StepNote(day.now, Optional.empty(), reason);
    }
}
