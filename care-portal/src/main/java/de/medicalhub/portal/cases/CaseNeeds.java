package de.medicalhub.portal.cases;

import de.medicalhub.common.fhir.HubCodes;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Consent;
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

    /** Where a kind of support stands: needed, withdrawn, not-needed, declined, or open. */
    public static String state(Case found, String kind) {
        if (isPlanned(found, kind)) {
            return "needed";
        }
        boolean withdrawn = kind.equals(NURSING) && nursingWithdrawn(found).isPresent();
        return against(found, kind).orElse(withdrawn ? "withdrawn" : "open");
    }

    /** Whether something is planned or done for it. */
    public static boolean isPlanned(Case found, String kind) {
        return switch (kind) {
            case NURSING -> found.referrals().stream().anyMatch(task -> !Tasks.hasStopped(task) || isLooking(found));
            case TRANSPORT -> stands(found, Tasks.RIDE);
            case MEDICATION -> stands(found, Tasks.DISPENSE);
            case APPOINTMENTS ->
                found.appointments().stream()
                        .filter(one -> !Case.is(one, HubCodes.HOME_VISIT))
                        .anyMatch(one -> Meetings.stands(one) || one.getStatus() == AppointmentStatus.FULFILLED);
            default -> stands(found, kind);
        };
    }

    private static boolean isLooking(Case found) {
        return !found.hasEnded()
                && !found.referrals().isEmpty()
                && nursingWithdrawn(found).isEmpty();
    }

    /** When the patient took back the consent that nursing services are asked, if nobody was asked with a new one since. */
    public static Optional<Instant> nursingWithdrawn(Case found) {
        return found.referrals().stream()
                .filter(Tasks::isConsentWithdrawn)
                .map(Tasks::changed)
                .max(Instant::compareTo)
                .or(() -> consentEnded(found))
                .filter(at -> !found.referrals().isEmpty())
                .filter(at -> found.referrals().stream()
                        .noneMatch(task -> task.hasAuthoredOn()
                                && task.getAuthoredOn().toInstant().isAfter(at)));
    }

    /** By the consent itself, for who reads it: also where everybody had declined before. */
    private static Optional<Instant> consentEnded(Case found) {
        List<Consent> referral = found.consents().stream()
                .filter(consent -> consent.getCategory().stream()
                        .anyMatch(category -> Tasks.code(category, HubCodes.CONSENT_PURPOSE)
                                .filter("referral"::equals)
                                .isPresent()))
                .toList();
        boolean holds = referral.stream().anyMatch(consent -> consent.getStatus() == Consent.ConsentState.ACTIVE);
        return holds || found.hasEnded()
                ? Optional.empty()
                : referral.stream()
                        .map(consent -> consent.getProvision().getPeriod().getEnd())
                        .filter(Objects::nonNull)
                        .map(Date::toInstant)
                        .max(Instant::compareTo);
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
