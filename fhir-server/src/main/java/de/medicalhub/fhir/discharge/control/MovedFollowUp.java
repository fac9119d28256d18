package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.LocalReference;
import de.medicalhub.fhir.appointment.FreeTimes;
import de.medicalhub.fhir.operation.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Encounter;

/**
 * The video consultation stays, unless it would come before the discharge or the hospital wants it otherwise. One that stands
 * in a calendar moves within it; one that has begun goes on.
 */
final class MovedFollowUp {
    private static final String FOLLOW_UP = "follow-up";

    private final NewDate date;
    private final Optional<Appointment> appointment;
    private final Optional<FreeTimes.Move> move;

    /**
     * Of several consultations the next one counts; one that was missed moves nowhere.
     *
     * @param now the moment of the request
     */
    MovedFollowUp(CaseRecords records, FreeTimes times, String caseId, NewDate date, Instant now) {
        this.date = date;
        List<Encounter> visits = records.partsOf(Encounter.class, caseId);
        appointment = records.partsOf(Appointment.class, caseId).stream()
                .filter(one -> one.getStatus() == Appointment.AppointmentStatus.BOOKED)
                .filter(one -> one.getServiceType().stream()
                        .anyMatch(type -> References.has(type, HubCodes.SERVICE_TYPE, HubCodes.VIDEO_CONSULTATION)))
                .filter(one -> visits.stream().noneMatch(visit -> isHeld(visit, one)))
                .filter(one -> one.hasStart() && one.getStart().toInstant().isAfter(now))
                .min(Comparator.comparing(one -> one.getStart().toInstant()));
        move = appointment.filter(one -> movesInCalendar()).flatMap(one -> {
            Instant from = date.followUp().orElseGet(date::atHome);
            return times.move(one, from, date.followUp().orElseGet(() -> PartReader.latestFollowUp(date.leaves())));
        });
    }

    private static boolean isHeld(Encounter visit, Appointment of) {
        return visit.getStatus() == Encounter.EncounterStatus.INPROGRESS
                && visit.getAppointment().stream()
                        .anyMatch(one -> References.local(one).equals(LocalReference.of(of)));
    }

    private boolean movesInCalendar() {
        boolean byItself = date.choice().isEmpty() && isTooEarly();
        return isInCalendar() && (date.followUp().isPresent() || date.chose(NewDate.FIRST_FREE) || byItself);
    }

    private boolean isInCalendar() {
        return appointment.filter(Appointment::hasSlot).isPresent();
    }

    private boolean isTooEarly() {
        return appointment
                .filter(one -> !one.getStart().toInstant().isAfter(date.leaves()))
                .isPresent();
    }

    List<Fault> faults() {
        if (appointment.isEmpty() || date.chose(NewDate.KEEP) || date.chose(NewDate.ASK_PRACTICE)) {
            return List.of();
        }
        if (movesInCalendar()) {
            String why = date.followUp().isPresent() ? "time-taken" : "no-free-time";
            return move.isPresent() ? List.of() : List.of(new Fault(FOLLOW_UP, why));
        }
        boolean needsTime = date.followUp().isEmpty() && (isTooEarly() || date.chose(NewDate.FIRST_FREE));
        return needsTime ? List.of(new Fault(FOLLOW_UP, "before-discharge")) : List.of();
    }

    /** When it will be; empty if there is none. */
    Optional<Instant> start() {
        if (isGivenBack()) {
            return Optional.empty();
        }
        return move.map(moved -> moved.booked().getStart().toInstant())
                .or(date::followUp)
                .filter(at -> appointment.isPresent())
                .or(() -> appointment.map(one -> one.getStart().toInstant()));
    }

    /** As {@code Appointment/…}; empty if there is none. */
    String reference() {
        return appointment.map(LocalReference::of).orElse("");
    }

    /** The one to be cancelled; empty if it stays or moves. */
    List<Appointment> givenBack() {
        return appointment.filter(one -> isGivenBack()).stream().toList();
    }

    /** Whether it is cancelled and the practice has to find another time. */
    boolean isGivenBack() {
        return appointment.isPresent() && date.chose(NewDate.ASK_PRACTICE);
    }

    /**
     * @param plan in whose activities the new appointment takes the place of the old one; written by the caller
     */
    void write(CarePlan plan, CaseBundle bundle) {
        if (move.isPresent()) {
            write(move.get(), plan, bundle);
        } else {
            date.followUp()
                    .ifPresent(start -> appointment.ifPresent(one -> {
                        Duration lasts = Duration.between(
                                one.getStart().toInstant(), one.getEnd().toInstant());
                        one.setStart(Date.from(start)).setEnd(Date.from(start.plus(lasts)));
                        bundle.replace(one);
                    }));
        }
    }

    private void write(FreeTimes.Move moved, CarePlan plan, CaseBundle bundle) {
        moved.rest().forEach(bundle::add);
        String name = bundle.add(moved.booked());
        moved.visit().ifPresent(visit -> {
            visit.addAppointment(CaseBundle.reference(name));
            bundle.add(visit);
        });
        moved.changed().forEach(bundle::replace);
        String old = reference();
        plan.getActivity().stream()
                .filter(activity -> References.local(activity.getReference()).equals(old))
                .forEach(activity -> activity.setReference(CaseBundle.reference(name)));
    }
}
