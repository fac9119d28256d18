package de.medicalhub.video.consultation;

import de.medicalhub.common.problem.HubException;
import org.jspecify.annotations.Nullable;

/** Carries a {@link Refusal} out of a use case; the edge says it in the reader's language. */
public class RefusedException extends HubException {
    private static final long serialVersionUID = 1L;

    private final Refusal refusal;
    private final transient Practice practice;

    public RefusedException(Refusal refusal) {
        this(refusal, Practice.UNKNOWN, null);
    }

    public RefusedException(Refusal refusal, Throwable cause) {
        this(refusal, Practice.UNKNOWN, cause);
    }

    private RefusedException(Refusal refusal, Practice practice, @Nullable Throwable cause) {
        super(refusal.kind(), refusal.code(), cause);
        this.refusal = refusal;
        this.practice = practice;
    }

    /** For the patient of a known link: with whom they may ring up instead. */
    public RefusedException withPractice(Practice known) {
        return new RefusedException(refusal, known, this);
    }

    /** Whom to ring up; unknown unless the link was one of ours. */
    public Practice practice() {
        return practice;
    }

    /** The reason. */
    public Refusal refusal() {
        return refusal;
    }
}
