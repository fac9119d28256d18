package de.medicalhub.portal.records;

import de.medicalhub.common.time.HubClock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Dosage;
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
        return !order.getDosageInstruction().isEmpty()
                && order.getDosageInstruction().stream()
                        .allMatch(dosage -> isOver(bounds(dosage).getEndElement(), now));
    }

    private static boolean isOver(DateTimeType end, Instant now) {
        return PartialDate.of(end)
                .lastDay()
                .map(last -> last.plusDays(1).atStartOfDay(HubClock.berlin()).toInstant())
                .filter(over -> !over.isAfter(now))
                .isPresent();
    }

    /**
     * When it is taken, over all its dosages: from the first beginning that is said to the last end; without an end if one of them has
     * none. Empty if nothing is said about it.
     */
    public static Period period(MedicationRequest order) {
        List<Period> bounds =
                order.getDosageInstruction().stream().map(Prescriptions::bounds).toList();
        Period whole = new Period();
        bounds.stream()
                .filter(Period::hasStart)
                .min(Comparator.comparing(Period::getStart))
                .ifPresent(
                        first -> whole.setStartElement(first.getStartElement().copy()));
        if (bounds.stream().allMatch(Period::hasEnd)) {
            bounds.stream()
                    .max(Comparator.comparing(Period::getEnd))
                    .ifPresent(last -> whole.setEndElement(last.getEndElement().copy()));
        }
        return whole;
    }

    private static Period bounds(Dosage dosage) {
        return dosage.getTiming().getRepeat().getBounds() instanceof Period period ? period : new Period();
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
