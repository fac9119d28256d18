package de.medicalhub.fhir.document.control;

import de.medicalhub.fhir.LocalReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Resource;

/** Records in memory. */
final class MemoryDocuments implements DocumentRecords {
    private final Map<String, Resource> stored = new LinkedHashMap<>();

    void put(String reference, Resource resource) {
        resource.setId(reference);
        stored.put(reference, resource);
    }

    <T extends Resource> List<T> all(Class<T> type) {
        return stored.values().stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Override
    public <T extends Resource> Optional<T> find(Class<T> type, String reference) {
        return Optional.ofNullable(stored.get(reference))
                .filter(type::isInstance)
                .map(type::cast);
    }

    @Override
    public <T extends Resource> List<T> withIdentifier(Class<T> type, Identifier identifier) {
        return all(type).stream()
                .filter(resource -> identifiers(resource).stream().anyMatch(identifier::equalsShallow))
                .toList();
    }

    @Override
    public String create(Resource resource) {
        String reference = resource.fhirType() + "/new" + stored.size();
        put(reference, resource);
        return reference;
    }

    @Override
    public void update(Resource resource) {
        put(LocalReference.of(resource), resource);
    }

    @Override
    public List<String> store(Bundle transaction) {
        List<String> ids = new ArrayList<>();
        for (Bundle.BundleEntryComponent entry : transaction.getEntry()) {
            if (entry.getRequest().getMethod() == Bundle.HTTPVerb.PUT) {
                update(entry.getResource());
                ids.add(entry.getRequest().getUrl());
            } else {
                ids.add(create(entry.getResource()));
            }
        }
        return ids;
    }

    @Override
    public Optional<Coding> translateKdl(String code, String targetSystem) {
        return "PT130102".equals(code) && DocumentCodes.XDS_TYPE.equals(targetSystem)
                ? Optional.of(new Coding(targetSystem, "PATH", "Pathologie"))
                : Optional.empty();
    }

    private static List<Identifier> identifiers(Resource resource) {
        List<Identifier> found = new ArrayList<>();
        resource.getNamedProperty("identifier").getValues().forEach(value -> found.add((Identifier) value));
        if (resource instanceof DocumentReference document) {
            found.add(document.getMasterIdentifier());
        }
        return found;
    }
}
