package de.medicalhub.transport.dispatch;

import de.medicalhub.transport.orders.JobKind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What a driver says to have done. */
public enum Step {
    ACCEPTED("accepted", EnumSet.allOf(JobKind.class)),
    ARRIVED("arrived", EnumSet.of(JobKind.RIDE)),
    ON_BOARD("on-board", EnumSet.of(JobKind.RIDE)),
    DROPPED_OFF("dropped-off", EnumSet.of(JobKind.RIDE)),
    NO_SHOW("no-show", EnumSet.of(JobKind.RIDE)),
    /** Whoever is to be fetched needs a while, and the driver says how long; the ride stays, and a vehicle comes again. */
    NOT_READY("not-ready", EnumSet.of(JobKind.RIDE)),
    /** Before the pickup the driver says why not; the job leaves the tour and waits for the dispatcher. */
    TURNED_DOWN("turned-down", EnumSet.allOf(JobKind.class)),
    PICKED_UP("picked-up", EnumSet.of(JobKind.DELIVERY)),
    HANDED_OVER("handed-over", EnumSet.of(JobKind.DELIVERY)),
    /** Nobody took the medicines at the door, and the driver says why; they go back to the pharmacy. */
    NOT_DELIVERED("not-delivered", EnumSet.of(JobKind.DELIVERY)),
    /** They are at the pharmacy again, which confirms it. */
    BROUGHT_BACK("brought-back", EnumSet.of(JobKind.DELIVERY));

    private final String code;

    @SuppressWarnings("ImmutableEnumChecker") // never changed after construction
    private final Set<JobKind> kinds;

    Step(String code, Set<JobKind> kinds) {
        this.code = code;
        this.kinds = kinds;
    }

    /** As the JSON API spells it. */
    public String code() {
        return code;
    }

    /** Whether jobs of that kind know this step. */
    public boolean isFor(JobKind kind) {
        return kinds.contains(kind);
    }

    /** The step of that code, if there is one. */
    public static Optional<Step> find(String code) {
        return Arrays.stream(values()).filter(step -> step.code.equals(code)).findFirst();
    }
}
