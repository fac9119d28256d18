package de.medicalhub.transport.dispatch.entity;

/** Why a step is not taken. */
public enum StepRefusal {
    /** The job has ended and never changes again. */
    ENDED,
    /** Another step comes first. */
    WRONG_ORDER,
    /** Jobs of this kind know no such step. */
    OTHER_KIND;

    /** Key of the sentence in the module's messages. */
    public String key() {
        return switch (this) {
            case ENDED -> "step.ended";
            case WRONG_ORDER -> "step.wrong-order";
            case OTHER_KIND -> "step.other-kind";
        };
    }
}
