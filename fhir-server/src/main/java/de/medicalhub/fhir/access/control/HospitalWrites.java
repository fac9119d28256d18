package de.medicalhub.fhir.access.control;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.fhir.HubCodes;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;

/**
 * What a hospital's own system writes: about its own patients, who stay its own by the same facts. It neither takes a
 * patient over nor gives one away, and leaves the parts of a discharge case to the operations.
 */
final class HospitalWrites {
    private final Ties ties;
    private final Change change;

    HospitalWrites(Ties ties, Change change) {
        this.ties = ties;
        this.change = change;
    }

    boolean may() {
        IBaseResource written = change.written();
        Optional<IBaseResource> old = change.old();
        return !isPartOfCase(written)
                && old.map(before -> !isPartOfCase(before) && isAboutOwn(before))
                        .orElse(true)
                && keepsPatients(old, written)
                && keepsWhose(old, written)
                && (written instanceof Patient || isAboutOwn(written));
    }

    private boolean keepsWhose(Optional<IBaseResource> old, IBaseResource written) {
        if (written instanceof Patient patient) {
            return keeps(
                    old.map(before -> ((Patient) before).getManagingOrganization()), patient.getManagingOrganization());
        }
        if (written instanceof Encounter encounter) {
            return keeps(old.map(before -> ((Encounter) before).getServiceProvider()), encounter.getServiceProvider());
        }
        return true;
    }

    /** Also between two own patients: a mistake is marked as entered-in-error, so that both records tell it. */
    private boolean keepsPatients(Optional<IBaseResource> old, IBaseResource written) {
        if (written instanceof Patient) {
            return true; // Names no other; one that is found by a condition comes without its id.
        }
        return old.map(before -> ties.patients(before, change.atHand()).equals(ties.patients(written, change.atHand())))
                .orElse(true);
    }

    private boolean keeps(Optional<Reference> before, Reference after) {
        return before.map(reference -> Subjects.same(reference, after))
                .orElseGet(() -> ties.organisations().contains(Subjects.local(after)));
    }

    private boolean isAboutOwn(IBaseResource resource) {
        Set<String> patients = ties.patients(resource, change.atHand());
        return !patients.isEmpty()
                && patients.stream().allMatch(patient -> change.isAtHand(patient) || ties.isOwnPatient(patient));
    }

    private static boolean isPartOfCase(IBaseResource resource) {
        boolean ordered = resource instanceof Task task
                && task.getCode().getCoding().stream()
                        .anyMatch(coding -> HubCodes.TASK_CODE.equals(coding.getSystem()));
        return ordered || CaseId.find(resource).isPresent();
    }
}
