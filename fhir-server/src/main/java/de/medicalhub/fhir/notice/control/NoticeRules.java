package de.medicalhub.fhir.notice.control;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.fhir.HubCodes;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationStatus;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** What the state of a resource is worth telling; the resource alone decides, whatever it was before (N4, N5). */
final class NoticeRules {
    private static final Set<String> CONCERNED =
            Set.of("Organization", "Practitioner", "PractitionerRole", "Patient", "RelatedPerson");
    private static final Set<TaskStatus> OPEN = Set.of(TaskStatus.REQUESTED, TaskStatus.RECEIVED);
    private static final Set<TaskStatus> ANSWERED = Set.of(TaskStatus.ACCEPTED, TaskStatus.REJECTED);
    private static final Set<String> COMING = Set.of("en-route", "picked-up");

    private NoticeRules() {}

    static Stream<Notice> of(Task task) {
        if (task.hasPartOf()) {
            return Stream.empty(); // A driver's share of a leg; the leg itself says the same.
        }
        return switch (code(task.getCode(), HubCodes.TASK_CODE)) {
            case HubCodes.TASK_REFERRAL ->
                Stream.concat(
                        ofReferral(task).map(notice -> notice.keyed(plannedDischarge(task) + reminded(task))),
                        QuestionNotices.ofReferral(task));
            case HubCodes.TASK_QUESTIONNAIRE -> QuestionNotices.ofQuestionnaire(task);
            case HubCodes.TASK_DISPENSE ->
                OPEN.contains(task.getStatus()) ? asked(task, NoticeKind.DISPENSE_REQUESTED) : Stream.empty();
            case HubCodes.TASK_TRANSPORT_LEG -> ofLeg(task, NoticeKind.RIDE_REQUESTED, NoticeKind.RIDE_ON_THE_WAY);
            case HubCodes.TASK_DELIVERY_LEG ->
                ofLeg(task, NoticeKind.DELIVERY_REQUESTED, NoticeKind.MEDICINE_ON_THE_WAY);
            case HubCodes.TASK_SHORT_TERM_CARE, HubCodes.TASK_AIDS, HubCodes.TASK_AFTERCARE -> ofArranged(task);
            case HubCodes.TASK_CARE -> ofCare(task);
            default -> Stream.empty();
        };
    }

    /** Who takes a task back knows it; who gave it to a service that has left does not (discharge, rule 24). */
    private static Stream<Notice> ofCare(Task task) {
        if (task.getStatus() == TaskStatus.REQUESTED) {
            return asked(task, NoticeKind.TASK_REQUESTED);
        }
        return task.getStatus() == TaskStatus.CANCELLED
                        && code(task.getStatusReason(), HubCodes.WITHDRAW_REASON)
                                .equals("service-left")
                ? notice(task, NoticeKind.TASK_ENDED, task.getOwner(), List.of(task.getRequester()))
                : Stream.empty();
    }

    /** Nobody tells oneself. */
    private static Stream<Notice> ofArranged(Task task) {
        if (local(task.getOwner()).equals(local(task.getRequester()))) {
            return Stream.empty();
        }
        return switch (task.getStatus()) {
            case REQUESTED -> asked(task, NoticeKind.REFERRAL_REQUESTED);
            case ACCEPTED, REJECTED -> notice(task, NoticeKind.ANSWERED, task.getOwner(), List.of(task.getRequester()));
            case CANCELLED -> notice(task, NoticeKind.REQUEST_ENDED, task.getRequester(), List.of(task.getOwner()));
            default -> Stream.empty();
        };
    }

    /** A request for another date is another request (N4). */
    private static String plannedDischarge(Task task) {
        return task.getInput().stream()
                .filter(input -> code(input.getType(), HubCodes.TASK_PARAMETER).equals("planned-discharge"))
                .map(input -> "@" + input.getValue().primitiveValue())
                .findFirst()
                .orElse("");
    }

    /** A reminder asks once more, as long as there is no answer (discharge, rule 17). */
    private static String reminded(Task task) {
        return task.getOutput().stream()
                .filter(output -> OPEN.contains(task.getStatus()))
                .filter(output ->
                        code(output.getType(), HubCodes.TASK_PARAMETER).equals("reminded"))
                .map(output -> "!" + output.getValue().primitiveValue())
                .findFirst()
                .orElse("");
    }

    private static Stream<Notice> ofReferral(Task task) {
        String business = code(task.getBusinessStatus(), HubCodes.BUSINESS_STATUS);
        if (OPEN.contains(task.getStatus())) {
            return asked(task, NoticeKind.REFERRAL_REQUESTED);
        }
        if (ANSWERED.contains(task.getStatus())) {
            return notice(task, NoticeKind.ANSWERED, task.getOwner(), List.of(task.getRequester()));
        }
        if (task.getStatus() == TaskStatus.INPROGRESS && business.equals(HubCodes.AWARDED)) {
            return notice(task, NoticeKind.AWARDED, task.getRequester(), List.of(task.getOwner()));
        }
        // Whom the hospital had chosen is told that the case has ended, and not of the request beside it.
        return task.getStatus() == TaskStatus.CANCELLED && !business.equals(HubCodes.AWARDED)
                ? notice(task, NoticeKind.REQUEST_ENDED, task.getRequester(), List.of(task.getOwner()))
                : Stream.empty();
    }

    private static Stream<Notice> ofLeg(Task task, NoticeKind asked, NoticeKind onTheWay) {
        String business = code(task.getBusinessStatus(), HubCodes.BUSINESS_STATUS);
        if (task.getStatus() == TaskStatus.REQUESTED) {
            // Of a standing order the carrier has taken all rides at once.
            return task.hasBasedOn() ? Stream.empty() : asked(task, asked);
        }
        if (task.getStatus() == TaskStatus.INPROGRESS && COMING.contains(business)) {
            return notice(task, onTheWay, task.getOwner(), List.of(task.getFor()));
        }
        return business.equals("unplanned") && task.getStatus() == TaskStatus.RECEIVED
                ? notice(task, NoticeKind.UNPLANNED, task.getOwner(), List.of(task.getRequester(), task.getOwner()))
                : Stream.empty();
    }

    private static Stream<Notice> asked(Task task, NoticeKind asked) {
        return notice(task, asked, task.getRequester(), List.of(task.getOwner()));
    }

    /**
     * @param team of the case, also one that has ended with it
     */
    static Stream<Notice> of(CarePlan plan, Optional<CareTeam> team) {
        Reference hospital = members(team, "hospital"::equals).findFirst().orElseGet(Reference::new);
        if (plan.getStatus() == CarePlan.CarePlanStatus.ACTIVE) {
            // The others have Tasks that ask them.
            return notice(
                    plan,
                    NoticeKind.CASE_OPENED,
                    hospital,
                    members(team, "gp"::equals).toList());
        }
        Stream<Reference> others = members(team, role -> !role.equals("hospital"));
        return notice(
                plan,
                NoticeKind.CASE_ENDED,
                hospital,
                Stream.concat(others, Stream.of(plan.getSubject())).toList());
    }

    /**
     * A record that the discharge was moved; everybody concerned but the hospital is told.
     *
     * @param team of the case
     */
    static Stream<Notice> ofMove(Provenance record, CarePlan plan, Optional<CareTeam> team) {
        Reference hospital = members(team, "hospital"::equals).findFirst().orElseGet(Reference::new);
        Stream<Reference> others = members(team, role -> !role.equals("hospital"));
        List<Reference> concerned =
                Stream.concat(others, Stream.of(plan.getSubject())).toList();
        String move = "@" + record.getIdElement().getIdPart();
        return notice(plan, NoticeKind.CASE_MOVED, hospital, concerned).map(notice -> notice.keyed(move));
    }

    /** Whether that is what it records. */
    static boolean isMove(Provenance record) {
        return record.getReason().stream()
                .flatMap(reason -> reason.getCoding().stream())
                .anyMatch(coding -> HubCodes.RESCHEDULE_REASON.equals(coding.getSystem()));
    }

    static Stream<Reference> members(Optional<CareTeam> team, Predicate<String> wanted) {
        return team.stream()
                .flatMap(found -> found.getParticipant().stream())
                .filter(member ->
                        member.getRole().stream().anyMatch(role -> wanted.test(code(role, HubCodes.CASE_ROLE))))
                .map(CareTeam.CareTeamParticipantComponent::getMember);
    }

    static Stream<Notice> of(Appointment appointment) {
        if (!appointment.hasStart() || isPast(appointment)) {
            return Stream.empty();
        }
        if (appointment.getStatus() == AppointmentStatus.BOOKED) {
            return of(appointment, NoticeKind.APPOINTMENT_BOOKED);
        }
        // Of one that is moved, those concerned are told by the one that takes its place.
        boolean moved =
                code(appointment.getCancelationReason(), HubCodes.CANCEL_REASON).equals("moved");
        return appointment.getStatus() == AppointmentStatus.CANCELLED && !moved
                ? of(appointment, NoticeKind.APPOINTMENT_CANCELLED)
                : Stream.empty();
    }

    /** It was over when this was written: somebody put the record right, and nobody has to come or stay away. */
    private static boolean isPast(Appointment appointment) {
        Instant end = (appointment.hasEnd() ? appointment.getEnd() : appointment.getStart()).toInstant();
        return appointment.getMeta().hasLastUpdated()
                && end.isBefore(appointment.getMeta().getLastUpdated().toInstant());
    }

    /** An appointment that is booked and near (N6). */
    static Stream<Notice> reminding(Appointment appointment) {
        return of(appointment, NoticeKind.APPOINTMENT_NEAR);
    }

    private static Stream<Notice> of(Appointment appointment, NoticeKind kind) {
        List<Reference> participants = appointment.getParticipant().stream()
                .map(Appointment.AppointmentParticipantComponent::getActor)
                .toList();
        String start = "@" + appointment.getStart().toInstant().getEpochSecond();
        return notice(appointment, kind, new Reference(), participants).map(notice -> notice.keyed(start));
    }

    /** Somebody was named as substitute; whoever works there for good knows. */
    static Stream<Notice> of(PractitionerRole post) {
        boolean substitute = post.getActive()
                && post.getCode().stream()
                        .anyMatch(role -> code(role, HubCodes.STAFF_ROLE).equals("substitute"));
        return substitute
                ? notice(post, NoticeKind.SUBSTITUTE_NAMED, post.getOrganization(), List.of(post.getPractitioner()))
                : Stream.empty();
    }

    static Stream<Notice> of(Communication communication) {
        boolean said = communication.getStatus() == CommunicationStatus.COMPLETED
                || communication.getStatus() == CommunicationStatus.INPROGRESS;
        boolean receipt = communication.getCategory().stream()
                        .anyMatch(category ->
                                code(category, HubCodes.COMMUNICATION_KIND).equals(HubCodes.KIND_RECEIPT))
                || code(communication.getTopic(), HubCodes.COMMUNICATION_TOPIC).equals("documents-received");
        return said && !receipt
                ? notice(
                        communication,
                        isEmergency(communication) ? NoticeKind.EMERGENCY_OPENED : NoticeKind.MESSAGE,
                        communication.getSender(),
                        communication.getRecipient().stream()
                                .filter(recipient -> !local(recipient).equals(local(communication.getSender())))
                                .toList())
                : Stream.empty();
    }

    private static boolean isEmergency(Communication communication) {
        return communication.getReasonCode().stream()
                .anyMatch(reason -> !code(reason, HubCodes.EMERGENCY_REASON).isEmpty());
    }

    static Stream<Notice> notice(DomainResource about, NoticeKind kind, Reference from, List<Reference> to) {
        List<String> concerned = to.stream()
                .map(NoticeRules::local)
                .filter(reference -> CONCERNED.contains(reference.replaceFirst("/.*", "")))
                .distinct()
                .toList();
        String reference = about.fhirType() + "/" + about.getIdElement().getIdPart();
        Instant occurred = about.getMeta().getLastUpdated().toInstant();
        Optional<String> cause =
                Optional.of(local(from)).filter(organisation -> organisation.startsWith("Organization/"));
        return concerned.isEmpty()
                ? Stream.empty()
                : Stream.of(new Notice(
                        reference + "#" + kind.code(),
                        kind,
                        occurred,
                        cause,
                        concerned,
                        CaseId.find(about),
                        reference));
    }

    private static String local(Reference reference) {
        var id = reference.getReferenceElement();
        return id.hasIdPart() ? Objects.toString(id.getResourceType(), "") + "/" + id.getIdPart() : "";
    }

    static String code(CodeableConcept concept, String system) {
        return concept.getCoding().stream()
                .filter(coding -> system.equals(coding.getSystem()))
                .map(coding -> Objects.toString(coding.getCode(), ""))
                .findFirst()
                .orElse("");
    }
}
