package de.medicalhub.portal.calendar.control;

import de.medicalhub.portal.records.Resources;
import java.util.Collection;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/** One transaction of a calendar; what changes must be as it was read. */
public final class CalendarBundle {
    private final Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);

    /** New ones; a full URL is for those that others of the transaction name. */
    public CalendarBundle create(String fullUrl, Resource created) {
        Bundle.BundleEntryComponent entry = bundle.addEntry().setResource(created);
        if (!fullUrl.isEmpty()) {
            entry.setFullUrl(fullUrl);
        }
        entry.getRequest().setMethod(Bundle.HTTPVerb.POST).setUrl(created.fhirType());
        return this;
    }

    public CalendarBundle createAll(Collection<? extends Resource> created) {
        created.forEach(one -> create("", one));
        return this;
    }

    public CalendarBundle replaceAll(Collection<? extends Resource> changed) {
        changed.forEach(this::replace);
        return this;
    }

    public CalendarBundle replace(Resource changed) {
        String reference = Resources.referenceTo(changed);
        bundle.addEntry()
                .setFullUrl(reference)
                .setResource(changed)
                .getRequest()
                .setMethod(Bundle.HTTPVerb.PUT)
                .setUrl(reference)
                .setIfMatch("W/\"" + changed.getMeta().getVersionId() + "\"");
        return this;
    }

    public boolean isEmpty() {
        return bundle.getEntry().isEmpty();
    }

    public Bundle toBundle() {
        return bundle;
    }
}
