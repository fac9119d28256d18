package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.consent.CaseConsents;
import de.medicalhub.fhir.consent.ConsentPurpose;
import de.medicalhub.fhir.operation.Refusal;
import de.medicalhub.fhir.profile.OwnCodes;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/** Ends what stands for a support that is not needed, or declined, any more; who leaves the case loses its view of it (rule 18). */
final class NeedEnd {
    private static final Map<String, Set<String>> TASKS = Map.of(
            Supports.NURSING, Set.of(HubCodes.TASK_REFERRAL),
            Supports.TRANSPORT, Set.of(HubCodes.TASK_TRANSPORT_LEG),
            Supports.MEDICATION, Set.of(HubCodes.TASK_DISPENSE, HubCodes.TASK_DELIVERY_LEG),
            Supports.APPOINTMENTS, Set.of());

    private final CaseRecords records;
    private final String caseId;
    private final DischargePlan.Decision decision;
    private final Instant now;
    private final List<Task> tasks;

    NeedEnd(CaseRecords records, String caseId, DischargePlan.Decision decision, Instant now) {
        this.records = records;
        this.caseId = caseId;
        this.decision = decision;
        this.now = now;
        tasks = records.partsOf(Task.class, caseId);
    }

    /** Whether the request ended because it was decided that it is not needed, or the patient has declined. */
    static boolean isAgainst(ServiceRequest request) {
        return request.getStatus() == ServiceRequest.ServiceRequestStatus.REVOKED
                && request.getExtension().stream()
                        .filter(reason -> CaseEnd.STATUS_REASON.equals(reason.getUrl()))
                        .map(Extension::getValue)
                        .filter(CodeableConcept.class::isInstance)
                        .flatMap(reason -> ((CodeableConcept) reason).getCoding().stream())
                        .anyMatch(coding -> HubCodes.NEED_DECISION.equals(coding.getSystem()));
    }

    /** Whether something for it is open. */
    boolean isOpen() {
        return decision.kind().equals(Supports.APPOINTMENTS)
                ? new ConsultationEnd(records, caseId, now).isOpen()
                : own().anyMatch(task -> !Referrals.hasEnded(task));
    }

    /**
     * @throws Refusal if somebody is on the way for it, or it is done already
     */
    void write(CaseBundle bundle) {
        if (own().anyMatch(Referrals::hasBegunToMove)) {
            throw new Refusal(ProblemKind.RULE, "need-under-way");
        }
        if (!isOpen() && own().anyMatch(task -> task.getStatus() == Task.TaskStatus.COMPLETED)) {
            throw new Refusal(ProblemKind.RULE, "need-done");
        }
        own().filter(task -> !Referrals.hasEnded(task)).forEach(task -> bundle.replace(ended(task)));
        own().filter(task -> Referrals.is(task, HubCodes.TASK_REFERRAL))
                .filter(task -> !Referrals.isAgainst(task))
                .forEach(task -> bundle.replace(marked(task)));
        String category = Supports.category(decision.kind());
        records.partsOf(ServiceRequest.class, caseId).stream()
                .filter(request -> References.has(request.getCategoryFirstRep(), HubCodes.REQUEST_CATEGORY, category))
                .filter(request -> request.getStatus() == ServiceRequest.ServiceRequestStatus.ACTIVE)
                .forEach(request -> bundle.replace(ended(request)));
        if (decision.kind().equals(Supports.APPOINTMENTS)) {
            new ConsultationEnd(records, caseId, now)
                    .write(
                            OwnCodes.shipped()
                                    .concept(
                                            HubCodes.CANCEL_REASON, isDeclined() ? "patient-wish" : "no-longer-needed"),
                            bundle);
        }
        leave(bundle);
    }

    private Stream<Task> own() {
        Set<String> codes = TASKS.getOrDefault(decision.kind(), Set.of(decision.kind()));
        return tasks.stream().filter(task -> codes.stream().anyMatch(code -> Referrals.is(task, code)));
    }

    /** A service that was asked reads why its request has ended, as for every other request that is taken back. */
    private Task ended(Task task) {
        boolean referral = Referrals.is(task, HubCodes.TASK_REFERRAL);
        if (referral) {
            task.setBusinessStatus(OwnCodes.shipped().concept(HubCodes.BUSINESS_STATUS, HubCodes.WITHDRAWN));
        }
        CodeableConcept why = referral
                ? OwnCodes.shipped()
                        .concept(HubCodes.WITHDRAW_REASON, isDeclined() ? "patient-wish" : "no-longer-needed")
                : new CodeableConcept();
        why.addCoding(OwnCodes.shipped().coding(HubCodes.NEED_DECISION, decision.answer()));
        return task.setStatus(Task.TaskStatus.CANCELLED).setStatusReason(why).setLastModified(Date.from(now));
    }

    /** Also who has declined before is asked for nothing any more; nobody looks for further services. */
    private Task marked(Task task) {
        task.getStatusReason().addCoding(OwnCodes.shipped().coding(HubCodes.NEED_DECISION, decision.answer()));
        return task;
    }

    private ServiceRequest ended(ServiceRequest request) {
        request.getExtension().removeIf(old -> CaseEnd.STATUS_REASON.equals(old.getUrl()));
        request.addExtension(new Extension(CaseEnd.STATUS_REASON, reason()));
        return request.setStatus(ServiceRequest.ServiceRequestStatus.REVOKED);
    }

    private void leave(CaseBundle bundle) {
        Set<String> parts = leaving();
        records.teamOf(caseId).filter(team -> !parts.isEmpty()).ifPresent(team -> {
            List<CareTeam.CareTeamParticipantComponent> leaving = team.getParticipant().stream()
                    .filter(member -> takes(member, parts))
                    .toList();
            List<String> gone = leaving.stream()
                    .map(member -> References.local(member.getMember()))
                    .toList();
            new EndNotice(records, team, reason(), now).write(leaving, bundle);
            if (team.getParticipant().removeIf(member -> takes(member, parts))) {
                bundle.replace(team);
                untold(gone, bundle);
                gone.forEach(service -> LeftTasks.end(records, caseId, service, now, bundle));
            }
        });
    }

    private void untold(List<String> gone, CaseBundle bundle) {
        ConsentPurpose purpose =
                decision.kind().equals(Supports.NURSING) ? ConsentPurpose.REFERRAL : ConsentPurpose.DISCHARGE;
        records.consentOf(caseId, purpose.code()).ifPresent(consent -> {
            gone.forEach(organisation -> CaseConsents.removeRecipient(consent, organisation));
            bundle.replace(consent);
        });
    }

    private static boolean takes(CareTeam.CareTeamParticipantComponent member, Set<String> parts) {
        return parts.stream().anyMatch(part -> References.has(member.getRoleFirstRep(), HubCodes.CASE_ROLE, part));
    }

    /** A carrier stays who has something else to drive. */
    private Set<String> leaving() {
        return switch (decision.kind()) {
            case Supports.NURSING -> Set.of("nursing");
            case Supports.TRANSPORT -> drives(HubCodes.TASK_DELIVERY_LEG) ? Set.of() : Set.of("carrier");
            case Supports.MEDICATION ->
                drives(HubCodes.TASK_TRANSPORT_LEG) ? Set.of("pharmacy") : Set.of("pharmacy", "carrier");
            default -> Set.of();
        };
    }

    private boolean drives(String leg) {
        return tasks.stream().anyMatch(task -> Referrals.is(task, leg) && !Referrals.hasEnded(task));
    }

    private CodeableConcept reason() {
        return OwnCodes.shipped().concept(HubCodes.NEED_DECISION, decision.answer());
    }

    private boolean isDeclined() {
        return decision.answer().equals("declined");
    }
}
