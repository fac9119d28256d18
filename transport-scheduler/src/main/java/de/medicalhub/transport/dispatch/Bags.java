package de.medicalhub.transport.dispatch;

import java.time.Instant;
import java.util.Optional;

/** What is known of bags of medicine beside their jobs; every caller is in a transaction. */
public interface Bags {
    /** Since when a pharmacist's decision is waited for; empty if none is. */
    Optional<Instant> heldSince(String jobId);

    /** The code of the label as it is printed; empty without a label. */
    Optional<String> printedCode(String jobId);
}
