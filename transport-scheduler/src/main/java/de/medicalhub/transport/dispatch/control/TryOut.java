package de.medicalhub.transport.dispatch.control;

import de.medicalhub.transport.TransportSettings;
import de.medicalhub.transport.dispatch.Trial;
import de.medicalhub.transport.dispatch.entity.Tour;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.dispatch.entity.Wish;
import de.medicalhub.transport.orders.Period;
import de.medicalhub.transport.orders.TransportRequest;
import de.medicalhub.transport.planning.Answer;
import de.medicalhub.transport.planning.PlanTour;
import de.medicalhub.transport.planning.Planner;
import de.medicalhub.transport.planning.Refusal;
import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.roads.Geocoder;
import de.medicalhub.transport.roads.Location;
import de.medicalhub.transport.roads.TravelTimes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Says what would become of a ride, by the same insertion that would plan it (rule 27); writes nothing. */
@ApplicationScoped
public class TryOut {
    @Inject
    private TourBook book;

    @Inject
    private LegNews news;

    @Inject
    private Hopeless hopeless;

    @Inject
    private ServiceDays serviceDays;

    @Inject
    private FitTours fitTours;

    @Inject
    private DayPlanning planning;

    @Inject
    private Planner planner;

    @Inject
    private PlanInput input;

    @Inject
    private PlanWriter writer;

    @Inject
    private Blockers blockers;

    @Inject
    private Geocoder geocoder;

    @Inject
    private TravelTimes roads;

    @Inject
    private TransportSettings settings;

    @Inject
    private Clock clock;

    /**
     * The request as it would be taken in; if it was taken in before, how its job stands.
     *
     * @param appointment at the destination; then the window follows from it, whatever the request says
     */
    public Trial of(TransportRequest request, Optional<Instant> appointment) {
        return book.find(request.taskId())
                .filter(job -> job.carrier().equals(request.carrier()))
                .map(job ->
                        known(job, job.tourId().flatMap(book::findTour).map(Tour::vehicleLabel), news.isEstimated(job)))
                .orElseGet(() -> insert(request, appointment));
    }

    /** Where a job is by plan, or why it is on no tour. */
    static Trial known(TransportJob job, Optional<String> vehicle, boolean estimated) {
        Optional<Trial.Place> place = vehicle.flatMap(label -> job.plannedPickup()
                .flatMap(pickup ->
                        job.plannedDropOff().map(dropOff -> new Trial.Place(pickup, dropOff, label, estimated))));
        return new Trial(
                job.wish().window(),
                place,
                place.isPresent() ? Optional.empty() : job.refusal(),
                place.isPresent() ? Optional.empty() : job.blocker(),
                List.of());
    }

    private Trial insert(TransportRequest request, Optional<Instant> appointment) {
        Location from = geocoder.locate(request.pickup().address());
        Location to = geocoder.locate(request.dropOff().address());
        Optional<Refusal> unknown = RequestDesk.refusal(from).or(() -> RequestDesk.refusal(to));
        if (unknown.isPresent()) {
            return Trial.refused(request.window(), unknown.get());
        }
        Wish first = RequestDesk.wish(request, from, to);
        Optional<Period> window = appointment.map(at -> before(at, first)).or(request::window);
        TransportRequest timed = request.within(window);
        Optional<Refusal> contradiction = RequestDesk.contradiction(timed, geocoder);
        if (contradiction.isPresent()) {
            return Trial.refused(window, contradiction.get());
        }
        Instant now = clock.instant();
        LocalDate day = serviceDays.of(window.orElseThrow(), request.carrier());
        List<String> instead =
                Stream.of(from, to).flatMap(place -> instead(place).stream()).toList();
        return insert(new TransportJob(request.taskId(), RequestDesk.wish(timed, from, to), day, now), now)
                .with(instead);
    }

    private static Optional<String> instead(Location location) {
        return location instanceof Location.Found found ? found.instead() : Optional.empty();
    }

    Trial insert(TransportJob job, Instant now) {
        Optional<Period> window = job.wish().window();
        Optional<Refusal> refusal = hopeless.of(job, now);
        if (refusal.isPresent()) {
            return Trial.refused(window, refusal.get());
        }
        List<Tour> tours = fitTours.foreseen(job.serviceDate(), job.carrier());
        Answer answer = planner.insert(planning.foreseen(tours, now), input.job(job, now));
        if (answer instanceof Answer.Placed placed) {
            PlanTour tour = placed.tours().stream()
                    .filter(one -> one.id().equals(placed.tourId()))
                    .findFirst()
                    .orElseThrow();
            String vehicle = tours.stream()
                    .filter(one -> one.id().equals(tour.id()))
                    .map(Tour::vehicleLabel)
                    .findFirst()
                    .orElseThrow();
            return Trial.placed(window, writer.foreseen(tour, vehicle, job));
        }
        Refusal why = Hopeless.byWeight(job.wish(), ((Answer.Refused) answer).refusal());
        return Trial.refused(window, why, blockers.of(why));
    }

    private Period before(Instant appointment, Wish wish) {
        GeoPoint from = wish.pickup().position().orElseThrow();
        GeoPoint to = wish.dropOff().position().orElseThrow();
        return ArrivalWindow.before(
                appointment,
                pickup -> Duration.ofSeconds(PlanInput.longest(roads, from, to, pickup)),
                settings.detour(),
                JobDemand.standing(wish));
    }
}
