package de.medicalhub.portal.records;

import de.medicalhub.common.time.HubClock;
import java.time.Instant;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.Period;

/** What is ordered and diagnosed now: neither what has ended by its own date nor what was an error or is refuted (R10). */
public final class Prescriptions {
    private Prescriptions() {}

    /** Those that hold, in the order in which they came. */
    public static List<MedicationRequest> holding(Resources found, Instant now) {
        return found.all(MedicationRequest.class).stream()
                .filter(order -> order.getStatus() == MedicationRequestStatus.ACTIVE && !hasEnded(order, now))
                .toList();
    }

    /** Whether the last day on which it is taken is over, in Germany. */
    public static boolean hasEnded(MedicationRequest order, Instant now) {
        return PartialDate.of(period(order).getEndElement())
                .lastDay()
                .map(last -> last.plusDays(1).atStartOfDay(HubClock.berlin()).toInstant())
                .filter(end -> !end.isAfter(now))
                .isPresent();
    }

    /** When it is taken; empty if nothing is said about it. */
    public static Period period(MedicationRequest order) {
        return order.getDosageInstruction().stream()
                .map(dosage -> dosage.getTiming().getRepeat().getBounds())
                .filter(Period.class::isInstance)
                .map(Period.class::cast)
                .findFirst()
                .orElseGet(Period::new);
    }

    /** What somebody has, as far as nobody found that it was an error or is not so. */
    public static List<Condition> diagnoses(Resources found) {
        return found.all(Condition.class).stream()
                .filter(condition -> !isDenied(condition.getVerificationStatus()))
                .toList();
    }

    private static boolean isDenied(CodeableConcept verification) {
        return verification.getCoding().stream()
                .anyMatch(coding -> "entered-in-error".equals(coding.getCode()) || "refuted".equals(coding.getCode()));
    }
}
