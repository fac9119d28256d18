package de.medicalhub.video.waitingroom.entity;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.ConsultationFacts;
import de.medicalhub.video.consultation.Practice;
import de.medicalhub.video.waitingroom.Place;
import de.medicalhub.video.waitingroom.RoomState;
import de.medicalhub.video.waitingroom.RoomView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("rule 7: who waits before whom")
class QueueTest {
    private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");

    @Test
    void aloneItIsOnesTurnAtTheAppointmentAndNotBefore() {
        Queue empty = new Queue(List.of());
        assertThat(empty.placeOf(entry("a", 10, RoomState.WAITING), NINE)).isEqualTo(new Place(0, minute(10)));
        assertThat(empty.placeOf(entry("a", 10, RoomState.WAITING), minute(20))).isEqualTo(new Place(0, minute(20)));
    }

    @Test
    void theOrderIsThatOfTheAppointmentsAndTenMinutesAreReckonedForEach() {
        Queue queue = new Queue(List.of(
                entry("late", 30, RoomState.WAITING),
                entry("first", 0, RoomState.WAITING),
                entry("second", 15, RoomState.WAITING),
                entry("gone", 5, RoomState.OPEN)));
        assertThat(queue.waiting())
                .extracting(entry -> entry.facts().appointment().value())
                .containsExactly("first", "second", "late");
        assertThat(queue.placeOf(entry("own", 20, RoomState.WAITING), minute(21)))
                .isEqualTo(new Place(2, minute(41)));
    }

    @Test
    void theTalkThatGoesOnIsReckonedToItsPlannedEndWithinLimits() {
        Queue queue = new Queue(List.of(entry("talk", 0, RoomState.IN_CALL)));
        Queue.Entry own = entry("own", 0, RoomState.WAITING);
        assertThat(queue.placeOf(own, minute(5)).expectedAt()).isEqualTo(minute(15));
        assertThat(queue.placeOf(own, minute(40)).expectedAt()).isEqualTo(minute(43));
        assertThat(queue.placeOf(own, minute(-20)).expectedAt()).isEqualTo(minute(0));
    }

    private static Queue.Entry entry(String id, int minute, RoomState state) {
        AppointmentId appointment = new AppointmentId(id);
        return new Queue.Entry(
                new ConsultationFacts(
                        appointment,
                        minute(minute),
                        minute(minute).plus(Duration.ofMinutes(15)),
                        "Dr. Weber",
                        Practice.UNKNOWN),
                new RoomView(appointment, state, NINE));
    }

    private static Instant minute(int minute) {
        return NINE.plus(Duration.ofMinutes(minute));
    }
}
