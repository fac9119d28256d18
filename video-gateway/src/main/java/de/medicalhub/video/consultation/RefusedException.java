package de.medicalhub.video.consultation;

import de.medicalhub.common.problem.HubException;
import org.jspecify.annotations.Nullable;

/** Carries a {@link Refusal} out of a use case; the edge says it in the reader's language. */
public class RefusedException extends HubException {
    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    public RefusedException(Refusal refusal) {
        this(refusal, null);
    }

    public RefusedException(Refusal refusal, @Nullable Throwable cause) {
        super(refusal.kind(), refusal.code(), cause);
        this.refusal = refusal;
    }

    /** The reason. */
    public Refusal refusal() {
        return refusal;
    }
}
