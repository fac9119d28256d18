package de.medicalhub.fhir.access.control;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.util.FhirTerser;
import de.medicalhub.fhir.LocalReference;
import de.medicalhub.fhir.access.entity.ResourceTypes;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/** Finds out about whom a resource is, and to which case it belongs. */
public final class Subjects {
    private static final FhirTerser TERSER = FhirContext.forR4Cached().newTerser();

    private Subjects() {}

    /** The patients the resource is about, as {@code Patient/…}; empty if it names none. */
    public static Set<String> patients(IBaseResource resource) {
        if (resource instanceof Patient patient) {
            return Set.of("Patient/" + patient.getIdElement().getIdPart());
        }
        if (resource instanceof Task task) {
            return onlyPatients(Stream.of(task.getFor()));
        }
        if (resource instanceof Device device) {
            return onlyPatients(Stream.of(device.getPatient()));
        }
        if (resource instanceof Appointment appointment) {
            return onlyPatients(
                    appointment.getParticipant().stream().map(Appointment.AppointmentParticipantComponent::getActor));
        }
        return compartment(resource);
    }

    /**
     * Like {@link #patients(IBaseResource)}, and of a Provenance the patients of its targets, of a Binary those of its
     * security context. The one answer to "about whom" for access and audit.
     *
     * @param records finds a target by its reference
     */
    public static Set<String> patients(
            IBaseResource resource, Function<String, Optional<? extends IBaseResource>> records) {
        if (resource instanceof Provenance || resource instanceof Binary) {
            return patientsOf(targets(resource).stream()
                    .flatMap(target -> records.apply(target).stream())
                    .toList());
        }
        return patients(resource);
    }

    /** What a Provenance or a Binary is about: its patients are those of its targets. Nothing for other types. */
    public static Set<String> targets(IBaseResource resource) {
        Set<String> targets = new LinkedHashSet<>();
        if (resource instanceof Provenance provenance) {
            provenance.getTarget().forEach(target -> targets.add(local(target)));
        } else if (resource instanceof Binary binary) {
            targets.add(local(binary.getSecurityContext()));
        }
        targets.remove("");
        return targets;
    }

    /** Reference without version and server, such as {@code Task/12}; empty if it names nothing. */
    public static String local(Reference reference) {
        return LocalReference.of(reference);
    }

    /** Whether both refer to the same. */
    static boolean same(Reference one, Reference other) {
        return local(one).equals(local(other));
    }

    /** All that the resource refers to by type and id, also what is contained; a search as reference is kept as it is. */
    static Set<String> references(IBaseResource resource) {
        Set<String> references = new LinkedHashSet<>();
        TERSER.getAllPopulatedChildElementsOfType(resource, Reference.class).forEach(reference -> {
            String named = reference.getReference();
            references.add(named != null && named.contains("?") ? named : local(reference));
        });
        references.remove("");
        return references;
    }

    /** Whether everybody reads what the reference refers to, if it exists. */
    static boolean isDirectory(String reference) {
        return ResourceTypes.DIRECTORY.contains(reference.substring(0, Math.max(0, reference.indexOf('/'))));
    }

    /** The resource's own reference, such as {@code Task/12}. */
    public static String reference(IBaseResource resource) {
        return typeOf(resource) + "/" + resource.getIdElement().getIdPart();
    }

    /** The FHIR type, such as {@code Task}. */
    public static String typeOf(IBaseResource resource) {
        return resource instanceof Resource r4 ? r4.fhirType() : "";
    }

    /** All the patients of several resources. */
    static Set<String> patientsOf(Collection<? extends IBaseResource> resources) {
        Set<String> patients = new LinkedHashSet<>();
        resources.forEach(resource -> patients.addAll(patients(resource)));
        return patients;
    }

    /** Those of the references that are to organisations. */
    static Set<String> organisations(Stream<Reference> references) {
        return only("Organization/", references);
    }

    private static Set<String> onlyPatients(Stream<Reference> references) {
        return only("Patient/", references);
    }

    private static Set<String> only(String type, Stream<Reference> references) {
        Set<String> found = new LinkedHashSet<>();
        references
                .map(Subjects::local)
                .filter(reference -> reference.startsWith(type))
                .forEach(found::add);
        return found;
    }

    private static Set<String> compartment(IBaseResource resource) {
        Set<String> patients = new LinkedHashSet<>();
        TERSER.getCompartmentOwnersForResource("Patient", resource, Set.of()).stream()
                .filter(id -> "Patient".equals(id.getResourceType()))
                .forEach(id -> patients.add("Patient/" + id.getIdPart()));
        return patients;
    }
}
