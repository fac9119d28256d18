package de.medicalhub.fhir.mydata.control;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** What those whom the record names are called. */
final class Names {
    private final Map<String, String> names = new HashMap<>();

    Names(List<Resource> known) {
        known.forEach(resource -> names.put(resource.fhirType() + "/" + resource.getIdPart(), name(resource)));
    }

    /** Empty if nobody knows. */
    String of(Reference reference) {
        String id = reference.getReferenceElement().toUnqualifiedVersionless().getValue();
        String known = id == null ? "" : names.getOrDefault(id, "");
        return known.isEmpty() ? Objects.requireNonNullElse(reference.getDisplay(), "") : known;
    }

    String of(Stream<Reference> references) {
        return references
                .map(this::of)
                .filter(name -> !name.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** In the words that came with it. */
    static String of(CodeableConcept concept) {
        if (concept.hasText()) {
            return concept.getText();
        }
        return concept.getCoding().stream()
                .map(Coding::getDisplay)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> concept.getCoding().stream()
                        .map(Coding::getCode)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(""));
    }

    static String of(HumanName name) {
        return name.hasText()
                ? name.getText()
                : Stream.of(name.getPrefixAsSingleString(), name.getGivenAsSingleString(), name.getFamily())
                        .filter(part -> part != null && !part.isBlank())
                        .collect(Collectors.joining(" "));
    }

    private static String name(Resource resource) {
        if (resource instanceof Organization organization) {
            return Objects.requireNonNullElse(organization.getName(), "");
        }
        if (resource instanceof Practitioner practitioner) {
            return of(practitioner.getNameFirstRep());
        }
        if (resource instanceof Patient patient) {
            return of(patient.getNameFirstRep());
        }
        if (resource instanceof Location location) {
            return Objects.requireNonNullElse(location.getName(), "");
        }
        if (resource instanceof HealthcareService service) {
            return Objects.requireNonNullElse(service.getName(), "");
        }
        return resource instanceof Medication medication ? of(medication.getCode()) : "";
    }
}
