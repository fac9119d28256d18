package de.medicalhub.transport.dispatch.control;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.common.time.HubClock;
import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.TransportSettings;
import de.medicalhub.transport.dispatch.DriverTour;
import de.medicalhub.transport.dispatch.DriverTour.DriverStop;
import de.medicalhub.transport.dispatch.Step;
import de.medicalhub.transport.dispatch.TourOfDay;
import de.medicalhub.transport.dispatch.entity.Stop;
import de.medicalhub.transport.dispatch.entity.Tour;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.fleet.Fleet;
import de.medicalhub.transport.orders.Period;
import de.medicalhub.transport.orders.Posture;
import de.medicalhub.transport.orders.RideNeed;
import de.medicalhub.transport.planning.Action;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tours as drivers see them. */
@ApplicationScoped
public class DriverTours {
    private static final Set<Step> AT_DROP_OFF =
            EnumSet.of(Step.DROPPED_OFF, Step.HANDED_OVER, Step.NOT_DELIVERED, Step.BROUGHT_BACK);

    @Inject
    private TourBook book;

    @Inject
    private Fleet fleet;

    @Inject
    private TransportSettings settings;

    @Inject
    private OpenTours openTours;

    @Inject
    private DrivenBook driven;

    @Inject
    private Clock clock;

    /** The first tour with something left to do, also if it began yesterday and runs over midnight. */
    public Optional<DriverTour> current(String driver) {
        Instant now = clock.instant();
        LocalDate yesterday = LocalDate.ofInstant(now, HubClock.berlin()).minusDays(1);
        List<Tour> open = book.toursOf(driver, yesterday).stream()
                .filter(tour -> book.stops(tour.id()).stream()
                        .anyMatch(stop -> stop.doneAt().isEmpty()))
                .toList();
        return choose(open, now).map(tour -> view(tour, book.stops(tour.id()), now));
    }

    /**
     * The earliest one whose shift is not long over; what was forgotten yesterday gives way once a shift of today has begun.
     *
     * @param open tours that have stops left, the earliest first
     */
    static Optional<Tour> choose(List<Tour> open, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, HubClock.berlin());
        List<Tour> driven = open.stream().filter(tour -> !tour.isOver(now)).toList();
        return driven.stream()
                .filter(tour -> tour.serviceDate().equals(today) && !now.isBefore(tour.shiftStart()))
                .findFirst()
                .or(() -> driven.stream().findFirst());
    }

    /**
     * The tour of a shift that may be driven now although nothing is left to do on it, or nothing was planned yet: the duty begins
     * with a check of the vehicle, whatever comes. None after the shift.
     */
    public List<DriverTour> idle(String driver) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, HubClock.berlin());
        return Stream.of(today.minusDays(1), today)
                .flatMap(day -> fleet.shiftsOn(day).stream()
                        .filter(shift -> shift.driver().equals(driver))
                        .map(shift -> Tour.idOf(day, shift))
                        .flatMap(id -> made(id, day).stream()))
                .filter(tour -> tour.driver().equals(driver) && tour.isOpen(now) && now.isBefore(tour.shiftEnd()))
                .filter(tour -> isDone(book.stops(tour.id())))
                .map(tour -> view(tour, book.stops(tour.id()), now))
                .toList();
    }

    /** Tours are made when their day is planned first; of a day without orders the driver asks for it first. */
    private Optional<Tour> made(String tourId, LocalDate day) {
        Optional<Tour> known = book.findTour(tourId);
        if (known.isPresent()) {
            return known;
        }
        book.lock(day);
        openTours.of(day);
        return book.findTour(tourId);
    }

    private static boolean isDone(List<Stop> stops) {
        return stops.stream().allMatch(stop -> stop.doneAt().isPresent());
    }

    /** Until when the vehicle's position is taken (driving, rule 12): until the shift ends, or a while longer as long as somebody waits. */
    public Instant positionUntil(String tourId) {
        return book.findTour(tourId)
                .map(tour -> positionUntil(tour, book.stops(tourId)))
                .orElse(Instant.MIN);
    }

    private Instant positionUntil(Tour tour, List<Stop> stops) {
        return isDone(stops) ? tour.shiftEnd() : tour.shiftEnd().plus(settings.positionAfterShift());
    }

    /** The driver's own tour of that id, done or not. */
    public Optional<DriverTour> find(String tourId, String driver) {
        return book.findTour(tourId)
                .filter(tour -> tour.driver().equals(driver))
                .map(tour -> view(tour, book.stops(tour.id()), clock.instant()));
    }

    /** The driver's own tour of that id. */
    public TourOfDay own(String tourId, String driver) {
        return book.findTour(tourId)
                .filter(tour -> tour.driver().equals(driver))
                .map(DriverTours::known)
                .orElseThrow(() -> new RefusedException(ProblemKind.FORBIDDEN, "duty.not-your-tour"));
    }

    /** The same with its day locked before it is read, for who changes it. */
    public TourOfDay ownLocked(String tourId, String driver) {
        book.dayOfTour(tourId).ifPresent(book::lock);
        return own(tourId, driver);
    }

    /** The driver took a break on the tour; its day is locked since before it was read. */
    public void rested(String tourId, Period taken, String driver) {
        book.findTour(tourId).filter(tour -> tour.driver().equals(driver)).ifPresent(tour -> tour.rested(taken));
    }

    /** Counts for what is aboard. */
    public void drove(String tourId, long metres, boolean gap) {
        driven.drove(tourId, metres, gap);
    }

    /** The tours of that day of these carriers. */
    public List<TourOfDay> ofDay(LocalDate day, Set<String> carriers) {
        return book.tours(day).stream()
                .filter(tour -> carriers.contains(tour.carrier()))
                .map(DriverTours::known)
                .toList();
    }

    private static TourOfDay known(Tour tour) {
        return new TourOfDay(tour.id(), tour.serviceDate(), tour.carrier(), tour.driver(), tour.vehicleId());
    }

    private DriverTour view(Tour tour, List<Stop> stops, Instant now) {
        return new DriverTour(
                tour.id(),
                tour.serviceDate(),
                tour.carrier(),
                tour.vehicleLabel(),
                tour.shiftStart(),
                tour.shiftEnd(),
                tour.opensAt(),
                positionUntil(tour, stops),
                now,
                LegalBreaks.said(PlanInput.shift(tour), tour.breaksTaken(), now),
                stops.stream().map(stop -> view(stop, tour.isOpen(now))).toList());
    }

    private static DriverStop view(Stop stop, boolean open) {
        TransportJob job = stop.job();
        Period window = job.wish().window().orElseThrow();
        boolean done = stop.doneAt().isPresent();
        return new DriverStop(
                job.id(),
                job.kind().code(),
                stop.action().code(),
                job.wish().patient(),
                job.wish().name(),
                stop.place().inWords(),
                stop.phone(),
                stop.pharmacy(),
                stop.isHome(),
                stop.plannedAt(),
                stop.doneAt(),
                window.start(),
                window.end(),
                job.wish().posture().map(Posture::code),
                job.wish().companion(),
                job.wish().demands().kilograms(),
                job.wish().needs().stream().map(RideNeed::code).toList(),
                job.wish().note(),
                job.wish().demands().appointment(),
                job.state().code(),
                done || !open ? List.of() : steps(job, stop.action()),
                done,
                job.isCold(),
                job.isNarcotic(),
                job.boardingCode(),
                stop.place().isByHand() ? stop.place().position() : Optional.empty());
    }

    private static List<Step> steps(TransportJob job, Action action) {
        return job.nextSteps().stream()
                .filter(step -> AT_DROP_OFF.contains(step) == (action == Action.DROP_OFF))
                .toList();
    }
}
