package de.medicalhub.fhir.document.control;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.util.FhirTerser;
import de.medicalhub.fhir.LocalReference;
import de.medicalhub.fhir.access.Owner;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Makes resources of this server out of a document's entries. A reference survives only if it leads to the patient or
 * encounter known here or to an entry that is unfolded too; every other one keeps its words, not its target.
 */
final class Unfolding {
    /** Clinical facts and prescriptions. Who acts, and what else is ordered or organised, is not taken from a document. */
    private static final Set<String> TYPES = Set.of(
            "AllergyIntolerance",
            "Condition",
            "DiagnosticReport",
            "FamilyMemberHistory",
            "Immunization",
            "MedicationAdministration",
            "MedicationRequest",
            "MedicationStatement",
            "Observation",
            "Procedure");

    private static final FhirTerser TERSER = FhirContext.forR4Cached().newTerser();

    private final DocumentBundle document;
    private final SubjectOfDocument about;
    private final Optional<String> owner;
    private final Map<Resource, String> names = new LinkedHashMap<>();

    Unfolding(DocumentBundle document, SubjectOfDocument about, Sender sender) {
        this.document = document;
        this.about = about;
        this.owner = sender.owner();
        document.entries().stream()
                .filter(entry -> TYPES.contains(entry.fhirType()) && isAboutSubject(entry))
                .forEach(entry -> names.put(entry, entry.fhirType() + "/" + id(entry)));
    }

    /** The same each time that the document comes from this sender for this patient. */
    private UUID id(Resource entry) {
        Identifier identifier = document.bundle().getIdentifier();
        String whole = String.join(
                "\n",
                LocalReference.of(about.patient()),
                owner.orElse(""),
                identifier.getSystem(),
                identifier.getValue(),
                document.address(entry));
        return UUID.nameUUIDFromBytes(whole.getBytes(StandardCharsets.UTF_8));
    }

    /** The Composition, ready to be stored. One without an identifier gets that of its document, to be found by. */
    Composition composition() {
        Composition composition = rewrite(document.composition().copy());
        composition.setId("");
        Owner.set(composition, owner);
        if (!composition.hasIdentifier()) {
            composition.setIdentifier(document.bundle().getIdentifier().copy());
        }
        return composition;
    }

    /** What becomes of each entry, with its id here. */
    Map<Resource, Resource> entries() {
        Map<Resource, Resource> entries = new LinkedHashMap<>();
        names.forEach((entry, name) -> {
            Resource copy = rewrite(entry.copy());
            copy.setId(name);
            entries.put(entry, copy);
        });
        return entries;
    }

    /** The entry and the medicines inside what becomes of it, as they were sent. */
    Set<Resource> sources(Resource entry) {
        Set<Resource> sources = new LinkedHashSet<>();
        addSources(entry, sources);
        return sources;
    }

    private void addSources(Resource entry, Set<Resource> sources) {
        if (sources.add(entry)) {
            references(entry).stream()
                    .flatMap(reference -> document.find(Medication.class, reference).stream())
                    .forEach(medicine -> addSources(medicine, sources));
        }
    }

    /** What is changed here does not claim any more what its sender claimed for it; the document as it came does. */
    private <T extends Resource> T rewrite(T copy) {
        copy.getMeta().setVersionId(null).setLastUpdated(null).setProfile(null);
        Map<Resource, String> within = new LinkedHashMap<>();
        references(copy).forEach(reference -> rewrite(copy, within, reference));
        return copy;
    }

    private void rewrite(Resource owner, Map<Resource, String> within, Reference reference) {
        if (!reference.hasReference() || reference.getReference().startsWith("#")) {
            return;
        }
        Optional<Resource> meant = document.find(Resource.class, reference);
        if (owner instanceof DomainResource whole && meant.orElse(null) instanceof Medication medicine) {
            reference.setResource(null);
            reference.setReference("#" + contain(whole, within, medicine));
            return;
        }
        reference.setResource(null);
        reference.setReference(meant.map(this::address).orElse(null));
        if (!reference.hasReference()) {
            meant.ifPresent(resource -> describe(reference, resource));
        }
    }

    /**
     * A medicine goes inside what names it: as a resource of its own it would stand in the directory, which everybody reads,
     * and a medicine in free text may say anything.
     */
    private String contain(DomainResource owner, Map<Resource, String> within, Medication medicine) {
        String known = within.get(medicine);
        if (known != null) {
            return known;
        }
        String id = "medicine-" + (within.size() + 1);
        within.put(medicine, id);
        Medication copy = medicine.copy();
        copy.getMeta().setVersionId(null).setLastUpdated(null).setProfile(null);
        copy.setId(id);
        owner.addContained(copy);
        references(copy).forEach(reference -> rewrite(owner, within, reference));
        return id;
    }

    /** In place of a target the words: what it was, its identifier and name. */
    private static void describe(Reference reference, Resource meant) {
        if (!reference.hasType()) {
            reference.setType(meant.fhirType());
        }
        if (!reference.hasIdentifier()) {
            identifier(meant).ifPresent(reference::setIdentifier);
        }
        if (!reference.hasDisplay() && meant instanceof Practitioner person) {
            reference.setDisplay(person.getNameFirstRep().getNameAsSingleString());
        } else if (!reference.hasDisplay() && meant instanceof Organization organisation) {
            reference.setDisplay(organisation.getName());
        }
    }

    private static List<Reference> references(Resource resource) {
        return new ArrayList<>(TERSER.getAllPopulatedChildElementsOfType(resource, Reference.class));
    }

    private @org.jspecify.annotations.Nullable String address(Resource meant) {
        if (meant instanceof Patient && isSubject(meant)) {
            return LocalReference.of(about.patient());
        }
        if (meant instanceof Encounter && isEncounter(meant)) {
            return about.encounter().map(LocalReference::of).orElse(null);
        }
        return names.get(meant);
    }

    /** Naming the patient elsewhere is not enough: a mother may have told what was found with her child. */
    private boolean isAboutSubject(Resource entry) {
        return Stream.of("subject", "patient")
                .map(entry::getNamedProperty)
                .filter(Objects::nonNull)
                .flatMap(field -> field.getValues().stream())
                .anyMatch(value -> value instanceof Reference reference
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
