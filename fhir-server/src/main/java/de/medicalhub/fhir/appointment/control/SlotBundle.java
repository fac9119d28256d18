package de.medicalhub.fhir.appointment.control;

import de.medicalhub.fhir.LocalReference;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/** Collects what one booking writes, as one FHIR transaction. */
final class SlotBundle {
    private final Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);

    /**
     * A new resource.
     *
     * @return how the others of the transaction refer to it
     */
    String add(Resource created) {
        String name = "urn:uuid:" + UUID.randomUUID();
        bundle.addEntry()
                .setFullUrl(name)
                .setResource(created)
                .getRequest()
                .setMethod(Bundle.HTTPVerb.POST)
                .setUrl(created.fhirType());
        return name;
    }

    /** At which place of the transaction that resource stands. */
    int indexOf(String name) {
        return bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getFullUrl)
                .toList()
                .indexOf(name);
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
