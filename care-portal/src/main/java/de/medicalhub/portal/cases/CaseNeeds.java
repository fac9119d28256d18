package de.medicalhub.portal.cases;

import de.medicalhub.common.fhir.HubCodes;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Task;

/** What the patient needs after the discharge, and what was decided about it, as far as the reader sees it; pure. */
public final class CaseNeeds {
    public static final String NURSING = "nursing";
    public static final String TRANSPORT = "transport";
    public static final String MEDICATION = "medication";
    public static final String APPOINTMENTS = "appointments";

    /** Supports that somebody arranges: codes of support-kind, of Tasks and of requests. */
    public static final List<String> ARRANGED =
            List.of(HubCodes.TASK_SHORT_TERM_CARE, HubCodes.TASK_AIDS, HubCodes.TASK_AFTERCARE);

    /** All kinds of support, in the order of the assessment. */
    public static final List<String> KINDS = List.of(
            NURSING,
            HubCodes.TASK_SHORT_TERM_CARE,
            HubCodes.TASK_AIDS,
            TRANSPORT,
            MEDICATION,
            APPOINTMENTS,
            HubCodes.TASK_AFTERCARE);

    private CaseNeeds() {}

    /** The decisions that were kept, the first one first. */
    public static List<Provenance> decisions(Case found) {
        return found.resources().all(Provenance.class).stream()
                .filter(record -> !kind(record).isEmpty())
                .sorted(Comparator.comparing(Provenance::getRecorded))
                .toList();
    }

    /** The kind of support that a decision is about; empty text if it is no decision. */
    public static String kind(Provenance record) {
        return Tasks.code(record.getActivity(), HubCodes.SUPPORT_KIND).orElse("");
    }

    /** Code of need-decision. */
    public static String answer(Provenance record) {
        return Tasks.code(record.getReasonFirstRep(), HubCodes.NEED_DECISION).orElse("");
    }

    /** What was decided last about that kind. */
    public static Optional<Provenance> last(Case found, String kind) {
        return decisions(found).stream()
                .filter(record -> kind(record).equals(kind))
                .reduce((earlier, later) -> later);
    }

    /** not-needed or declined, if that is what holds. */
    public static Optional<String> against(Case found, String kind) {
        return last(found, kind).map(CaseNeeds::answer).filter(answer -> !answer.equals("needed"));
    }

    /** Whether something is planned or done for it. */
    public static boolean isPlanned(Case found, String kind) {
        return switch (kind) {
            case NURSING -> found.referrals().stream().anyMatch(task -> !Tasks.hasStopped(task) || isLooking(found));
            case TRANSPORT -> stands(found, Tasks.RIDE);
            case MEDICATION -> stands(found, Tasks.DISPENSE);
            case APPOINTMENTS ->
                found.appointment()
                        .filter(one -> one.getStatus() != org.hl7.fhir.r4.model.Appointment.AppointmentStatus.CANCELLED)
                        .isPresent();
            default -> stands(found, kind);
        };
    }

    private static boolean isLooking(Case found) {
        return !found.hasEnded() && !found.referrals().isEmpty();
    }

    private static boolean stands(Case found, String code) {
        return found.task(code).filter(task -> !Tasks.hasStopped(task)).isPresent();
    }

    /** Somebody arranges it and has not come to an end. */
    public static Optional<Task> open(Case found, String kind) {
        return found.tasks(kind).stream()
                .filter(task -> Tasks.isOpen(task) || task.getStatus() == Task.TaskStatus.ACCEPTED)
                .findFirst();
    }
}
