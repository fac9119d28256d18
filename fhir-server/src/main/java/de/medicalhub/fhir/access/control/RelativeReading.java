package de.medicalhub.fhir.access.control;

import de.medicalhub.fhir.consent.RelativeGrant;
import de.medicalhub.fhir.consent.RelativeScope;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Task;

/** What a relative reads of a patient who lets that person read along (rule 17). */
final class RelativeReading {
    private final Ties ties;

    RelativeReading(Ties ties) {
        this.ties = ties;
    }

    /** Appointments, rides, deliveries and what concerns the relative in person. */
    boolean shows(IBaseResource resource) {
        return isGranted(resource, RelativeScope.APPOINTMENTS) && isOpen(resource);
    }

    /** Everything that the table lists. */
    boolean showsToConfidant(IBaseResource resource) {
        return isGranted(resource, RelativeScope.EVERYTHING);
    }

    private boolean isGranted(IBaseResource resource, RelativeScope scope) {
        Set<String> patients = ties.patients(resource);
        return !patients.isEmpty() && patients.stream().allMatch(patient -> ties.isTrusted(patient, scope));
    }

    private boolean isOpen(IBaseResource resource) {
        String self = ties.caller().fhirUser();
        if (resource instanceof Task task) {
            return CareCodes.isLeg(task);
        }
        if (resource instanceof RelatedPerson person) {
            return Subjects.reference(person).equals(self);
        }
        if (resource instanceof Consent consent) {
            return RelativeGrant.is(consent) && RelativeGrant.relative(consent).equals(self);
        }
        if (resource instanceof Communication message) {
            return Stream.concat(Stream.of(message.getSender()), message.getRecipient().stream())
                    .map(Subjects::local)
                    .anyMatch(self::equals);
        }
        return true;
    }
}
