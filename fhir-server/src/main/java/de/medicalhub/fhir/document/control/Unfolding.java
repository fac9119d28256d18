package de.medicalhub.fhir.document.control;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.util.FhirTerser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Makes resources of this server out of a document's entries. A reference survives only if it leads to the patient or
 * encounter known here or to an entry that is unfolded too; every other one keeps its words, not its target.
 */
final class Unfolding {
    /** Clinical facts. Who acts, and what is ordered or organised, is not taken from a document. */
    private static final Set<String> TYPES = Set.of(
            "AllergyIntolerance",
            "Condition",
            "DiagnosticReport",
            "FamilyMemberHistory",
            "Immunization",
            "MedicationAdministration",
            "MedicationStatement",
            "Observation",
            "Procedure");

    /** Each of the types has one of them. */
    private static final Set<String> ABOUT = Set.of("subject", "patient");

    private static final FhirTerser TERSER = FhirContext.forR4Cached().newTerser();

    private final DocumentBundle document;
    private final SubjectOfDocument about;
    private final Map<Resource, String> names = new LinkedHashMap<>();

    /**
     * @param withEntries whether more than the Composition is unfolded
     */
    Unfolding(DocumentBundle document, SubjectOfDocument about, boolean withEntries) {
        this.document = document;
        this.about = about;
        if (withEntries) {
            document.entries().stream()
                    .filter(entry -> TYPES.contains(entry.fhirType()) && isAboutSubject(entry))
                    .forEach(entry -> names.put(entry, "urn:uuid:" + UUID.randomUUID()));
        }
    }

    /** The Composition, ready to be stored. */
    Composition composition() {
        Composition composition = rewrite(document.composition().copy());
        composition.setId("");
        return composition;
    }

    /** The entries by the names under which the others refer to them. */
    Map<String, Resource> entries() {
        Map<String, Resource> entries = new LinkedHashMap<>();
        names.forEach((entry, name) -> {
            Resource copy = rewrite(entry.copy());
            copy.setId("");
            entries.put(name, copy);
        });
        return entries;
    }

    private <T extends Resource> T rewrite(T copy) {
        copy.getMeta().setVersionId(null).setLastUpdated(null);
        List<Reference> all = new ArrayList<>(TERSER.getAllPopulatedChildElementsOfType(copy, Reference.class));
        all.forEach(this::rewrite);
        return copy;
    }

    private void rewrite(Reference reference) {
        if (!reference.hasReference() || reference.getReference().startsWith("#")) {
            return;
        }
        Optional<Resource> meant = document.find(Resource.class, reference);
        reference.setResource(null);
        reference.setReference(meant.map(this::address).orElse(null));
        if (!reference.hasReference() && !reference.hasIdentifier()) {
            meant.flatMap(Unfolding::identifier).ifPresent(reference::setIdentifier);
        }
    }

    private @org.jspecify.annotations.Nullable String address(Resource meant) {
        if (meant instanceof Patient && isSubject(meant)) {
            return Refs.of(about.patient());
        }
        if (meant instanceof Encounter && isEncounter(meant)) {
            return about.encounter().map(Refs::of).orElse(null);
        }
        return names.get(meant);
    }

    /** By the field that says so: that the document's patient takes part elsewhere, as a newborn's mother does, is not it. */
    private boolean isAboutSubject(Resource entry) {
        return ABOUT.stream()
                .flatMap(field -> Stream.ofNullable(entry.getNamedProperty(field)))
                .flatMap(field -> field.getValues().stream())
                .anyMatch(about -> about instanceof Reference reference
                        && document.find(Patient.class, reference)
                                .filter(this::isSubject)
                                .isPresent());
    }

    private boolean isSubject(Resource meant) {
        return document.find(Patient.class, document.composition().getSubject())
                .filter(subject -> subject == meant)
                .isPresent();
    }

    private boolean isEncounter(Resource meant) {
        return document.find(Encounter.class, document.composition().getEncounter())
                .filter(encounter -> encounter == meant)
                .isPresent();
    }

    private static Optional<Identifier> identifier(Resource meant) {
        Property property = meant.getNamedProperty("identifier");
        return property == null
                ? Optional.empty()
                : property.getValues().stream()
                        .filter(Identifier.class::isInstance)
                        .map(value -> ((Identifier) value).copy())
                        .findFirst();
    }
}
