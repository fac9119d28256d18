package de.medicalhub.video.waitingroom.entity;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.waitingroom.RoomState;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WaitingRoomTest {
    private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");
    private static final Instant TEN_PAST = NINE.plus(Duration.ofMinutes(10));

    private final WaitingRoom room = new WaitingRoom(new AppointmentId("a-1"));

    @Test
    @DisplayName("rule 4: a reload keeps the time since when the patient waits")
    void reloadKeepsTheTime() {
        assertThat(room.enter(NINE)).isTrue();
        assertThat(room.enter(TEN_PAST)).isFalse();
        assertThat(room.view().since()).isEqualTo(NINE);
    }

    @Test
    void nobodyIsLetInWhoDoesNotWait() {
        assertThat(room.admit(NINE)).isFalse();
        assertThat(room.view().state()).isEqualTo(RoomState.OPEN);
    }

    @Test
    @DisplayName("rule 3: who was let in stays, however long no sign comes")
    void admittedPatientIsNeverReleased() {
        room.enter(NINE);
        room.admit(NINE);
        assertThat(room.releaseIfAbsentSince(TEN_PAST)).isFalse();
        assertThat(room.view().state()).isEqualTo(RoomState.IN_CALL);
    }

    @Test
    @DisplayName("rule 3: a waiting patient without a sign counts as gone, one with a sign does not")
    void absentPatientIsReleased() {
        room.enter(NINE);
        room.seen(TEN_PAST);
        assertThat(room.releaseIfAbsentSince(TEN_PAST)).isFalse();
        assertThat(room.releaseIfAbsentSince(TEN_PAST.plusSeconds(1))).isTrue();
        assertThat(room.view().state()).isEqualTo(RoomState.OPEN);
        assertThat(room.view().since()).isNull();
    }

    @Test
    @DisplayName("rule 5: after the end the patient may wait again")
    void patientMayWaitAgainAfterTheEnd() {
        room.enter(NINE);
        room.admit(NINE);
        assertThat(room.end(TEN_PAST)).isTrue();
        assertThat(room.end(TEN_PAST)).isFalse();
        assertThat(room.enter(TEN_PAST)).isTrue();
        assertThat(room.view().state()).isEqualTo(RoomState.WAITING);
    }

    @Test
    void leavingDoesNotEndACall() {
        room.enter(NINE);
        room.admit(NINE);
        assertThat(room.leave()).isFalse();
        assertThat(room.view().state()).isEqualTo(RoomState.IN_CALL);
    }
}
