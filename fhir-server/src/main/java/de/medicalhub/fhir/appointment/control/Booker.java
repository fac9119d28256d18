package de.medicalhub.fhir.appointment.control;

import java.util.Set;
import java.util.function.Predicate;
import org.hl7.fhir.instance.model.api.IBaseResource;

/**
 * Who books.
 *
 * @param person {@code Practitioner/…} or {@code Patient/…}; {@code Organization/…} of a hospital's system
 * @param organisations for which the caller acts
 * @param mayRead whether the caller may read a resource, by more than an emergency access
 * @param mayName whether the caller may read all that a new resource refers to
 * @param mayEnterPast whether it is a system that also enters what has been
 */
public record Booker(
        String person,
        Set<String> organisations,
        Predicate<IBaseResource> mayRead,
        Predicate<IBaseResource> mayName,
        boolean mayEnterPast) {
    /** Keeps its own copy. */
    public Booker {
        organisations = Set.copyOf(organisations);
    }

    boolean isPatient() {
        return person.startsWith("Patient/");
    }
}
