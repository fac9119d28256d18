package de.medicalhub.fhir.access.control;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** What a caller sees in full of the resources that meet a condition; the others count nowhere, not towards a limit either. */
public interface SeenMatches {
    /**
     * The first of them.
     *
     * @param query criteria of the type's own fields, such as {@code identifier=a|b}
     * @param most how many are looked for
     */
    List<IBaseResource> find(RequestDetails request, String type, String query, int most);
}
