package de.medicalhub.fhir.access;

/** For whom people act, as it is remembered for a few seconds. */
public interface Employments {
    /** The server itself has written who works where: it is asked anew, on this node at once. */
    void haveChanged();
}
