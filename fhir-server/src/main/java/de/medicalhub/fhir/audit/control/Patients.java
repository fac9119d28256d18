package de.medicalhub.fhir.audit.control;

import ca.uhn.fhir.context.FhirContext;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/** Tells whose data a resource is: the patient compartments it is in. */
@Component
public class Patients {
    private static final String PATIENT = "Patient";

    private final FhirContext context;

    Patients(FhirContext context) {
        this.context = context;
    }

    /** References {@code Patient/…}; empty if the resource is about nobody. */
    public Set<String> of(IBaseResource resource) {
        if (resource instanceof Patient && resource.getIdElement().hasIdPart()) {
            return Set.of(PATIENT + "/" + resource.getIdElement().getIdPart());
        }
        Set<String> patients = context.newTerser().getCompartmentOwnersForResource(PATIENT, resource, Set.of()).stream()
                .filter(owner -> owner.hasIdPart() && PATIENT.equals(owner.getResourceType()))
                .map(owner -> owner.toUnqualifiedVersionless().getValue())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        // FHIR R4 leaves Task out of the compartment; what is asked for a patient is about the patient all the same.
        if (resource instanceof Task task
                && PATIENT.equals(task.getFor().getReferenceElement().getResourceType())) {
            patients.add(task.getFor()
                    .getReferenceElement()
                    .toUnqualifiedVersionless()
                    .getValue());
        }
        return patients;
    }
}
