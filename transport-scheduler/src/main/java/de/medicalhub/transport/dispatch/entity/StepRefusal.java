package de.medicalhub.transport.dispatch.entity;

/** Why a step is not taken. */
public enum StepRefusal {
    /** The job has ended and never changes again. */
    ENDED,
    /** Another step comes first. */
    WRONG_ORDER,
    /** Jobs of this kind know no such step. */
    OTHER_KIND,
    /** It was another step, or one that cannot be taken back. */
    NOT_LAST,
    /** The pharmacy wants the medicines back; that is no step of the driver's. */
    CALLED_BACK,
    /** Others have acted on the end of the job by now. */
    TOO_LONG_AGO;

    /** Key of the sentence in the module's messages. */
    public String key() {
        return switch (this) {
            case ENDED -> "step.ended";
            case WRONG_ORDER -> "step.wrong-order";
            case OTHER_KIND -> "step.other-kind";
            case NOT_LAST -> "step.not-last";
            case CALLED_BACK -> "step.called-back";
            case TOO_LONG_AGO -> "step.too-long-ago";
        };
    }
}
