package de.medicalhub.fhir.access.control;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.access.entity.CasePart;
import de.medicalhub.fhir.access.entity.Relation;
import de.medicalhub.fhir.access.entity.ResourceTypes;
import de.medicalhub.fhir.access.entity.Verdict;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Basic;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/** Decides how much of one resource the caller of one request sees. */
public final class ReadDecision {
    private static final Set<String> OPEN_TO_THE_ASKED =
            Set.of("requested", "received", "accepted", "in-progress", "completed");

    private static final Set<Relation> LASTING = EnumSet.complementOf(EnumSet.of(Relation.EMERGENCY));

    private final Ties ties;
    private final Rights rights;

    /**
     * @param ties of the caller, for this request only
     */
    public ReadDecision(Ties ties) {
        this.ties = ties;
        rights = Rights.of(ties.caller());
    }

    /** The most that any line of the table gives; {@link Verdict#HIDDEN} if none applies. */
    public Verdict decide(IBaseResource resource) {
        return decide(resource, EnumSet.allOf(Relation.class));
    }

    private Verdict decide(IBaseResource resource, Set<Relation> counting) {
        Verdict best = Verdict.HIDDEN;
        for (Role role : ties.caller().roles()) {
            for (Relation relation : rights.showing(role, Subjects.typeOf(resource))) {
                best = counting.contains(relation) ? best.or(under(relation, role, resource)) : best;
                if (best == Verdict.FULL) {
                    return best;
                }
            }
        }
        return best;
    }

    /**
     * Asks what a decision about a resource of the type would ask, unless one was made already: what is not there then takes
     * the same questions to the records as what is hidden.
     */
    public void decideAboutNothing(String type) {
        if (ties.hasDecided() || !ResourceTypes.ABOUT_PATIENTS.contains(type)) {
            return;
        }
        Basic nothing = new Basic().setSubject(new Reference("Patient/" + UUID.randomUUID()));
        for (Role role : ties.caller().roles()) {
            rights.showing(role, type).forEach(relation -> under(relation, role, nothing));
        }
    }

    /** Whether it may be read at least in part. */
    boolean shows(IBaseResource resource) {
        return decide(resource) != Verdict.HIDDEN;
    }

    /** Whether it may be read at least in part, also without any emergency access. */
    boolean showsWithoutEmergency(IBaseResource resource) {
        return decide(resource, LASTING) != Verdict.HIDDEN;
    }

    /** Whether the relation alone shows all of it to this role. */
    boolean holds(Relation relation, Role role, IBaseResource resource) {
        return under(relation, role, resource) == Verdict.FULL;
    }

    private Verdict under(Relation relation, Role role, IBaseResource resource) {
        Verdict verdict = tied(relation, role, resource);
        return verdict != Verdict.HIDDEN && new DraftReading(ties).hides(relation, resource) ? Verdict.HIDDEN : verdict;
    }

    private Verdict tied(Relation relation, Role role, IBaseResource resource) {
        return switch (relation) {
            case NONE -> Verdict.FULL;
            case OWN_INPATIENT -> fullIf(all(patients(resource), ties::isInpatient));
            case OWN_PATIENT -> fullIf(all(patients(resource), ties::isOwnPatient));
            case CASE_PATIENT, CASE_PART -> inCase(relation, role, resource);
            case EMERGENCY -> fullIf(all(patients(resource), ties::isEmergency));
            case ASKED -> asked(resource);
            case ENDED -> fullIf(resource instanceof Task task && isEnd(task));
            case OWN_TASK ->
                fullIf(resource instanceof Task task
                        && isOwnedInPerson(task)
                        && ties.current(Subjects.reference(task))
                                .filter(current -> current instanceof Task now && isOwnedInPerson(now))
                                .isPresent());
            case OWN_RECORD -> ownRecord(resource);
            case RELATIVE -> fullIf(new RelativeReading(ties).shows(resource));
            case CONFIDANT -> fullIf(new RelativeReading(ties).showsToConfidant(resource));
            case OWN_CONTENT ->
                fullIf(resource instanceof Binary binary
                        && ties.organisations().contains(Subjects.local(binary.getSecurityContext())));
            case OPEN_TIMES -> fullIf(OpenTimes.isOpen(resource));
            case OWN_CALENDAR, OWN_ENTRY, OWN_SUBSCRIPTION -> Verdict.HIDDEN;
            case LEG -> fullIf(isLeg(resource));
            case VIDEO -> fullIf(isVideo(resource));
        };
    }

    private Verdict inCase(Relation relation, Role role, IBaseResource resource) {
        Optional<CasePart> part = CasePart.of(role);
        if (part.isEmpty()) {
            return Verdict.HIDDEN;
        }
        Optional<String> caseId = CaseId.find(resource);
        if (relation == Relation.CASE_PART && caseId.isEmpty()) {
            return Verdict.HIDDEN;
        }
        Predicate<String> tied = relation == Relation.CASE_PART
                ? patient -> ties.inTeam(patient, part.get(), caseId.orElseThrow())
                : patient -> ties.inTeam(patient, part.get());
        return all(patients(resource), tied) ? nursingPart(part.get(), resource) : Verdict.HIDDEN;
    }

    /** What a part of the case sees of the request for nursing, which only hospital and winner need in full. */
    private Verdict nursingPart(CasePart part, IBaseResource resource) {
        if (part == CasePart.PHARMACY && !new PharmacyReading(ties).shows(resource)) {
            return Verdict.HIDDEN;
        }
        boolean treating = part != CasePart.PHARMACY && part != CasePart.CARRIER;
        if (resource instanceof Task asked && (CareCodes.isOfTeam(asked) || CareCodes.isArranged(asked))) {
            return fullIf(treating);
        }
        if (resource instanceof ServiceRequest arranged && CareCodes.isArranged(arranged)) {
            return fullIf(treating);
        }
        boolean referral = resource instanceof Task task && CareCodes.isTask(task, HubCodes.TASK_REFERRAL);
        boolean request = resource instanceof ServiceRequest wish && isNursing(wish);
        if (!referral && !request) {
            return Verdict.FULL;
        }
        return switch (part) {
            case HOSPITAL -> Verdict.FULL;
            case GP -> request ? Verdict.WITHOUT_NOTE : Verdict.FULL;
            case PHARMACY, CARRIER -> Verdict.OUTLINE;
            case NURSING -> fullIf(request || isOwned((Task) resource));
        };
    }

    private Verdict asked(IBaseResource resource) {
        if (resource instanceof Task task && isAsking(task) && isOwned(task)) {
            return ties.current(Subjects.reference(task))
                    .map(current -> current instanceof Task now && isOpen(now) && isAgreed(now)
                            ? Verdict.PROJECTION
                            : Verdict.CLOSED)
                    .orElse(Verdict.HIDDEN);
        }
        if (resource instanceof ServiceRequest request && isNursing(request)) {
            boolean open =
                    ties.referralStatus(Subjects.reference(request)).stream().anyMatch(OPEN_TO_THE_ASKED::contains);
            return open && isAgreed(request) ? Verdict.PROJECTION : Verdict.HIDDEN;
        }
        return Verdict.HIDDEN;
    }

    /** Old versions too end with the current one. */
    private boolean isEnd(Task task) {
        return isUnread(task)
                && ties.current(Subjects.reference(task))
                        .filter(current -> current instanceof Task now && isUnread(now))
                        .isPresent();
    }

    private boolean isUnread(Task task) {
        return CareCodes.isTask(task, HubCodes.TASK_CASE_ENDED)
                && isOwned(task)
                && task.getStatus() == Task.TaskStatus.REQUESTED;
    }

    private static boolean isAsking(Task task) {
        return CareCodes.isTask(task, HubCodes.TASK_REFERRAL) || CareCodes.isArranged(task);
    }

    private boolean isAgreed(IBaseResource asked) {
        return CaseId.find(asked)
                .filter(caseId -> all(patients(asked), patient -> ties.agreesToBeAsked(patient, caseId)))
                .isPresent();
    }

    private Verdict ownRecord(IBaseResource resource) {
        String self = ties.caller().fhirUser();
        if (resource instanceof AuditEvent event) {
            return fullIf(event.getEntity().stream()
                    .anyMatch(entity -> Subjects.local(entity.getWhat()).equals(self)));
        }
        return fullIf(self.startsWith("Patient/") && all(patients(resource), self::equals));
    }

    private boolean isLeg(IBaseResource resource) {
        if (resource instanceof Task task) {
            return CareCodes.isLeg(task);
        }
        if (resource instanceof ServiceRequest request) {
            return hasCategory(request, "transport") || hasCategory(request, "delivery");
        }
        return all(patients(resource), ties::hasLeg);
    }

    private boolean isVideo(IBaseResource resource) {
        if (resource instanceof Appointment appointment) {
            return CareCodes.isVideo(appointment);
        }
        if (resource instanceof Encounter encounter) {
            return "VR".equals(encounter.getClass_().getCode());
        }
        return all(patients(resource), ties::hasVideo);
    }

    private Set<String> patients(IBaseResource resource) {
        return ties.patients(resource);
    }

    private boolean isOwnedInPerson(Task task) {
        return Subjects.local(task.getOwner()).equals(ties.caller().fhirUser());
    }

    private boolean isOwned(Task task) {
        return ties.organisations().contains(Subjects.local(task.getOwner()));
    }

    private static boolean isOpen(Task task) {
        return task.hasStatus() && OPEN_TO_THE_ASKED.contains(task.getStatus().toCode());
    }

    private static boolean isNursing(ServiceRequest request) {
        return hasCategory(request, "nursing");
    }

    private static boolean hasCategory(ServiceRequest request, String code) {
        return request.getCategory().stream()
                .anyMatch(category -> CareCodes.has(category, HubCodes.REQUEST_CATEGORY, code));
    }

    /** True only if there is at least one: a resource about nobody known is nobody's. */
    private static boolean all(Set<String> patients, Predicate<String> tie) {
        return !patients.isEmpty() && patients.stream().allMatch(tie);
    }

    private static Verdict fullIf(boolean tied) {
        return tied ? Verdict.FULL : Verdict.HIDDEN;
    }
}
