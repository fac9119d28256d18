package de.medicalhub.video.consultation;

import java.util.Locale;

/**
 * Somebody who may enter a consultation.
 *
 * @param key the same for the same person after a reload, and different for everybody else
 * @param name as the others read it; empty for whom only a link is known
 */
public record Participant(AppointmentId appointment, Side side, String key, String name) {
    /** On which side of the desk, and as what. */
    public enum Side {
        /** Who lets in and ends. */
        HOST(Seat.HOST),
        /** Who waits. */
        PATIENT(Seat.PATIENT),
        /** Of the patient's family or friends, invited by the host. */
        RELATIVE(Seat.GUEST),
        /** Translates, invited by the host. */
        INTERPRETER(Seat.GUEST),
        /** Of the nursing service, at the patient's home or elsewhere, invited by the host. */
        NURSE(Seat.GUEST);

        private final Seat seat;

        Side(Seat seat) {
            this.seat = seat;
        }

        /** Where somebody of this side sits. */
        public Seat seat() {
            return seat;
        }

        /** As the protocol spells it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One connection each; who comes earlier in this order offers first and never gives way. */
    public enum Seat {
        /** The desk. */
        HOST,
        /** The patient. */
        PATIENT,
        /** One more person. */
        GUEST
    }

    /** May let in and end. */
    public boolean isHost() {
        return side == Side.HOST;
    }

    /** Waits, and moves the room by coming and going. */
    public boolean isPatient() {
        return side == Side.PATIENT;
    }
}
