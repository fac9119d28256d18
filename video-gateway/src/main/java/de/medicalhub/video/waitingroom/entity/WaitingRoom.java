package de.medicalhub.video.waitingroom.entity;

import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.waitingroom.RoomState;
import de.medicalhub.video.waitingroom.RoomView;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One room per Appointment. Each change answers whether it happened. */
@Entity
@Table(name = "waiting_room")
public class WaitingRoom {
    @Id
    @Column(name = "appointment_id")
    private String appointmentId;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private RoomState state;

    @Column(name = "since")
    private @Nullable Instant since;

    @Column(name = "last_seen_at")
    private @Nullable Instant lastSeenAt;

    @Version
    @Column(name = "version")
    private int version;

    protected WaitingRoom() {}

    public WaitingRoom(AppointmentId appointment) {
        this.appointmentId = appointment.value();
        this.state = RoomState.OPEN;
    }

    /** The patient comes; who waits already keeps their time (rule 4). */
    public boolean enter(Instant now) {
        lastSeenAt = now;
        return state != RoomState.WAITING && state != RoomState.IN_CALL && move(RoomState.WAITING, now);
    }

    /** A sign of the patient; who was away for longer than the resume time waits again (rule 3). */
    public boolean seen(Instant now) {
        lastSeenAt = now;
        return state == RoomState.AWAY && move(RoomState.WAITING, now);
    }

    /** The patient goes. */
    public boolean leave() {
        return state == RoomState.WAITING && move(RoomState.OPEN, null);
    }

    /** The host lets in, or calls again a patient who has given a sign lately (rule 5). */
    public boolean admit(Instant now, Duration presenceTimeout) {
        return (state == RoomState.WAITING || (state == RoomState.ENDED && isThere(now.minus(presenceTimeout))))
                && move(RoomState.IN_CALL, now);
    }

    private boolean isThere(Instant limit) {
        Instant seen = lastSeenAt;
        return seen != null && !seen.isBefore(limit);
    }

    /** The host ends. */
    public boolean end(Instant now) {
        return (state == RoomState.IN_CALL || state == RoomState.AWAY) && move(RoomState.ENDED, now);
    }

    /** Nobody has ended the call: the patient went longer ago than that, or is in a call that is over by the clock (rule 8). */
    public boolean isLeft(Instant awaySince, boolean isOver) {
        boolean goneLong = state == RoomState.AWAY && since != null && since.isBefore(awaySince);
        return goneLong || (isOver && (state == RoomState.AWAY || state == RoomState.IN_CALL));
    }

    /** Ends a call that nobody ended; answers as of when, which is the patient's last sign. */
    public Instant endLeft(Instant now) {
        Instant last = lastSeenAt == null ? now : lastSeenAt;
        end(last);
        return last;
    }

    /** Nobody has seen the patient for too long, waiting or in the call (rule 3). */
    public boolean releaseIfAbsent(AbsenceLimits limits) {
        Instant seen = lastSeenAt == null ? Instant.EPOCH : lastSeenAt;
        if (state == RoomState.WAITING && seen.isBefore(limits.waiting())) {
            return move(RoomState.OPEN, null);
        }
        return state == RoomState.IN_CALL && seen.isBefore(limits.inCall()) && move(RoomState.AWAY, seen);
    }

    public RoomView view() {
        return new RoomView(new AppointmentId(appointmentId), state, since);
    }

    private boolean move(RoomState next, @Nullable Instant when) {
        state = next;
        since = when;
        return true;
    }
}
