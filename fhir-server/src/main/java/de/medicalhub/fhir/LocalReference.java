package de.medicalhub.fhir;

import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** References to what is stored here, in one form: type and id, without version and server, such as {@code Task/12}. */
public final class LocalReference {
    private LocalReference() {}

    /** Of what the reference names; empty if that is nothing stored here. */
    public static String of(Reference reference) {
        return of(reference.getReferenceElement());
    }

    /** The same of an address. */
    public static String of(IIdType id) {
        return id.hasIdPart() && id.hasResourceType() ? id.getResourceType() + "/" + id.getIdPart() : "";
    }

    /** The resource's own. */
    public static String of(Resource resource) {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }
}
