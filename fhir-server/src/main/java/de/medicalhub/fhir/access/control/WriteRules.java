package de.medicalhub.fhir.access.control;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.access.Caller;
import de.medicalhub.fhir.access.entity.AccessTable;
import de.medicalhub.fhir.access.entity.Interaction;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.SupplyDelivery;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/** Decides about each single write, also those within a transaction; an empty answer means it is allowed. */
@Component
public class WriteRules {
    private static final String NOT_YOURS = "Your role does not allow writing this.";

    private final CareRecords records;

    WriteRules(CareRecords records) {
        this.records = records;
    }

    /** Why the caller may not create the resource. */
    public Optional<String> refuseCreate(Caller caller, IBaseResource created) {
        return refuse(caller, created, Interaction.CREATE)
                .or(() -> refuseByOrigin(created))
                .or(() -> isService(caller, Role.TRANSPORT_SERVICE)
                        ? unless(mayTransportCreate(created))
                        : Optional.empty());
    }

    /** Why the caller may not replace the old version by the new one. */
    public Optional<String> refuseUpdate(Caller caller, IBaseResource old, IBaseResource updated) {
        return refuse(caller, updated, Interaction.UPDATE)
                .or(() -> refuseByOrigin(old))
                .or(() -> refuseByOrigin(updated))
                .or(() -> isService(caller, Role.TRANSPORT_SERVICE)
                        ? unless(mayTransportUpdate(old, updated))
                        : isService(caller, Role.VIDEO_SERVICE)
                                ? unless(mayVideoUpdate(old, updated))
                                : Optional.empty());
    }

    /** Nobody deletes from outside. */
    public Optional<String> refuseDelete() {
        return Optional.of(NOT_YOURS);
    }

    private static Optional<String> refuse(Caller caller, IBaseResource resource, Interaction interaction) {
        return unless(AccessTable.allows(caller.roles(), Subjects.typeOf(resource), interaction));
    }

    /** The care team of a case opens records, and a referral Task decides the award: only operations write them. */
    private static Optional<String> refuseByOrigin(IBaseResource resource) {
        boolean teamOfCase =
                resource instanceof CareTeam && CaseId.find(resource).isPresent();
        boolean referral = resource instanceof Task task && CareCodes.isTask(task, HubCodes.TASK_REFERRAL);
        return teamOfCase || referral
                ? Optional.of("Only the operations of the discharge write this.")
                : Optional.empty();
    }

    private boolean mayTransportCreate(IBaseResource created) {
        if (created instanceof Task task) {
            return CareCodes.isLeg(task) && isChildOfLeg(task);
        }
        if (created instanceof SupplyDelivery delivery) {
            return legExists(delivery);
        }
        return created instanceof Provenance || isOwnSubscription(created);
    }

    private boolean mayTransportUpdate(IBaseResource old, IBaseResource updated) {
        if (old instanceof Task before && updated instanceof Task after) {
            return CareCodes.isLeg(before) && keepsIdentity(before, after);
        }
        if (old instanceof SupplyDelivery before && updated instanceof SupplyDelivery after) {
            return legExists(before) && sameReference(before.getPatient(), after.getPatient());
        }
        return updated instanceof Provenance || isOwnSubscription(updated);
    }

    private boolean isChildOfLeg(Task child) {
        return child.getPartOf().size() == 1
                && records.find(Subjects.local(child.getPartOfFirstRep()))
                        .filter(parent -> parent instanceof Task leg
                                && CareCodes.isLeg(leg)
                                && Subjects.local(leg.getFor()).equals(Subjects.local(child.getFor()))
                                && CaseId.find(leg).equals(CaseId.find(child)))
                        .isPresent();
    }

    private boolean legExists(SupplyDelivery delivery) {
        var patients = Subjects.patients(delivery);
        return !patients.isEmpty() && records.withLeg(patients).containsAll(patients);
    }

    private static boolean keepsIdentity(Task before, Task after) {
        return same(before.getCode(), after.getCode())
                && sameReference(before.getFor(), after.getFor())
                && sameReference(before.getFocus(), after.getFocus())
                && same(before.getGroupIdentifier(), after.getGroupIdentifier())
                && sameReference(before.getRequester(), after.getRequester())
                && (before.hasPartOf() || sameReference(before.getOwner(), after.getOwner()));
    }

    private static boolean mayVideoUpdate(IBaseResource old, IBaseResource updated) {
        if (old instanceof Appointment before && updated instanceof Appointment after) {
            return CareCodes.isVideo(before)
                    && CareCodes.isVideo(after)
                    && Subjects.patients(before).equals(Subjects.patients(after))
                    && CaseId.find(before).equals(CaseId.find(after));
        }
        return old instanceof Encounter before
                && updated instanceof Encounter after
                && "VR".equals(before.getClass_().getCode())
                && same(before.getClass_(), after.getClass_())
                && sameReference(before.getSubject(), after.getSubject())
                && CaseId.find(before).equals(CaseId.find(after));
    }

    private static boolean isOwnSubscription(IBaseResource resource) {
        return resource instanceof Subscription subscription
                && subscription.hasCriteria()
                && subscription.getCriteria().startsWith("Task?code=" + HubCodes.TASK_CODE + "|");
    }

    private static boolean same(Base before, Base after) {
        return before.equalsDeep(after);
    }

    private static boolean sameReference(Reference before, Reference after) {
        return Subjects.local(before).equals(Subjects.local(after));
    }

    private static boolean isService(Caller caller, Role role) {
        return caller.has(role) && !caller.has(Role.ADMIN);
    }

    private static Optional<String> unless(boolean allowed) {
        return allowed ? Optional.empty() : Optional.of(NOT_YOURS);
    }
}
