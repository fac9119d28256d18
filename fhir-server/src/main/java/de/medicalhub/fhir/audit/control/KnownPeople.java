package de.medicalhub.fhir.audit.control;

import java.util.Set;

/** Who is in the records. */
public interface KnownPeople {
    /** Whether there is a resource to each of the references, such as {@code Patient/12}. */
    boolean all(Set<String> references);
}
