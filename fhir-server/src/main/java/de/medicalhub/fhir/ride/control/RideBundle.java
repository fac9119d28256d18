package de.medicalhub.fhir.ride.control;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/** What is stored in one transaction. */
final class RideBundle {
    private final Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);

    /** Stores it under its id, whatever is there. */
    void put(Resource resource) {
        entry(resource);
    }

    /** Stores it if nobody has stored another version meanwhile. */
    void replace(Resource resource) {
        Bundle.BundleEntryRequestComponent request = entry(resource);
        if (resource.getIdElement().hasVersionIdPart()) {
            request.setIfMatch("W/\"" + resource.getIdElement().getVersionIdPart() + "\"");
        }
    }

    /** The leg is not driven; its request is revoked. */
    void cancel(Task leg, Optional<ServiceRequest> request, CodeableConcept why, Instant now) {
        replace(leg.setStatus(Task.TaskStatus.CANCELLED).setStatusReason(why).setLastModified(Date.from(now)));
        request.ifPresent(one -> replace(one.setStatus(ServiceRequest.ServiceRequestStatus.REVOKED)));
    }

    boolean isEmpty() {
        return !bundle.hasEntry();
    }

    Bundle toBundle() {
        return bundle;
    }

    private Bundle.BundleEntryRequestComponent entry(Resource resource) {
        String reference = resource.fhirType() + "/" + resource.getIdElement().getIdPart();
        return bundle.addEntry()
                .setFullUrl(reference)
                .setResource(resource)
                .getRequest()
                .setMethod(Bundle.HTTPVerb.PUT)
                .setUrl(reference);
    }
}
