package de.medicalhub.fhir.access.control;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.fhir.HubCodes;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.SupplyDelivery;
import org.hl7.fhir.r4.model.Task;

/** What the modules write: they move what exists, and never change whose it is. */
final class ServiceWrites {
    private final CareRecords records;

    ServiceWrites(CareRecords records) {
        this.records = records;
    }

    /** A ride or delivery. */
    boolean ofLeg(Change change) {
        if (change.written() instanceof Provenance proof) {
            return change.old()
                            .filter(before -> !(before instanceof Provenance former && sameTargets(former, proof)))
                            .isEmpty()
                    && isProof(proof, change.atHand());
        }
        return change.old().map(before -> mayMove(before, change.written())).orElseGet(() -> mayAdd(change.written()));
    }

    /** A video consultation. */
    static boolean ofVideo(Optional<IBaseResource> old, IBaseResource written) {
        return old.filter(before -> keepsConsultation(before, written)).isPresent();
    }

    /** To legs only; it wakes the intake. */
    static boolean ofSubscription(Optional<IBaseResource> old, IBaseResource written) {
        return old.map(ServiceWrites::isToLegs).orElse(true) && isToLegs(written);
    }

    private boolean mayAdd(IBaseResource created) {
        if (created instanceof Task task) {
            return CareCodes.isLeg(task) && isChildOfLeg(task);
        }
        return created instanceof SupplyDelivery delivery && legExists(delivery);
    }

    private boolean mayMove(IBaseResource old, IBaseResource updated) {
        if (old instanceof Task before && updated instanceof Task after) {
            return CareCodes.isLeg(before) && keepsIdentity(before, after);
        }
        return old instanceof SupplyDelivery before
                && updated instanceof SupplyDelivery after
                && legExists(before)
                && Subjects.same(before.getPatient(), after.getPatient());
    }

    /** Says how medicines that a leg brings were handed over, and nothing about anything else. */
    private boolean isProof(Provenance proof, Collection<? extends IBaseResource> atHand) {
        return proof.hasTarget()
                && proof.getTarget().stream().map(Subjects::local).allMatch(target -> isOwnDelivery(target, atHand));
    }

    private boolean isOwnDelivery(String target, Collection<? extends IBaseResource> atHand) {
        return atHand.stream()
                .map(IBaseResource.class::cast)
                .filter(resource -> Subjects.reference(resource).equals(target))
                .findFirst()
                .or(() -> records.find(target))
                .filter(found -> found instanceof SupplyDelivery delivery && legExists(delivery))
                .isPresent();
    }

    private static boolean sameTargets(Provenance before, Provenance after) {
        return targets(before).equals(targets(after));
    }

    private static Set<String> targets(Provenance proof) {
        return proof.getTarget().stream().map(Subjects::local).collect(Collectors.toSet());
    }

    private boolean isChildOfLeg(Task child) {
        return child.getPartOf().size() == 1
                && records.find(Subjects.local(child.getPartOfFirstRep()))
                        .filter(parent -> parent instanceof Task leg
                                && CareCodes.isLeg(leg)
                                && Subjects.same(leg.getFor(), child.getFor())
                                && CaseId.find(leg).equals(CaseId.find(child)))
                        .isPresent();
    }

    private boolean legExists(SupplyDelivery delivery) {
        var patients = Subjects.patients(delivery);
        return !patients.isEmpty() && records.withLeg(patients).containsAll(patients);
    }

    private static boolean keepsIdentity(Task before, Task after) {
        return before.getCode().equalsDeep(after.getCode())
                && Subjects.same(before.getFor(), after.getFor())
                && Subjects.same(before.getFocus(), after.getFocus())
                && before.getGroupIdentifier().equalsDeep(after.getGroupIdentifier())
                && Subjects.same(before.getRequester(), after.getRequester())
                && (before.hasPartOf() || Subjects.same(before.getOwner(), after.getOwner()));
    }

    private static boolean keepsConsultation(IBaseResource old, IBaseResource updated) {
        if (old instanceof Appointment before && updated instanceof Appointment after) {
            return CareCodes.isVideo(before)
                    && CareCodes.isVideo(after)
                    && Subjects.patients(before).equals(Subjects.patients(after))
                    && CaseId.find(before).equals(CaseId.find(after));
        }
        return old instanceof Encounter before
                && updated instanceof Encounter after
                && "VR".equals(before.getClass_().getCode())
                && before.getClass_().equalsDeep(after.getClass_())
                && Subjects.same(before.getSubject(), after.getSubject())
                && CaseId.find(before).equals(CaseId.find(after));
    }

    private static boolean isToLegs(IBaseResource resource) {
        return resource instanceof Subscription subscription
                && subscription.hasCriteria()
                && subscription.getCriteria().startsWith("Task?code=" + HubCodes.TASK_CODE + "|");
    }
}
