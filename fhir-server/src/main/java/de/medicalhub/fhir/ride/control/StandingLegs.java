package de.medicalhub.fhir.ride.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.time.HubClock;
import de.medicalhub.fhir.profile.OwnCodes;
import de.medicalhub.fhir.ride.control.RideIds.Way;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/** What becomes of the legs of a standing order (rules 6 and 7): which are made, which change, which end. */
final class StandingLegs {
    /** Why a leg ended: its day is none any more. */
    static final String REASON = "standing-changed";

    private static final Set<Task.TaskStatus> WAITING =
            Set.of(Task.TaskStatus.REQUESTED, Task.TaskStatus.RECEIVED, Task.TaskStatus.ACCEPTED);

    private final StandingOrder order;
    private final StandingRecords records;
    private final List<Task> legs;
    private final String person;
    private final Instant now;
    private final LocalDate today;
    private final LocalDate last;

    /** @param days how many days ahead legs are made, today counted not */
    StandingLegs(StandingOrder order, StandingRecords records, String person, Instant now, int days) {
        this.order = order;
        this.records = records;
        this.legs = records.legsOf(order.number().toString());
        this.person = person;
        this.now = now;
        this.today = LocalDate.ofInstant(now, HubClock.berlin());
        this.last = today.plusDays(days);
    }

    /** Makes what is missing. */
    void missing(RideBundle bundle) {
        order.between(today, last).forEach(day -> ways().forEach(back -> make(new Way(day, back), bundle)));
    }

    /** Makes what is missing, changes what is said otherwise by now, and ends what is not wished any more. */
    void changed(RideBundle bundle) {
        missing(bundle);
        legs.stream().filter(this::isAhead).forEach(leg -> {
            Way way = way(leg);
            if (isWished(way)) {
                change(leg, way, bundle);
            } else {
                bundle.cancel(
                        leg,
                        records.findRequest(leg.getIdElement().getIdPart()),
                        OwnCodes.shipped().concept(HubCodes.CANCEL_REASON, REASON),
                        now);
            }
        });
    }

    private Stream<Boolean> ways() {
        return order.times().back() ? Stream.of(false, true) : Stream.of(false);
    }

    private boolean isWished(Way way) {
        return !order.between(way.day(), way.day()).isEmpty()
                && (!way.back() || order.times().back());
    }

    /** Waits still, on a day that is not over. */
    private boolean isAhead(Task leg) {
        return WAITING.contains(leg.getStatus()) && !way(leg).day().isBefore(today);
    }

    private Way way(Task leg) {
        return RideIds.wayOf(leg.getIdElement().getIdPart()).orElseThrow();
    }

    private void make(Way way, RideBundle bundle) {
        List<Task> made = legs.stream().filter(leg -> way(leg).equals(way)).toList();
        boolean taken = made.stream().anyMatch(leg -> !wasTakenBack(leg));
        if (!taken && order.on(way.day()).end().isAfter(now)) {
            RideIds ids = RideIds.ofDay(order.number().toString(), way.day(), made.size());
            written(ids, way).forEach(bundle::put);
        }
    }

    private static boolean wasTakenBack(Task leg) {
        return leg.getStatus() == Task.TaskStatus.CANCELLED
                && leg.getStatusReason().hasCoding(HubCodes.CANCEL_REASON, REASON);
    }

    /** Request and Task of one leg. */
    private List<Resource> written(RideIds ids, Way way) {
        return new RideWriter(order.on(way.day()), ids, person, now)
                .legs().getEntry().stream()
                        .map(Bundle.BundleEntryComponent::getResource)
                        .filter(one -> one.getIdElement().getIdPart().equals(ids.leg(way.back())))
                        .toList();
    }

    private void change(Task leg, Way way, RideBundle bundle) {
        boolean timed = !way.back() || order.times().backAt().isPresent();
        String id = leg.getIdElement().getIdPart();
        RideIds ids = new RideIds(
                RideIds.standing(order.number().toString()),
                id.substring(0, id.lastIndexOf('-')),
                Optional.of("ServiceRequest/" + RideIds.standing(order.number().toString())));
        List<Resource> written = written(ids, way);
        Task fresh = written.stream()
                .filter(Task.class::isInstance)
                .map(Task.class::cast)
                .findFirst()
                .orElseThrow();
        // A way back whose hour was not known had none, or got one when the patient was ready; that stays.
        boolean same = SameOrder.said(fresh, timed).equals(SameOrder.said(leg, timed));
        if (same || !order.on(way.day()).end().isAfter(now)) {
            return;
        }
        Optional<Period> ready = timed ? Optional.empty() : window(leg);
        leg.setInput(fresh.getInput());
        ready.ifPresent(window -> RideWriter.setWindow(leg, window));
        leg.setOutput(null);
        leg.setStatus(Task.TaskStatus.REQUESTED).setStatusReason(null).setBusinessStatus(null);
        leg.setLastModified(Date.from(now));
        written.stream().filter(ServiceRequest.class::isInstance).forEach(bundle::put);
        bundle.replace(leg);
    }

    private static Optional<Period> window(Task leg) {
        return OrderRide.moment(leg, "window-start")
                .flatMap(start -> OrderRide.moment(leg, "window-end")
                        .map(end -> new Period().setStart(Date.from(start)).setEnd(Date.from(end))));
    }
}
