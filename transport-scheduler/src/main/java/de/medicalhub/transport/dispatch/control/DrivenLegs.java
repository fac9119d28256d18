package de.medicalhub.transport.dispatch.control;

import de.medicalhub.transport.dispatch.DrivenLeg;
import de.medicalhub.transport.dispatch.entity.EarlierAttempt;
import de.medicalhub.transport.dispatch.entity.Stop;
import de.medicalhub.transport.dispatch.entity.Tour;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.orders.JobKind;
import de.medicalhub.transport.orders.Posture;
import de.medicalhub.transport.orders.RideNeed;
import de.medicalhub.transport.planning.Action;
import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.roads.TravelTimes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** What was driven, for bills; every caller is in a transaction. */
@ApplicationScoped
public class DrivenLegs {
    /** Streets are longer than the great circle by this factor, as in the estimate of travel times (roads). */
    private static final double STREETS = 1.3;

    private static final int METRES_OF_KILOMETRE = 1000;

    @Inject
    private TourBook book;

    @Inject
    private DrivenBook driven;

    @Inject
    private TravelTimes roads;

    /** What ended on these days, both included, of these carriers. */
    public List<DrivenLeg> driven(LocalDate from, LocalDate to, Set<String> carriers) {
        Stream<DrivenLeg> earlier = driven.attemptsBetween(from, to, carriers).stream()
                .flatMap(attempt -> book.find(attempt.jobId()).stream().map(job -> attempt.leg(leg(job))));
        Stream<DrivenLeg> last =
                driven.endedBetween(from, to, carriers).stream().map(this::leg);
        return Stream.concat(earlier, last)
                .sorted(Comparator.comparing(DrivenLeg::date)
                        .thenComparing(leg -> leg.plannedPickup().orElse(Instant.MAX)))
                .toList();
    }

    /** The attempt that came back stays on the bill, whatever becomes of the next one. */
    void keepAttempt(TransportJob job) {
        driven.keep(new EarlierAttempt(leg(job)));
    }

    private DrivenLeg leg(TransportJob job) {
        Optional<Long> byRoad = ends(job).flatMap(this::byRoad);
        Optional<Long> metres = byRoad.isPresent() ? byRoad : ends(job).map(DrivenLegs::byAir);
        Optional<Tour> tour = job.tourId().flatMap(book::findTour);
        return new DrivenLeg(
                StepTaking.view(job),
                job.serviceDate(),
                tour.map(Tour::vehicleLabel).orElse(""),
                tour.map(Tour::driverName).orElse(""),
                job.wish().pickup().inWords(),
                job.plannedPickup(),
                job.plannedDropOff(),
                done(job, Action.PICKUP),
                done(job, Action.DROP_OFF),
                metres,
                byRoad.isEmpty() && metres.isPresent(),
                job.drivenMetres(),
                job.isDrivenWithGap(),
                persons(job),
                job.wish().posture().map(Posture::code),
                job.wish().needs().stream().map(RideNeed::code).toList(),
                false);
    }

    private Optional<Instant> done(TransportJob job, Action action) {
        return book.findStop(Stop.idOf(job.id(), action)).flatMap(Stop::doneAt);
    }

    private static int persons(TransportJob job) {
        if (job.kind() == JobKind.DELIVERY) {
            return 0;
        }
        return job.wish().companion() ? 2 : 1;
    }

    private record Ends(GeoPoint from, GeoPoint to) {}

    private static Optional<Ends> ends(TransportJob job) {
        Optional<GeoPoint> to = job.wish().dropOff().position();
        return job.wish().pickup().position().flatMap(from -> to.map(end -> new Ends(from, end)));
    }

    private Optional<Long> byRoad(Ends ends) {
        OptionalLong metres = roads.metresByRoad(ends.from, ends.to);
        return metres.isPresent() ? Optional.of(metres.getAsLong()) : Optional.empty();
    }

    private static long byAir(Ends ends) {
        return Math.round(ends.from.kilometresTo(ends.to) * METRES_OF_KILOMETRE * STREETS);
    }
}
