package de.medicalhub.portal.cases;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.records.Resources;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Composition.CompositionStatus;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/** One case, as far as its reader sees it. */
public record Case(CaseId id, Resources resources) {
    /** LOINC code of a discharge letter. */
    public static final String DISCHARGE_LETTER = "18842-5";

    /** LOINC code of a nursing transfer document. */
    public static final String NURSING_TRANSFER = "34745-0";

    /** Canonical of the questions about a ride (form Muster 4). */
    public static final String MUSTER_4 = HubCodes.BASE + "/Questionnaire/muster-4";

    public Optional<CarePlan> plan() {
        return resources.all(CarePlan.class).stream()
                .filter(plan -> isOurs(plan.getIdentifier()))
                .findFirst();
    }

    /** Whether it was completed or stopped. */
    public boolean hasEnded() {
        return plan().filter(plan -> plan.getStatus() == CarePlan.CarePlanStatus.COMPLETED
                        || plan.getStatus() == CarePlan.CarePlanStatus.REVOKED)
                .isPresent();
    }

    /** Whether it ended before its time: nobody goes home by its plan. */
    public boolean isCalledOff() {
        return plan().filter(plan -> plan.getStatus() == CarePlan.CarePlanStatus.REVOKED)
                .isPresent();
    }

    /** What was kept about its end: who, why, in which words. */
    public Optional<Provenance> ending() {
        return plan().flatMap(this::endOf);
    }

    /** Where the patient was transferred to, if the record of an end says so. */
    public static Optional<Reference> destination(Provenance record) {
        return record.getAgent().stream()
                .filter(agent ->
                        agent.getType().getCoding().stream().anyMatch(coding -> "DST".equals(coding.getCode())))
                .map(Provenance.ProvenanceAgentComponent::getWho)
                .findFirst();
    }

    /** What was kept each time when the discharge moved to another date, the first move first. */
    public List<Provenance> moves() {
        return resources.all(Provenance.class).stream()
                .filter(record -> record.getReason().stream()
                        .anyMatch(reason ->
                                Tasks.code(reason, HubCodes.RESCHEDULE_REASON).isPresent()))
                .sorted(Comparator.comparing(Provenance::getRecorded))
                .toList();
    }

    /** What was kept about the end of a part of it. */
    public Optional<Provenance> endOf(Resource part) {
        return resources.all(Provenance.class).stream()
                .filter(record -> record.getReason().stream()
                        .anyMatch(reason ->
                                Tasks.code(reason, HubCodes.CLOSE_REASON).isPresent()))
                .filter(record -> record.getTarget().stream()
                        .map(target -> target.getReferenceElement().toUnqualifiedVersionless())
                        .anyMatch(target -> target.getValue().equals(Resources.referenceTo(part))))
                .findFirst();
    }

    /** When the patient leaves the hospital. */
    public Optional<Instant> plannedDischarge() {
        return plan().map(plan -> plan.getPeriod().getStart()).map(Date::toInstant);
    }

    public Optional<Patient> patient() {
        return plan().flatMap(plan -> resources.find(Patient.class, plan.getSubject()))
                .or(() -> tasks().stream()
                        .flatMap(task -> resources.find(Patient.class, task.getFor()).stream())
                        .findFirst());
    }

    /** The patient's name; empty for whoever may not know it. */
    public String patientName() {
        return patient().map(patient -> Resources.nameOf(patient.getName())).orElse("");
    }

    /** All Tasks of the case, without the drivers' own copies. */
    public List<Task> tasks() {
        return resources.all(Task.class).stream()
                .filter(task -> isOurs(task.getGroupIdentifier()))
                .filter(task -> !task.hasPartOf())
                .toList();
    }

    /** Tasks of one kind, those last changed first. */
    public List<Task> tasks(String code) {
        return tasks().stream()
                .filter(task -> Tasks.is(task, code))
                .sorted(Comparator.comparing(Tasks::changed).reversed())
                .toList();
    }

    /** The requests to nursing services that count: not those of a need that nobody has any more. */
    public List<Task> referrals() {
        return tasks(Tasks.REFERRAL).stream()
                .filter(task -> !Tasks.isAgainst(task))
                .toList();
    }

    public Optional<Task> task(String code) {
        return tasks(code).stream().findFirst();
    }

    public Optional<Task> awarded() {
        return tasks(Tasks.REFERRAL).stream().filter(Tasks::isAwarded).findFirst();
    }

    /** The request of that category (nursing, transport, delivery). */
    public Optional<ServiceRequest> request(String category) {
        return resources.all(ServiceRequest.class).stream()
                .filter(request -> isOurs(request.getRequisition()))
                .filter(request -> request.getCategory().stream()
                        .anyMatch(concept -> Tasks.code(concept, HubCodes.REQUEST_CATEGORY)
                                .filter(category::equals)
                                .isPresent()))
                .findFirst();
    }

    /** All appointments of the case, also those that were moved or cancelled, in the order of their time. */
    public List<Appointment> appointments() {
        return resources.all(Appointment.class).stream()
                .filter(appointment -> isOurs(appointment.getIdentifier()) && appointment.hasStart())
                .sorted(Comparator.comparing(
                        appointment -> appointment.getStart().toInstant()))
                .toList();
    }

    /** The video consultation that is open or comes next; if there is none, the last that stood. */
    public Optional<Appointment> appointment(Instant now) {
        return Meetings.consultation(appointments(), now);
    }

    /** Whether the appointment is of that kind of the hub's. */
    public static boolean is(Appointment appointment, String kind) {
        return appointment.getServiceType().stream()
                .anyMatch(type -> Tasks.code(type, HubCodes.SERVICE_TYPE)
                        .filter(kind::equals)
                        .isPresent());
    }

    /** What an appointment has become or will become. */
    public Optional<Encounter> encounterOf(Appointment appointment) {
        String id = appointment.getIdElement().getIdPart();
        return resources.all(Encounter.class).stream()
                .filter(encounter -> isOurs(encounter.getIdentifier()))
                .filter(encounter -> encounter.getAppointment().stream()
                        .anyMatch(one -> id.equals(one.getReferenceElement().getIdPart())))
                .findFirst();
    }

    /** The discharge letter as it counts: the newest final one, else the newest preliminary one. */
    public Optional<Composition> letter() {
        return composition(DISCHARGE_LETTER);
    }

    /** What nurses hand over to nurses. */
    public Optional<Composition> nursingTransfer() {
        return composition(NURSING_TRANSFER);
    }

    private Optional<Composition> composition(String loinc) {
        return compositions(loinc).stream()
                .min(Comparator.comparing((Composition one) -> one.getStatus() != CompositionStatus.FINAL)
                        .thenComparing(Case::written, Comparator.reverseOrder()));
    }

    /** All of that kind (a LOINC code), drafts too, newest first. */
    public List<Composition> compositions(String loinc) {
        return resources.all(Composition.class).stream()
                .filter(composition -> isOurs(List.of(composition.getIdentifier())))
                .filter(composition ->
                        composition.getType().getCoding().stream().anyMatch(coding -> loinc.equals(coding.getCode())))
                .filter(composition -> composition.getStatus() != CompositionStatus.ENTEREDINERROR)
                .sorted(Comparator.comparing(Case::written).reversed())
                .toList();
    }

    private static Instant written(Composition composition) {
        return composition.hasDate() ? composition.getDate().toInstant() : Instant.EPOCH;
    }

    /** What was uploaded to it or signed off for it. */
    public List<DocumentReference> documents() {
        return resources.all(DocumentReference.class).stream()
                .filter(document -> isOurs(document.getIdentifier()))
                .toList();
    }

    /** Who has confirmed to have received the documents, the first one first. */
    public List<Communication> receipts() {
        return resources.all(Communication.class).stream()
                .filter(message -> isOurs(message.getIdentifier()))
                .filter(message -> Tasks.code(message.getTopic(), HubCodes.COMMUNICATION_TOPIC)
                        .filter("documents-received"::equals)
                        .isPresent())
                .filter(Communication::hasSent)
                .sorted(Comparator.comparing(Communication::getSent))
                .toList();
    }

    /** The newest answers about the ride that are no mistake. */
    public Optional<QuestionnaireResponse> rideAnswers() {
        return resources.all(QuestionnaireResponse.class).stream()
                .filter(answers -> isOurs(answers.getIdentifier()) && MUSTER_4.equals(answers.getQuestionnaire()))
                .filter(answers -> answers.getStatus() != QuestionnaireResponseStatus.ENTEREDINERROR)
                .filter(QuestionnaireResponse::hasAuthored)
                .max(Comparator.comparing(QuestionnaireResponse::getAuthored));
    }

    public List<Consent> consents() {
        return resources.all(Consent.class).stream()
                .filter(consent -> isOurs(consent.getIdentifier()))
                .toList();
    }

    public Optional<CareTeam> team() {
        return resources.all(CareTeam.class).stream()
                .filter(team -> isOurs(team.getIdentifier()))
                .findFirst();
    }

    /** Reference of the organisation with that role in the case (hospital, gp, pharmacy, carrier, nursing). */
    public Optional<String> organisation(String role) {
        return team().stream()
                .flatMap(team -> team.getParticipant().stream())
                .filter(participant -> participant.getRole().stream()
                        .anyMatch(concept -> Tasks.code(concept, HubCodes.CASE_ROLE)
                                .filter(role::equals)
                                .isPresent()))
                .map(participant -> participant.getMember().getReference())
                .findFirst();
    }

    private boolean isOurs(List<Identifier> identifiers) {
        return identifiers.stream().anyMatch(this::isOurs);
    }

    private boolean isOurs(Identifier identifier) {
        return HubCodes.CASE_SYSTEM.equals(identifier.getSystem())
                && id.toString().equals(identifier.getValue());
    }
}
