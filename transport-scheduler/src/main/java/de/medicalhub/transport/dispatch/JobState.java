package de.medicalhub.transport.dispatch;

import de.medicalhub.transport.orders.JobKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How far a job is; the words are those of docs/fhir-model.md.
 */
public enum JobState {
    UNPLANNED("unplanned", "received", "unplanned"),
    PLANNED("planned", "accepted", "assigned", Step.ACCEPTED, Step.TURNED_DOWN),
    ACCEPTED("accepted", "in-progress", "en-route", Step.ARRIVED, Step.PICKED_UP, Step.TURNED_DOWN),
    ARRIVED("arrived", "in-progress", "arrived", Step.ON_BOARD, Step.NO_SHOW, Step.NOT_READY),
    ON_BOARD("on-board", "in-progress", "on-board", Step.DROPPED_OFF),
    PICKED_UP("picked-up", "in-progress", "picked-up", Step.HANDED_OVER, Step.NOT_DELIVERED),
    NOT_DELIVERED("not-delivered", "in-progress", "not-delivered", Step.BROUGHT_BACK),
    BROUGHT_BACK("brought-back", "in-progress", "brought-back"),
    DROPPED_OFF("dropped-off", "completed", "dropped-off"),
    HANDED_OVER("handed-over", "completed", "handed-over"),
    RETURNED("returned", "failed", "returned"),
    NO_SHOW("no-show", "failed", "no-show"),
    CANCELLED("cancelled", "cancelled", "cancelled");

    private final String code;
    private final String taskStatus;
    private final String businessStatus;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of, which is immutable
    private final List<Step> next;

    JobState(String code, String taskStatus, String businessStatus, Step... next) {
        this.code = code;
        this.taskStatus = taskStatus;
        this.businessStatus = businessStatus;
        this.next = List.of(next);
    }

    /** As the JSON API spells it. */
    public String code() {
        return code;
    }

    /** Task.status in FHIR. */
    public String taskStatus() {
        return taskStatus;
    }

    /** Task.businessStatus in FHIR. */
    public String businessStatus() {
        return businessStatus;
    }

    /** Which steps a job of that kind may take from here. */
    public List<Step> nextSteps(JobKind kind) {
        return next.stream().filter(step -> step.isFor(kind)).toList();
    }

    /** The state that a step leads to; every step leads to one of its own, but a job that is turned down, or comes again later, is unplanned again. */
    public static JobState after(Step step) {
        if (step == Step.TURNED_DOWN || step == Step.NOT_READY) {
            return UNPLANNED;
        }
        Optional<JobState> state =
                Arrays.stream(values()).filter(s -> s.code.equals(step.code())).findFirst();
        return state.orElseThrow();
    }

    /** Where a job was before the step that led here, as far as it may be taken back; what was signed for may not. */
    public Optional<JobState> before() {
        return switch (this) {
            case ACCEPTED -> Optional.of(PLANNED);
            case ARRIVED, PICKED_UP -> Optional.of(ACCEPTED);
            case ON_BOARD, NO_SHOW -> Optional.of(ARRIVED);
            case DROPPED_OFF -> Optional.of(ON_BOARD);
            case NOT_DELIVERED -> Optional.of(PICKED_UP);
            case BROUGHT_BACK -> Optional.of(NOT_DELIVERED);
            case UNPLANNED, PLANNED, HANDED_OVER, RETURNED, CANCELLED -> Optional.empty();
        };
    }

    /** Whether the driver has begun, so that the job keeps its tour. */
    public boolean isStarted() {
        return this == ACCEPTED || isAtPickup() || isAboard() || this == BROUGHT_BACK;
    }

    /** Whether medicines are still at the pharmacy, so that they may be packed otherwise. */
    public boolean isBeforePickup() {
        return this == UNPLANNED || this == PLANNED || this == ACCEPTED;
    }

    /** Whether the vehicle stands at the pickup. */
    public boolean isAtPickup() {
        return this == ARRIVED;
    }

    /** Whether the patient or the parcel is in the vehicle. */
    public boolean isAboard() {
        return this == ON_BOARD || this == PICKED_UP || this == NOT_DELIVERED;
    }

    /** Whether the medicines go back, or are back, so that the way ends at the pharmacy. */
    public boolean isOnTheWayBack() {
        return this == NOT_DELIVERED || this == BROUGHT_BACK || this == RETURNED;
    }

    /** The states in which nothing will change any more. */
    public static List<JobState> ended() {
        return Arrays.stream(values()).filter(JobState::isEnded).toList();
    }

    /** Whether nothing will change any more. */
    public boolean isEnded() {
        return this == DROPPED_OFF || this == HANDED_OVER || this == RETURNED || this == NO_SHOW || this == CANCELLED;
    }
}
