package de.medicalhub.fhir.subscription.control;

/** Subscriptions as they are stored, changed in the name of the system. */
public interface StoredSubscriptions {
    /**
     * Sets the status to {@code error}, unless it is no longer active.
     *
     * @param why for the one who subscribed
     */
    void giveUp(String subscription, String why);
}
