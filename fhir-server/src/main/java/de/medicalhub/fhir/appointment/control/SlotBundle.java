package de.medicalhub.fhir.appointment.control;

import de.medicalhub.fhir.LocalReference;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/** Collects what one booking writes, as one FHIR transaction. */
final class SlotBundle {
    private final Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);

    void add(Resource created) {
        bundle.addEntry()
                .setFullUrl("urn:uuid:" + UUID.randomUUID())
                .setResource(created)
                .getRequest()
                .setMethod(Bundle.HTTPVerb.POST)
                .setUrl(created.fhirType());
    }

    /** A new version, provided that nobody else has written one since it was read. */
    void replace(Resource changed) {
        String reference = LocalReference.of(changed);
        bundle.addEntry()
                .setFullUrl(reference)
                .setResource(changed)
                .getRequest()
                .setMethod(Bundle.HTTPVerb.PUT)
                .setUrl(reference)
                .setIfMatch("W/\"" + changed.getIdElement().getVersionIdPart() + "\"");
    }

    Bundle toBundle() {
        return bundle;
    }
}
