package de.medicalhub.transport.trail.control;

/** Remembers for ten minutes whom a person was shown (rules 2 and 3). */
public interface ShownPatients {
    /** Forgets what is older than ten minutes. */
    void forgetOld(String person);

    /** Forgets that anybody was shown the patient. */
    void forget(String patient);

    /**
     * Remembers that the person was shown this patient.
     *
     * @return false if it is remembered already
     */
    boolean remember(String person, String patient);
}
