package de.medicalhub.fhir.access.control;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.access.entity.AccessTable;
import de.medicalhub.fhir.access.entity.Interaction;
import de.medicalhub.fhir.access.entity.Refusal;
import de.medicalhub.fhir.access.entity.Relation;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/** Decides about each single write, also those within a transaction; an empty answer means it is allowed. */
@Component
public class WriteRules {
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
    public Optional<Refusal> refuseCreate(Ties ties, IBaseResource created, Collection<IBaseResource> atHand) {
        return refuseByOrigin(created)
                .or(() -> refuseByTable(ties, Interaction.CREATE, new Change(Optional.empty(), created, atHand)));
    }

    /** Why the caller may not replace the old version by the new one. */
    public Optional<Refusal> refuseUpdate(
            Ties ties, IBaseResource old, IBaseResource updated, Collection<IBaseResource> atHand) {
        return refuseByOrigin(old)
                .or(() -> refuseByOrigin(updated))
                .or(() -> refuseByTable(ties, Interaction.UPDATE, new Change(Optional.of(old), updated, atHand)));
    }

    /** Nobody deletes from outside. */
    public Optional<Refusal> refuseDelete() {
        return Optional.of(Refusal.notYours());
    }

    /** Who imports and the modules choose ids; from others, an id that is taken would tell that it is. */
    public Optional<Refusal> refuseChosenId(Ties ties) {
        return ties.caller().has(Role.ADMIN) || ties.caller().isService()
                ? Optional.empty()
                : Optional.of(Refusal.notThere());
    }

    /**
     * The care team of a case opens records, its Consents say to whom, a referral Task decides the award, and an
     * emergency Task opens records too: only operations write them.
     */
    private static Optional<Refusal> refuseByOrigin(IBaseResource resource) {
        boolean teamOfCase = (resource instanceof CareTeam || resource instanceof Consent)
                && CaseId.find(resource).isPresent();
        boolean decides = resource instanceof Task task
                && (CareCodes.isTask(task, HubCodes.TASK_REFERRAL) || CareCodes.isTask(task, HubCodes.TASK_EMERGENCY));
        return teamOfCase || decides
                ? Optional.of(Refusal.because("Only the operations of the hub write this."))
                : Optional.empty();
    }

    private Optional<Refusal> refuseByTable(Ties ties, Interaction interaction, Change change) {
        String type = Subjects.typeOf(change.written());
        Set<Relation> relations = new LinkedHashSet<>();
        ties.caller().roles().forEach(role -> relations.addAll(AccessTable.relations(role, type, interaction)));
        if (relations.isEmpty()) {
            return Optional.of(Refusal.notYours());
        }
        if (relations.stream().noneMatch(relation -> holds(relation, ties, change))) {
            return Optional.of(relations.contains(Relation.OWN_PATIENT) ? Refusal.notThere() : Refusal.notYours());
        }
        return Optional.empty();
    }

    private boolean holds(Relation relation, Ties ties, Change change) {
        return switch (relation) {
            case NONE -> true;
            case LEG -> services.ofLeg(change.old(), change.written());
            case VIDEO -> ServiceWrites.ofVideo(change.old(), change.written());
            case OWN_SUBSCRIPTION -> ServiceWrites.ofSubscription(change.old(), change.written());
            case OWN_PATIENT ->
                new HospitalWrites(ties, change.atHand()).may(change.old(), change.written())
                        && namesOnlyReadable(ties, change);
            case OWN_CONTENT, OWN_CALENDAR, OWN_ENTRY ->
                new HospitalEntries(ties, records, change.atHand()).may(relation, change.old(), change.written())
                        && namesOnlyReadable(ties, change);
            case OWN_INPATIENT, CASE_PATIENT, CASE_PART, ASKED, OWN_TASK, OWN_RECORD, EMERGENCY -> false;
        };
    }

    /** Whether a reference is taken tells that its target exists. What everybody reads is no secret. */
    private static boolean namesOnlyReadable(Ties ties, Change change) {
        Set<String> named = Subjects.references(change.written());
        change.old().map(Subjects::references).ifPresent(named::removeAll);
        change.atHand().stream().map(Subjects::reference).forEach(named::remove);
        ReadDecision decision = new ReadDecision(ties);
        return named.stream()
                .filter(reference -> !Subjects.isDirectory(reference))
                .allMatch(reference ->
                        ties.current(reference).filter(decision::shows).isPresent());
    }

    /**
     * One write.
     *
     * @param old the version before; nothing for a new resource
     * @param atHand what the same request has stored already
     */
    private record Change(Optional<IBaseResource> old, IBaseResource written, Collection<IBaseResource> atHand) {}
}
