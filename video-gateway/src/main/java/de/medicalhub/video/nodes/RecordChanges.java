package de.medicalhub.video.nodes;

import java.util.function.Consumer;

/** Tells that something changed in the record, where the FHIR server shares the database. */
public interface RecordChanges {
    /**
     * Hears of each change right after it was stored.
     *
     * @param listener gets the identifier of the case, and nothing else of it; called on one thread
     */
    void onCase(Consumer<String> listener);

    /** Told when changes may have been missed. */
    void onGap(Runnable listener);
}
