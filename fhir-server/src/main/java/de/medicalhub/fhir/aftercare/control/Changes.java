package de.medicalhub.fhir.aftercare.control;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.LocalReference;
import de.medicalhub.fhir.operation.Refusal;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Collects what one operation writes, as one FHIR transaction. */
final class Changes {
    private final Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);

    /** How many entries there are so far. */
    int size() {
        return bundle.getEntry().size();
    }

    /** A new resource; the answer is how others of the transaction refer to it. */
    Reference add(Resource resource) {
        String name = "urn:uuid:" + UUID.randomUUID();
        Bundle.BundleEntryComponent entry = bundle.addEntry().setFullUrl(name).setResource(resource);
        entry.getRequest().setMethod(Bundle.HTTPVerb.POST).setUrl(resource.fhirType());
        return new Reference(name);
    }

    /** A new version, provided that nobody else has written one since it was read. */
    void replace(Resource resource) {
        String reference = LocalReference.of(resource);
        Bundle.BundleEntryComponent entry =
                bundle.addEntry().setFullUrl(reference).setResource(resource);
        entry.getRequest()
                .setMethod(Bundle.HTTPVerb.PUT)
                .setUrl(reference)
                .setIfMatch("W/\"" + resource.getIdElement().getVersionIdPart() + "\"");
    }

    /**
     * @throws Refusal if somebody else was faster
     */
    List<String> storeIn(AftercareRecords records) {
        try {
            return records.store(bundle);
        } catch (HubException failure) {
            if (failure.kind() == ProblemKind.CONFLICT) {
                throw new Refusal(ProblemKind.CONFLICT, "changed-meanwhile");
            }
            throw failure;
        }
    }
}
