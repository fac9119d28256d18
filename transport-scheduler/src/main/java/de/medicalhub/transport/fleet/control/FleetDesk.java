package de.medicalhub.transport.fleet.control;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.common.time.HubClock;
import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.fleet.Fleet;
import de.medicalhub.transport.fleet.PlannedWork;
import de.medicalhub.transport.fleet.PlannedWork.Planned;
import de.medicalhub.transport.fleet.ShiftOnDay;
import de.medicalhub.transport.fleet.WholeFleet;
import de.medicalhub.transport.fleet.control.FleetReader.SentFleet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Shows and changes a carrier's fleet, and says before what a change does to what is planned (rules 5 and 6). */
@ApplicationScoped
public class FleetDesk {
    /** So far ahead two shifts at once are looked for. */
    private static final int AHEAD = 28;

    private final Fleet fleet;
    private final PlannedWork work;
    private final Clock clock;

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected FleetDesk() {
        this(null, null, null);
    }

    /** On that fleet, with what is planned on it. */
    @Inject
    public FleetDesk(Fleet fleet, PlannedWork work, Clock clock) {
        this.fleet = fleet;
        this.work = work;
        this.clock = clock;
    }

    /**
     * What a change does.
     *
     * @param moved tours whose jobs are planned anew
     * @param twice who is on two shifts at once, and was not before
     */
    public record Effect(List<Moved> moved, List<Twice> twice) {}

    /**
     * One tour that cannot stay as it is.
     *
     * @param gone whether nobody drives it any more; otherwise vehicle or driver change
     */
    public record Moved(Planned planned, String vehicle, boolean gone) {}

    /** A driver or a vehicle in two shifts at the same time; the first such day. */
    public record Twice(LocalDate day, String name) {}

    /** The carrier's own. */
    @Transactional
    public WholeFleet show(String carrier) {
        return fleet.of(carrier);
    }

    /**
     * Puts it in place of the one before; the same again changes nothing.
     *
     * @param seen version that the caller has seen; empty from who brings a fleet without having looked
     * @throws RefusedException CONFLICT if somebody has changed it meanwhile
     */
    @Transactional
    public void keep(String carrier, SentFleet sent, Optional<String> seen) {
        fleet.lock(carrier);
        WholeFleet before = fleet.of(carrier);
        if (seen.filter(version -> !version.equals(FleetJson.version(before))).isPresent()) {
            throw new RefusedException(ProblemKind.CONFLICT, "fleet.changed-meanwhile");
        }
        fleet.replace(carrier, sent.orWith(before.absences()));
    }

    /** What that would do; nothing is changed. */
    @Transactional
    public Effect effect(String carrier, SentFleet sent) {
        WholeFleet before = fleet.of(carrier);
        WholeFleet after = sent.orWith(before.absences());
        LocalDate today = LocalDate.ofInstant(clock.instant(), HubClock.berlin());
        List<Moved> moved = work.plannedFrom(carrier, today).stream()
                .flatMap(planned -> moved(planned, before, after).stream())
                .toList();
        List<String> known =
                Overlaps.of(before, today, AHEAD).stream().map(Twice::name).toList();
        return new Effect(
                moved,
                Overlaps.of(after, today, AHEAD).stream()
                        .filter(twice -> !known.contains(twice.name()))
                        .toList());
    }

    private static Optional<Moved> moved(Planned planned, WholeFleet before, WholeFleet after) {
        Optional<ShiftOnDay> was = shift(planned, before);
        Optional<ShiftOnDay> is = shift(planned, after);
        return was.filter(shift -> is.filter(shift::equals).isEmpty())
                .map(shift -> new Moved(planned, shift.vehicle().label(), is.isEmpty()));
    }

    private static Optional<ShiftOnDay> shift(Planned planned, WholeFleet fleet) {
        return fleet.on(planned.day()).stream()
                .filter(shift -> shift.vehicle().id().equals(planned.vehicleId()))
                .filter(shift -> shift.start().equals(planned.shiftStart()))
                .findFirst();
    }
}
