package de.medicalhub.fhir.access.control;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.access.entity.Interaction;
import de.medicalhub.fhir.access.entity.Refusal;
import de.medicalhub.fhir.access.entity.Relation;
import de.medicalhub.fhir.consent.RelativeGrant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.springframework.stereotype.Component;

/** Decides about each single write, also those within a transaction; an empty answer means it is allowed. */
@Component
public class WriteRules {
    private static final Set<TaskStatus> OVER =
            EnumSet.of(TaskStatus.COMPLETED, TaskStatus.CANCELLED, TaskStatus.REJECTED, TaskStatus.FAILED);

    private static final Set<ServiceRequestStatus> REQUEST_OVER =
            EnumSet.of(ServiceRequestStatus.COMPLETED, ServiceRequestStatus.REVOKED);

    private final CareRecords records;
    private final ServiceWrites services;

    WriteRules(CareRecords records) {
        this.records = records;
        services = new ServiceWrites(records);
    }

    /**
     * Why the caller may not create the resource.
     *
     * @param atHand what the same request has stored already
     */
    public Optional<Refusal> refuseCreate(
            Ties ties, IBaseResource created, Collection<? extends IBaseResource> atHand) {
        Change change = Change.of(Optional.empty(), created, atHand);
        Optional<Refusal> byOrigin = isPast(ties, created, atHand) ? Optional.empty() : refuseByOrigin(created);
        return byOrigin.or(() -> refuseByTable(ties, Interaction.CREATE, change))
                .or(() -> ImportQueries.refuse(change.named()))
                .or(() -> IdentityChecks.refuse(ties, Optional.empty(), created));
    }

    /** Why the caller may not replace the old version by the new one. */
    public Optional<Refusal> refuseUpdate(
            Ties ties, IBaseResource old, IBaseResource updated, Collection<? extends IBaseResource> atHand) {
        Change change = Change.of(Optional.of(old), updated, atHand);
        boolean past = isPast(ties, old, atHand) && isPast(ties, updated, atHand);
        Optional<Refusal> byOrigin =
                past ? Optional.empty() : refuseByOrigin(old).or(() -> refuseByOrigin(updated));
        return byOrigin.or(() -> refuseByTable(ties, Interaction.UPDATE, change))
                .or(() -> ImportQueries.refuse(change.named()))
                .or(() -> IdentityChecks.refuse(ties, Optional.of(old), updated));
    }

    /** Why the caller may not delete the resource. */
    public Optional<Refusal> refuseDelete(Ties ties, IBaseResource deleted) {
        return refuseByOrigin(deleted).or(() -> Deletions.refuse(ties, deleted));
    }

    /** Who imports and the modules choose ids; from others, an id that is taken would tell that it is. */
    public Optional<Refusal> refuseChosenId(Ties ties) {
        return ties.caller().has(Role.ADMIN) || ties.caller().isService()
                ? Optional.empty()
                : Optional.of(Refusal.notThere());
    }

    /**
     * An answer that has ended, to a request that has ended: it opens nothing, and whoever brings a past along tells its answers,
     * too (decision 0111).
     */
    private static boolean isPast(Ties ties, IBaseResource written, Collection<? extends IBaseResource> atHand) {
        return ties.caller().has(Role.ADMIN)
                && written instanceof Task task
                && CareCodes.isTask(task, HubCodes.TASK_REFERRAL)
                && OVER.contains(task.getStatus())
                && isOver(ties, Subjects.local(task.getFocus()), atHand);
    }

    private static boolean isOver(Ties ties, String request, Collection<? extends IBaseResource> atHand) {
        return atHand.stream()
                .filter(other -> Subjects.reference(other).equals(request))
                .map(IBaseResource.class::cast)
                .findFirst()
                .or(() -> ties.current(request))
                .filter(asked -> asked instanceof ServiceRequest wish && REQUEST_OVER.contains(wish.getStatus()))
                .isPresent();
    }

    /**
     * The care team of a case opens records, its Consents and those for relatives say to whom, a referral Task decides the
     * award, an emergency Task opens records too, and care tasks and
     * questionnaires say who promised or asked what: only operations write them.
     */
    private static Optional<Refusal> refuseByOrigin(IBaseResource resource) {
        boolean teamOfCase = (resource instanceof CareTeam || resource instanceof Consent)
                && CaseId.find(resource).isPresent();
        boolean decides = resource instanceof Task task
                && (CareCodes.isTask(task, HubCodes.TASK_REFERRAL)
                        || CareCodes.isTask(task, HubCodes.TASK_EMERGENCY)
                        || CareCodes.isOfTeam(task));
        boolean opensToRelative = resource instanceof Consent consent && RelativeGrant.is(consent);
        return teamOfCase || decides || opensToRelative
                ? Optional.of(Refusal.because("Only the operations of the hub write this."))
                : Optional.empty();
    }

    /** As the store and the caller take a refusal. */
    public static BaseServerResponseException exception(Refusal refusal) {
        return refusal.absent()
                ? new ResourceNotFoundException(AnswerFilter.NOT_THERE)
                : new ForbiddenOperationException(refusal.sentence());
    }

    private Optional<Refusal> refuseByTable(Ties ties, Interaction interaction, Change change) {
        String type = Subjects.typeOf(change.written());
        List<Refusal> refusals = new ArrayList<>();
        Rights rights = Rights.of(ties.caller());
        for (Role role : ties.caller().roles()) {
            for (Relation relation : rights.relations(role, type, interaction)) {
                Optional<Refusal> refusal = refuse(relation, role, ties, change);
                if (refusal.isEmpty()) {
                    return Optional.empty();
                }
                refusals.add(refusal.get());
            }
        }
        return refusals.stream()
                .filter(refusal -> !refusal.absent())
                .findFirst()
                .or(() -> refusals.stream().findFirst())
                .or(() -> Optional.of(Refusal.notYours()));
    }

    private Optional<Refusal> refuse(Relation relation, Role role, Ties ties, Change change) {
        return switch (relation) {
            case NONE -> Optional.empty();
            case LEG -> unless(services.ofLeg(change), Refusal.notYours());
            case VIDEO -> unless(ServiceWrites.ofVideo(change.old(), change.written()), Refusal.notYours());
            case OWN_SUBSCRIPTION ->
                unless(ServiceWrites.ofSubscription(change.old(), change.written()), Refusal.notYours());
            case OWN_PATIENT ->
                unless(new HospitalWrites(ties, change).may() && namesOnlyReadable(ties, change), Refusal.notThere());
            case OWN_INPATIENT, CASE_PATIENT, CASE_PART, OWN_RECORD, RELATIVE ->
                namesOnlyReadable(ties, change)
                        ? new PersonWrites(ties).refuse(relation, role, change)
                        : Optional.of(Refusal.notThere());
            case OWN_CONTENT, OWN_CALENDAR, OWN_ENTRY ->
                unless(
                        new HospitalEntries(ties, records, change.atHand())
                                        .may(relation, change.old(), change.written())
                                && namesOnlyReadable(ties, change),
                        relation == Relation.OWN_CONTENT ? Refusal.notThere() : Refusal.notYours());
            case ASKED, ENDED, OWN_TASK, EMERGENCY, OPEN_TIMES, CONFIDANT -> Optional.of(Refusal.notThere());
        };
    }

    /**
     * Whether a reference is taken tells that its target exists. What everybody reads is no secret; the patients whom it is
     * about are decided by the relation.
     */
    static boolean namesOnlyReadable(Ties ties, Change change) {
        if (change.named().stream().anyMatch(reference -> reference.contains("?"))) {
            return false; // The store would search for it among everybody's data.
        }
        Set<String> named = new LinkedHashSet<>(change.named());
        named.removeIf(Subjects::isDirectory);
        named.removeAll(ties.patients(change.written(), change.atHand()));
        if (!named.isEmpty()) {
            change.old().map(Subjects::references).ifPresent(named::removeAll);
        }
        ReadDecision decision = new ReadDecision(ties);
        return named.stream()
                .filter(reference -> !change.isAtHand(reference))
                .allMatch(reference ->
                        ties.current(reference).filter(decision::shows).isPresent());
    }

    private static Optional<Refusal> unless(boolean allowed, Refusal refusal) {
        return allowed ? Optional.empty() : Optional.of(refusal);
    }
}
