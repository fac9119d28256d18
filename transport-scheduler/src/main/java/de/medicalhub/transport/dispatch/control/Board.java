package de.medicalhub.transport.dispatch.control;

import de.medicalhub.common.time.HubClock;
import de.medicalhub.transport.dispatch.Bags;
import de.medicalhub.transport.dispatch.entity.Alert;
import de.medicalhub.transport.dispatch.entity.LocatedPlace;
import de.medicalhub.transport.dispatch.entity.Stop;
import de.medicalhub.transport.dispatch.entity.Tour;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.fleet.Fleet;
import de.medicalhub.transport.fleet.Shift;
import de.medicalhub.transport.fleet.Vehicle;
import de.medicalhub.transport.orders.Demands;
import de.medicalhub.transport.roads.GeoPoint;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A day as the dispatcher sees it. */
@ApplicationScoped
public class Board {
    private static final String BACK = "-back";

    @Inject
    private TourBook book;

    @Inject
    private MissedHomes missedHomes;

    @Inject
    private Alerts alerts;

    @Inject
    private Bags bags;

    @Inject
    private Fleet fleet;

    @Inject
    private Clock clock;

    /**
     * The tours and jobs of a day, and whatever is on no tour, of any day (rule 11).
     *
     * @param missed ids of the deliveries that are planned to a home where nobody is yet, and that planning leaves to the
     *     dispatcher (rule 10)
     * @param alerts that nobody has seen yet, of that day and of today (rule 26)
     * @param concerned tours and jobs that these name
     */
    public record Day(
            LocalDate date,
            Instant now,
            List<TourWithStops> tours,
            List<Waiting> unplanned,
            List<TransportJob> jobs,
            Set<String> missed,
            List<Alert> alerts,
            Concerned concerned) {
        /** Places of stops that no road of the map reaches, in words and in their order. */
        public Set<String> placesOff(Predicate<GeoPoint> onRoads) {
            return tours.stream()
                    .flatMap(tour -> tour.placesOff(onRoads).stream())
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        /** References to all patients who are shown. */
        public Set<String> patients() {
            Stream<TransportJob> stops =
                    tours.stream().flatMap(tour -> tour.stops().stream()).map(Stop::job);
            return Stream.of(stops, unplanned.stream().map(Waiting::job), jobs.stream(), concerned.jobs().stream())
                    .flatMap(shown -> shown)
                    .map(job -> job.wish().patient())
                    .collect(Collectors.toSet());
        }
    }

    /**
     * A job on no tour.
     *
     * @param overdue whether it should have been driven by now
     * @param requires names of the vehicle and the driver without which it does not go
     * @param mayBeReady whether it is a way back of today whose way out has ended, so that the patient may be said to be ready
     */
    public record Waiting(TransportJob job, boolean overdue, List<String> requires, boolean mayBeReady) {}

    /** What alerts name, of whatever day. */
    public record Concerned(List<Tour> tours, List<TransportJob> jobs) {}

    /** A tour with its stops in order. */
    public record TourWithStops(Tour tour, List<Stop> stops) {
        /** Places of its stops that no road of the map reaches, in words and in their order. */
        public Set<String> placesOff(Predicate<GeoPoint> onRoads) {
            return stops.stream()
                    .map(Stop::place)
                    .filter(place ->
                            place.position().filter(at -> !onRoads.test(at)).isPresent())
                    .map(LocatedPlace::inWords)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** The code of the label of a delivery's bag, for paper. */
    @Transactional
    public Optional<String> bag(String jobId) {
        return bags.printedCode(jobId);
    }

    /** By their names in the fleet; who has left it by what the order says. */
    private List<String> requires(Demands demands) {
        if (!demands.isChoosy()) {
            return List.of();
        }
        Stream<String> vehicle = Stream.of(demands.vehicle())
                .map(id -> fleet.vehicles().stream()
                        .filter(one -> one.id().equals(id))
                        .map(Vehicle::label)
                        .findFirst()
                        .orElse(id));
        Stream<String> driver = Stream.of(demands.driver())
                .map(person -> fleet.shifts().stream()
                        .filter(shift -> shift.driver().equals(person))
                        .map(Shift::driverName)
                        .findFirst()
                        .orElse(person));
        return Stream.concat(vehicle, driver).filter(name -> !name.isEmpty()).toList();
    }

    private boolean mayBeReady(TransportJob job, LocalDate today) {
        return job.serviceDate().equals(today)
                && wayOutOf(job.id())
                        .map(id -> book.find(id).filter(out -> !out.state().isEnded()))
                        .filter(Optional::isEmpty)
                        .isPresent();
    }

    /** The other leg of an order by telephone or of a standing order, if this is the way back of one (docs/fhir-model.md). */
    static Optional<String> wayOutOf(String jobId) {
        return (jobId.startsWith("phone-") || jobId.startsWith("standing-")) && jobId.endsWith(BACK)
                ? Optional.of(jobId.substring(0, jobId.length() - BACK.length()) + "-out")
                : Optional.empty();
    }

    /** That day of these carriers; without a day the next one that has stops, else today. */
    @Transactional
    public Day show(Optional<LocalDate> wanted, Set<String> carriers) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, HubClock.berlin());
        LocalDate day = wanted.or(() -> book.nextDayWithStops(today, carriers)).orElse(today);
        List<TourWithStops> tours = book.tours(day).stream()
                .filter(tour -> carriers.contains(tour.carrier()))
                .map(tour -> new TourWithStops(tour, book.stops(tour.id())))
                .toList();
        List<Waiting> unplanned = book.unplanned().stream()
                .filter(job -> carriers.contains(job.carrier()))
                .filter(job ->
                        job.wish().window().isPresent() || !job.serviceDate().isAfter(day))
                .map(job ->
                        new Waiting(job, job.isOverdue(now), requires(job.wish().demands()), mayBeReady(job, today)))
                .toList();
        List<TransportJob> jobs = book.jobs(day).stream()
                .filter(job -> carriers.contains(job.carrier()))
                .toList();
        Set<String> missed = missedHomes
                .of(day)
                .filter(job -> carriers.contains(job.carrier()))
                .map(TransportJob::id)
                .collect(Collectors.toSet());
        Instant midnight = today.atStartOfDay(HubClock.berlin()).toInstant();
        List<Alert> shown = alerts.shown(day, midnight, carriers);
        return new Day(day, now, tours, unplanned, jobs, missed, shown, concerned(shown));
    }

    private Concerned concerned(List<Alert> shown) {
        return new Concerned(
                shown.stream()
                        .flatMap(alert -> alert.tourId().stream())
                        .distinct()
                        .flatMap(id -> book.findTour(id).stream())
                        .toList(),
                shown.stream()
                        .flatMap(alert -> Stream.concat(alert.jobId().stream(), alert.concerned().keySet().stream()))
                        .distinct()
                        .flatMap(id -> book.find(id).stream())
                        .toList());
    }
}
