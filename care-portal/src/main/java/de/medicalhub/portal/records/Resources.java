package de.medicalhub.portal.records;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;

/** What the server gave, found by type and reference. */
public final class Resources {
    private final Map<String, Resource> byReference = new LinkedHashMap<>();
    private final Map<Class<?>, List<Resource>> byType = new HashMap<>();

    private Resources() {}

    /** Everything in the bundles and in the bundles within them (R1). */
    public static Resources of(Bundle... bundles) {
        Resources resources = new Resources();
        Stream.of(bundles).forEach(resources::take);
        return resources;
    }

    /** These and those. */
    public Resources and(Resources more) {
        Resources both = new Resources();
        both.byReference.putAll(byReference);
        both.byReference.putAll(more.byReference);
        return both;
    }

    /** All of one type, in the order in which they came. */
    public <T extends Resource> List<T> all(Class<T> type) {
        // Pages ask for the same types again and again, for each case of a list.
        return byType
                .computeIfAbsent(
                        type,
                        wanted -> byReference.values().stream()
                                .filter(wanted::isInstance)
                                .toList())
                .stream()
                .map(type::cast)
                .toList();
    }

    /** The first of a type. */
    public <T extends Resource> Optional<T> first(Class<T> type) {
        return all(type).stream().findFirst();
    }

    /** The one that a reference points to, if it came along. */
    public <T extends Resource> Optional<T> find(Class<T> type, Reference reference) {
        return find(type, reference.getReference());
    }

    /** The one of that relative reference, such as {@code Patient/1}. */
    public <T extends Resource> Optional<T> find(Class<T> type, String reference) {
        return Optional.ofNullable(byReference.get(relative(reference)))
                .filter(type::isInstance)
                .map(type::cast);
    }

    /** Whether what the reference points to came along. */
    public boolean holds(Reference reference) {
        return byReference.containsKey(relative(reference.getReference()));
    }

    /** How people call what a reference points to; the reference's own display if it did not come along. */
    public String nameOf(Reference reference) {
        Resource resource = byReference.get(relative(reference.getReference()));
        if (resource instanceof Organization organisation) {
            return organisation.getName();
        }
        if (resource instanceof Patient patient) {
            return nameOf(patient.getName());
        }
        if (resource instanceof Practitioner practitioner) {
            return nameOf(practitioner.getName());
        }
        if (resource instanceof RelatedPerson relative) {
            return nameOf(relative.getName());
        }
        return reference.hasDisplay() ? reference.getDisplay() : "";
    }

    /** "Dr. Ada Beispiel". */
    public static String nameOf(Collection<HumanName> names) {
        return names.stream()
                .findFirst()
                .map(name -> Stream.of(name.getPrefixAsSingleString(), name.getGivenAsSingleString(), name.getFamily())
                        .filter(part -> part != null && !part.isBlank())
                        .reduce((left, right) -> left + " " + right)
                        .orElseGet(() -> name.hasText() ? name.getText() : ""))
                .orElse("");
    }

    /** "Gerberstraße 3, 56727 Mayen". */
    public static String line(Address address) {
        List<String> parts = new ArrayList<>();
        address.getLine().forEach(line -> parts.add(line.getValue()));
        String town = Stream.of(address.getPostalCode(), address.getCity())
                .filter(part -> part != null && !part.isBlank())
                .reduce((left, right) -> left + " " + right)
                .orElse("");
        if (!town.isEmpty()) {
            parts.add(town);
        }
        return String.join(", ", parts);
    }

    /** {@code Type/id} of a resource, without version or server. */
    public static String referenceTo(Resource resource) {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }

    private static String relative(String reference) {
        if (reference == null) {
            return "";
        }
        String[] parts = reference.replaceFirst("/_history/.*$", "").split("/", -1);
        return parts.length < 2 ? reference : parts[parts.length - 2] + "/" + parts[parts.length - 1];
    }

    private void take(Bundle bundle) {
        for (Bundle.BundleEntryComponent entry : bundle.getEntry()) {
            Resource resource = entry.getResource();
            if (resource instanceof Bundle inner) {
                take(inner);
            } else if (resource != null && resource.getIdElement().hasIdPart()) {
                byReference.putIfAbsent(referenceTo(resource), resource);
            }
        }
    }
}
