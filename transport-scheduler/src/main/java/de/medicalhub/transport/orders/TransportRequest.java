package de.medicalhub.transport.orders;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The wish: who or what is to be moved, from where, to where, when.
 *
 * @param taskId of the leg Task; also the id of the job that comes of it
 * @param carrier reference to the organisation that drives, such as {@code Organization/carrier-1}; empty if the order
 *     names none
 * @param patient reference, such as {@code Patient/patient-1}
 * @param window for a ride of the pickup, for a delivery until the hand-over; empty if the order says none
 * @param posture empty for a delivery, or if the order says none
 * @param needs of the ride or the delivery
 * @param priority how urgent it is beside others: 1 for routine, 2 urgent, 3 as soon as possible, 4 at once
 * @param supplier reference to the pharmacy for which medicines are delivered; empty for a ride, or if the order names none
 * @param note for dispatcher and driver, such as where to ring; may be empty
 * @param day of the ride while its window is not known (Europe/Berlin); empty if the order says none
 * @param pharmacy what the directory says of the supplier
 */
public record TransportRequest(
        String taskId,
        JobKind kind,
        Optional<UUID> caseId,
        String carrier,
        String patient,
        String name,
        String phone,
        Place pickup,
        Place dropOff,
        Optional<Period> window,
        Optional<Posture> posture,
        boolean companion,
        Set<RideNeed> needs,
        int priority,
        String supplier,
        String note,
        Optional<LocalDate> day,
        Pharmacy pharmacy,
        Demands demands) {
    public TransportRequest {
        needs = Set.copyOf(needs);
    }

    /** A routine one that names no pharmacy, bears no note and demands nothing further. */
    public TransportRequest(
            String taskId,
            JobKind kind,
            Optional<UUID> caseId,
            String carrier,
            String patient,
            String name,
            String phone,
            Place pickup,
            Place dropOff,
            Optional<Period> window,
            Optional<Posture> posture,
            boolean companion,
            Set<RideNeed> needs) {
        this(
                taskId,
                kind,
                caseId,
                carrier,
                patient,
                name,
                phone,
                pickup,
                dropOff,
                window,
                posture,
                companion,
                needs,
                1,
                "",
                "",
                Optional.empty(),
                Pharmacy.UNKNOWN,
                Demands.NONE);
    }

    /** The same in another window. */
    public TransportRequest within(Optional<Period> other) {
        return new TransportRequest(
                taskId, kind, caseId, carrier, patient, name, phone, pickup, dropOff, other, posture, companion, needs,
                priority, supplier, note, day, pharmacy, demands);
    }

    /** Whether nothing is missing but when the ride is to be driven: a way back of whom nobody knows yet when they are ready. */
    public boolean waitsForCall() {
        return kind == JobKind.RIDE && window.isEmpty() && !carrier.isBlank() && posture.isPresent();
    }

    /** Whether nothing is missing without which nobody can drive (rule 6). */
    public boolean isComplete() {
        return window.isPresent() && !carrier.isBlank() && (kind == JobKind.DELIVERY || posture.isPresent());
    }
}
