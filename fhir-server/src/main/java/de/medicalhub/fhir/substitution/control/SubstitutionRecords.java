package de.medicalhub.fhir.substitution.control;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.PractitionerRole;

/** The directory as substitutions need it, read and written in the name of the system. */
public interface SubstitutionRecords {
    /** The entry of that reference, {@code PractitionerRole/…}. */
    Optional<PractitionerRole> findPost(String reference);

    /** The organisation of that reference, {@code Organization/…}. */
    Optional<Organization> findOrganisation(String reference);

    /** All active entries of a person, {@code Practitioner/…}, whenever they hold. */
    List<PractitionerRole> postsOf(String practitioner);

    /**
     * A new entry.
     *
     * @return its reference
     */
    String create(PractitionerRole post);

    /**
     * A new version.
     *
     * @throws de.medicalhub.common.problem.HubException CONFLICT if it was changed since it was read
     */
    void update(PractitionerRole post);
}
