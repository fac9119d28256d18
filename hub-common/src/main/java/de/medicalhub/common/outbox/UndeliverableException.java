package de.medicalhub.common.outbox;

import org.jspecify.annotations.Nullable;

/** Says that an entry can never be delivered; its message holds no patient's data. */
public class UndeliverableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message why, without patient data: it is kept with the dead letter
     */
    public UndeliverableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
