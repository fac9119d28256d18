package de.medicalhub.fhir.exchange.control;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.util.FhirTerser;
import de.medicalhub.fhir.LocalReference;
import de.medicalhub.fhir.access.Access;
import de.medicalhub.fhir.exchange.PatientRecord;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * Puts a document together of a Composition and what it names (FHIR R4, 3.3.1), as far as the caller may read that. Each time it
 * is a new document with an identifier of its own; nothing of it is kept.
 */
@Component
public class ComposeDocument {
    private static final FhirTerser TERSER = FhirContext.forR4Cached().newTerser();
    private static final String URI = "urn:ietf:rfc:3986";
    private static final String NOT_THERE = "There is no such resource, or you may not read it.";

    private final PatientRecord record;
    private final Access access;
    private final Clock clock;

    ComposeDocument(PatientRecord record, Access access, Clock clock) {
        this.record = record;
        this.access = access;
        this.clock = clock;
    }

    /**
     * A Bundle of type document: the Composition, what it names, and the people and organisations that are named in that.
     *
     * @param composition {@code Composition/…}
     * @throws ResourceNotFoundException if there is none, or the caller may not read it
     */
    public Bundle of(RequestDetails request, String composition) {
        Composition head = record.read(request, Set.of(composition)).stream()
                .filter(Composition.class::isInstance)
                .map(Composition.class::cast)
                .findFirst()
                .orElseThrow(() -> new ResourceNotFoundException(NOT_THERE));
        List<Resource> told = new ArrayList<>();
        told.add(head);
        told.addAll(record.read(request, named(request, head)));
        told.addAll(record.named(request, List.copyOf(told)));
        Map<String, Resource> parts = new LinkedHashMap<>();
        told.forEach(part -> parts.putIfAbsent(LocalReference.of(part), part));
        Bundle document = new Bundle().setType(Bundle.BundleType.DOCUMENT).setTimestamp(Date.from(clock.instant()));
        document.getIdentifier().setSystem(URI).setValue("urn:uuid:" + UUID.randomUUID());
        parts.forEach((reference, part) -> document.addEntry()
                .setFullUrl(request.getFhirServerBase() + "/" + reference)
                .setResource(part));
        return document;
    }

    /** Not those to which it relates, which are documents of their own, and nothing that stands on another server. */
    private Set<String> named(RequestDetails request, Composition head) {
        Composition own = head.copy();
        own.setRelatesTo(null);
        Set<String> types = new LinkedHashSet<>(access.readableTypes(request, true));
        types.addAll(access.readableTypes(request, false));
        Set<String> named = new LinkedHashSet<>();
        TERSER.getAllPopulatedChildElementsOfType(own, Reference.class).stream()
                .map(Reference::getReferenceElement)
                .filter(id -> !id.isAbsolute() && types.contains(id.getResourceType()))
                .map(LocalReference::of)
                .filter(reference -> !reference.isEmpty())
                .forEach(named::add);
        named.remove(LocalReference.of(head));
        return named;
    }
}
