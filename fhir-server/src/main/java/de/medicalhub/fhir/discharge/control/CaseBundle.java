package de.medicalhub.fhir.discharge.control;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Collects what one operation writes, as one FHIR transaction. */
final class CaseBundle {
    private final Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
    private final List<String> names = new ArrayList<>();

    /**
     * A new resource.
     *
     * @return how the others of the transaction refer to it
     */
    String add(Resource resource) {
        String name = "urn:uuid:" + UUID.randomUUID();
        Bundle.BundleEntryComponent entry = bundle.addEntry().setFullUrl(name).setResource(resource);
        entry.getRequest().setMethod(Bundle.HTTPVerb.POST).setUrl(resource.fhirType());
        names.add(name);
        return name;
    }

    /** A new version of a resource, provided that nobody else has written one since it was read. */
    void replace(Resource resource) {
        String reference = resource.fhirType() + "/" + resource.getIdElement().getIdPart();
        Bundle.BundleEntryComponent entry =
                bundle.addEntry().setFullUrl(reference).setResource(resource);
        entry.getRequest()
                .setMethod(Bundle.HTTPVerb.PUT)
                .setUrl(reference)
                .setIfMatch("W/\"" + resource.getIdElement().getVersionIdPart() + "\"");
        names.add(reference);
    }

    /** At which place of the transaction a resource stands. */
    int indexOf(String name) {
        return names.indexOf(name);
    }

    /** As FHIR transaction. */
    Bundle toBundle() {
        return bundle;
    }

    static Reference reference(String name) {
        return new Reference(name);
    }
}
