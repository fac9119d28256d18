package de.medicalhub.fhir.document.control;

import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Readings of references. */
final class Refs {
    private Refs() {}

    /** Such as {@code Patient/12}; empty if the reference names nothing stored here. */
    static String local(Reference reference) {
        return local(new IdType(reference.hasReference() ? reference.getReference() : ""));
    }

    /** The same of an address. */
    static String local(IdType id) {
        return id.hasIdPart() && id.hasResourceType() ? id.getResourceType() + "/" + id.getIdPart() : "";
    }

    static String of(Resource resource) {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }
}
