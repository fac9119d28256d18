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

    private static final Duration LATELY = Duration.ofSeconds(45);

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
        assertThat(room.admit(NINE, LATELY)).isFalse();
        assertThat(room.view().state()).isEqualTo(RoomState.OPEN);
    }

    @Test
    @DisplayName("rule 3: who was let in and comes back within the resume time is in the call")
    void admittedPatientComesBackIntoTheCall() {
        room.enter(NINE);
        room.admit(NINE, LATELY);
        assertThat(room.releaseIfAbsent(sixtySecondsBefore(NINE.plusSeconds(60))))
                .isFalse();
        assertThat(room.seen(NINE.plusSeconds(60))).isFalse();
        assertThat(room.view().state()).isEqualTo(RoomState.IN_CALL);
        assertThat(room.view().since()).isEqualTo(NINE);
    }

    @Test
    @DisplayName(
            "rule 3: who was let in and stays away is away since the last sign, waits when back, and is let in again")
    void admittedPatientWhoStaysAwayWaitsAgain() {
        room.enter(NINE);
        room.admit(NINE, LATELY);
        room.seen(NINE.plusSeconds(15));
        assertThat(room.releaseIfAbsent(sixtySecondsBefore(NINE.plusSeconds(76))))
                .isTrue();
        assertThat(room.view().state()).isEqualTo(RoomState.AWAY);
        assertThat(room.view().since()).isEqualTo(NINE.plusSeconds(15));
        assertThat(room.admit(TEN_PAST, LATELY)).isFalse();
        assertThat(room.seen(TEN_PAST)).isTrue();
        assertThat(room.view().state()).isEqualTo(RoomState.WAITING);
        assertThat(room.view().since()).isEqualTo(TEN_PAST);
        assertThat(room.admit(TEN_PAST, LATELY)).isTrue();
    }

    @Test
    @DisplayName("rule 3: the host may end a call whose patient stays away")
    void hostEndsWithoutThePatient() {
        room.enter(NINE);
        room.admit(NINE, LATELY);
        room.releaseIfAbsent(sixtySecondsBefore(TEN_PAST));
        assertThat(room.end(TEN_PAST)).isTrue();
        assertThat(room.seen(TEN_PAST)).isFalse();
        assertThat(room.view().state()).isEqualTo(RoomState.ENDED);
    }

    @Test
    @DisplayName("rule 2: after a restart nobody counts as gone before they had the time to come back")
    void restartOfTheServerLosesNoCall() {
        room.enter(NINE);
        room.admit(NINE, LATELY);
        Instant restarted = TEN_PAST;
        assertThat(room.releaseIfAbsent(limitsAfterRestart(restarted, restarted.plusSeconds(59))))
                .isFalse();
        assertThat(room.releaseIfAbsent(limitsAfterRestart(restarted, restarted.plusSeconds(60))))
                .isTrue();
    }

    @Test
    @DisplayName("rule 3: a waiting patient without a sign counts as gone, one with a sign does not")
    void absentPatientIsReleased() {
        room.enter(NINE);
        room.seen(TEN_PAST);
        assertThat(room.releaseIfAbsent(new AbsenceLimits(TEN_PAST, TEN_PAST))).isFalse();
        assertThat(room.releaseIfAbsent(new AbsenceLimits(TEN_PAST.plusSeconds(1), TEN_PAST)))
                .isTrue();
        assertThat(room.view().state()).isEqualTo(RoomState.OPEN);
        assertThat(room.view().since()).isNull();
    }

    @Test
    @DisplayName("rule 5: after the end the patient may wait again")
    void patientMayWaitAgainAfterTheEnd() {
        room.enter(NINE);
        room.admit(NINE, LATELY);
        assertThat(room.end(TEN_PAST)).isTrue();
        assertThat(room.end(TEN_PAST)).isFalse();
        assertThat(room.enter(TEN_PAST)).isTrue();
        assertThat(room.view().state()).isEqualTo(RoomState.WAITING);
    }

    @Test
    @DisplayName("rule 5: the host calls again whose page is still there, and nobody else")
    void hostCallsAgain() {
        room.enter(NINE);
        room.admit(NINE, LATELY);
        room.end(NINE);
        room.seen(NINE);
        assertThat(room.admit(NINE.plus(LATELY).plusSeconds(1), LATELY)).isFalse();
        assertThat(room.admit(NINE.plus(LATELY), LATELY)).isTrue();
        assertThat(room.view().state()).isEqualTo(RoomState.IN_CALL);
    }

    @Test
    void leavingDoesNotEndACall() {
        room.enter(NINE);
        room.admit(NINE, LATELY);
        assertThat(room.leave()).isFalse();
        assertThat(room.view().state()).isEqualTo(RoomState.IN_CALL);
    }

    private static AbsenceLimits sixtySecondsBefore(Instant now) {
        return new AbsenceLimits(now.minusSeconds(45), now.minusSeconds(60));
    }

    private static AbsenceLimits limitsAfterRestart(Instant restarted, Instant now) {
        return AbsenceLimits.at(now, restarted, Duration.ofSeconds(45), Duration.ofSeconds(60));
    }
}
