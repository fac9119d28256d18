package de.medicalhub.fhir.retention.control;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.util.FhirTerser;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.UriType;

/** The contents (Binary) of a record. */
public final class HeldContents {
    private static final FhirTerser TERSER = FhirContext.forR4Cached().newTerser();

    private HeldContents() {}

    /** Ids of the Binaries that the record holds, such as documents, messages and photos. */
    public static Set<String> of(Resource record) {
        return ids(TERSER.getAllPopulatedChildElementsOfType(record, Attachment.class).stream()
                .filter(Attachment::hasUrl)
                .map(Attachment::getUrl));
    }

    /** Those that it names in any way, by a reference or an address; nobody may take them from it. */
    public static Set<String> namedBy(Resource record) {
        return ids(Stream.concat(
                TERSER.getAllPopulatedChildElementsOfType(record, Reference.class).stream()
                        .filter(Reference::hasReference)
                        .map(Reference::getReference),
                TERSER.getAllPopulatedChildElementsOfType(record, UriType.class).stream()
                        .filter(UriType::hasValue)
                        .map(UriType::getValue)));
    }

    private static Set<String> ids(Stream<String> addresses) {
        return addresses
                .map(IdType::new)
                .filter(id -> "Binary".equals(id.getResourceType()) && id.hasIdPart())
                .map(IdType::getIdPart)
                .collect(Collectors.toSet());
    }
}
