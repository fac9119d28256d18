package de.medicalhub.fhir.exchange.control;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.util.FhirTerser;
import de.medicalhub.fhir.LocalReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** A record as one Bundle that another server stores: each resource under its own id, so that references hold. */
public final class RecordTransaction {
    private static final FhirTerser TERSER = FhirContext.forR4Cached().newTerser();
    private static final String OBSERVATION_VALUE = "http://terminology.hl7.org/CodeSystem/v3-ObservationValue";

    private RecordTransaction() {}

    /**
     * What is named comes first, then the record in its order: a content (Binary) before the document that holds it. What is
     * shown in part is left out: it would be stored in the place of the whole. What is named and is not in it is named by the
     * address that it has here: under the same id the other server may have something else.
     *
     * @param named changed: its references to what is not in the Bundle
     * @param record changed likewise
     * @param base of this server, for the address of each entry
     */
    public static Bundle of(List<Resource> named, List<Resource> record, String base) {
        Map<String, Resource> parts = new LinkedHashMap<>();
        Stream.concat(named.stream(), record.stream())
                .filter(RecordTransaction::isWhole)
                .forEach(resource -> parts.putIfAbsent(LocalReference.of(resource), resource));
        Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        parts.forEach((reference, resource) -> {
            nameWhatStays(resource, parts.keySet(), base);
            bundle.addEntry()
                    .setFullUrl(base + "/" + reference)
                    .setResource(resource)
                    .getRequest()
                    .setMethod(HTTPVerb.PUT)
                    .setUrl(reference);
        });
        return bundle;
    }

    private static void nameWhatStays(Resource resource, Set<String> parts, String base) {
        TERSER.getAllPopulatedChildElementsOfType(resource, Reference.class).stream()
                .filter(Reference::hasReference)
                .filter(reference -> stays(reference.getReferenceElement(), parts))
                .forEach(reference -> reference.setReference(base + "/" + reference.getReference()));
        TERSER.getAllPopulatedChildElementsOfType(resource, Attachment.class).stream()
                .filter(Attachment::hasUrl)
                .filter(content -> stays(new IdType(content.getUrl()), parts))
                .forEach(content -> content.setUrl(base + "/" + content.getUrl()));
    }

    private static boolean stays(IIdType target, Set<String> parts) {
        String reference = LocalReference.of(target);
        return !reference.isEmpty() && !target.isAbsolute() && !parts.contains(reference);
    }

    private static boolean isWhole(Resource resource) {
        return !resource.hasMeta() || resource.getMeta().getSecurity(OBSERVATION_VALUE, "SUBSETTED") == null;
    }
}
