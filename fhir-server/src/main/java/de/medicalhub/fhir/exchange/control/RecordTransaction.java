package de.medicalhub.fhir.exchange.control;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Resource;

/** A record as one Bundle that another server stores: each resource under its own id, so that references hold. */
public final class RecordTransaction {
    private static final String OBSERVATION_VALUE = "http://terminology.hl7.org/CodeSystem/v3-ObservationValue";

    private RecordTransaction() {}

    /**
     * What is named comes first, then the record in its order: a content (Binary) before the document that holds it. What is
     * shown in part is left out: it would be stored in the place of the whole.
     *
     * @param base of this server, for the address of each entry
     */
    public static Bundle of(List<Resource> named, List<Resource> record, String base) {
        Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        Stream.concat(named.stream(), record.stream())
                .filter(RecordTransaction::isWhole)
                .forEach(resource -> {
                    String reference = resource.fhirType() + "/" + resource.getIdPart();
                    bundle.addEntry()
                            .setFullUrl(base + "/" + reference)
                            .setResource(resource)
                            .getRequest()
                            .setMethod(HTTPVerb.PUT)
                            .setUrl(reference);
                });
        return bundle;
    }

    private static boolean isWhole(Resource resource) {
        return !resource.hasMeta() || resource.getMeta().getSecurity(OBSERVATION_VALUE, "SUBSETTED") == null;
    }
}
