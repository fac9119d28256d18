package de.medicalhub.fhir.discharge.control;

/** Tells whoever watches that a case has changed, if and when the running transaction commits. */
public interface CaseChanges {
    /** Once for each case; more calls in one transaction tell nothing more. */
    void changed(String caseId);
}
