package de.medicalhub.transport.dispatch;

import de.medicalhub.transport.Words;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Why a ride did not happen or a job was turned down, in the driver's words; never a diagnosis. */
public enum StepReason {
    NOT_THERE("not-there", EnumSet.of(Step.NO_SHOW, Step.NOT_DELIVERED)),
    DECLINED("declined", EnumSet.of(Step.NO_SHOW)),
    NOT_FIT("not-fit", EnumSet.of(Step.NO_SHOW)),
    /** Of phones that know no step for it yet. */
    NOT_READY("not-ready", EnumSet.of(Step.NO_SHOW)),
    READY_IN_15("ready-in-15", EnumSet.of(Step.NOT_READY)),
    READY_IN_30("ready-in-30", EnumSet.of(Step.NOT_READY)),
    READY_IN_60("ready-in-60", EnumSet.of(Step.NOT_READY)),
    WRONG_ADDRESS("wrong-address", EnumSet.of(Step.NO_SHOW, Step.TURNED_DOWN, Step.NOT_DELIVERED)),
    REFUSED("refused", EnumSet.of(Step.NOT_DELIVERED)),
    NO_IDENTITY("no-identity", EnumSet.of(Step.NOT_DELIVERED)),
    DAMAGED("damaged", EnumSet.of(Step.NOT_DELIVERED)),
    VEHICLE_UNSUITABLE("vehicle-unsuitable", EnumSet.of(Step.TURNED_DOWN)),
    EQUIPMENT_MISSING("equipment-missing", EnumSet.of(Step.TURNED_DOWN)),
    TOO_LATE("too-late", EnumSet.of(Step.TURNED_DOWN)),
    VEHICLE_FAILED("vehicle-failed", EnumSet.of(Step.TURNED_DOWN)),
    DRIVER_UNWELL("driver-unwell", EnumSet.of(Step.TURNED_DOWN));

    private final String code;

    @SuppressWarnings("ImmutableEnumChecker") // never changed after construction
    private final Set<Step> steps;

    StepReason(String code, Set<Step> steps) {
        this.code = code;
        this.steps = steps;
    }

    /** As the JSON API spells it. */
    public String code() {
        return code;
    }

    /** Whether it may be the reason of that step. */
    public boolean isFor(Step step) {
        return steps.contains(step);
    }

    /** What the board says of it. */
    public AlertKind alert(Step step) {
        return switch (this) {
            case NOT_READY, READY_IN_15, READY_IN_30, READY_IN_60 -> AlertKind.NOT_READY;
            case VEHICLE_FAILED, DRIVER_UNWELL -> AlertKind.BREAKDOWN;
            default -> step == Step.NO_SHOW ? AlertKind.NO_SHOW : AlertKind.TURNED_DOWN;
        };
    }

    /** In how long somebody is ready who was not. */
    public Duration readyIn() {
        return switch (this) {
            case READY_IN_30 -> Duration.ofMinutes(30);
            case READY_IN_60 -> Duration.ofHours(1);
            default -> Duration.ofMinutes(15);
        };
    }

    /** In plain words. */
    public String sentence(Locale language) {
        return Words.say(language, "reason." + code);
    }

    /** The reason of that code, if there is one. */
    public static Optional<StepReason> find(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code.equals(code))
                .findFirst();
    }
}
