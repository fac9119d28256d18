package de.medicalhub.transport.planning;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * Why a job is on no tour.
 *
 * @param rule which rule binds
 * @param amount minutes, kilometres or kilograms where the rule counts them, else 0
 * @param obstacle what stands in the way where the rule would have to give way least
 */
public record Refusal(Rule rule, long amount, Optional<Obstacle> obstacle) {
    private static final String WORDS = "de.medicalhub.transport.planning.refusal";

    /** Which rule a refusal rests on. */
    public enum Rule {
        /** No vehicle is on duty on that day. */
        NO_SHIFT,
        /** No vehicle on duty has a stretcher. */
        NO_STRETCHER,
        /** No vehicle on duty has a wheelchair place. */
        NO_WHEELCHAIR_PLACE,
        /** No vehicle on duty has a carry chair. */
        NO_CARRY_CHAIR,
        /** No vehicle on duty has a cold box. */
        NO_COLD_BOX,
        /** Nobody on duty may carry oxygen. */
        NO_OXYGEN,
        /** Nobody on duty is equipped for protection against infection. */
        NO_INFECTION_PROTECTION,
        /** Nobody on duty can carry a person over stairs. */
        NO_CARRYING,
        /** Nobody on duty is instructed to hand narcotics over. */
        NO_NARCOTICS_DRIVER,
        /** Lift, ramp and crew of every vehicle on duty bear less than the patient weighs; so many kilograms at most. */
        TOO_HEAVY,
        /** Who would bear the patient has a tour, but it is out, not fit, or in the dispatcher's hand. */
        BEARING_VEHICLE_AWAY,
        /** Each need is met by some vehicle, but no single one meets all. */
        NO_FITTING_VEHICLE,
        /** The best tour misses the time window by so many minutes. */
        WINDOW_MISSED,
        /** The best tour would have the patient aboard so many minutes longer than is allowed. */
        RIDE_TOO_LONG,
        /** The shift of the best tour ends so many minutes too early; 0 if a longer one would not help either. */
        NO_ROOM_IN_SHIFT,
        /** There would be room, were it not for a legal break of the driver. */
        BREAK_NEEDED,
        /** The vehicle or driver that the job requires has no tour. */
        VEHICLE_NOT_ON_DUTY,
        /** The time window ended before the job could be planned. */
        WINDOW_PASSED,
        /** The patient is home only so many minutes after the latest hand-over of the medicine. */
        HOME_TOO_LATE,
        /** Where it is collected nobody is there within the time window, or not at the hours at which a vehicle could come. */
        PHARMACY_CLOSED,
        /** Planning the day was stopped before a place was looked for. */
        PLANNING_CUT_SHORT,
        /** No tour has a place, and there was no time to find out why. */
        NO_PLACE_FOUND,
        /** The address was not found. */
        ADDRESS_UNKNOWN,
        /** The address lies so many kilometres away. */
        OUTSIDE_AREA,
        /** Nobody has said yet when it is to be driven. */
        WAITS_FOR_CALL,
        /** The order lacks what a ride needs. */
        ORDER_INCOMPLETE,
        /** Its time window ends before it begins. */
        WINDOW_REVERSED,
        /** It begins where it ends. */
        SAME_PLACE
    }

    /** A refusal that no vehicle stands in the way of. */
    public Refusal(Rule rule, long amount) {
        this(rule, amount, Optional.empty());
    }

    /** A refusal that counts nothing. */
    public static Refusal of(Rule rule) {
        return new Refusal(rule, 0);
    }

    /** A plain sentence in German or English: what binds. */
    public String sentence(Locale language) {
        ResourceBundle words = ResourceBundle.getBundle(
                WORDS, language, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return new MessageFormat(words.getString(rule.name()), language).format(new Object[] {amount});
    }
}
