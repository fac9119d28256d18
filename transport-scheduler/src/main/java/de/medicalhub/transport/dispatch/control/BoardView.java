package de.medicalhub.transport.dispatch.control;

import de.medicalhub.transport.Words;
import de.medicalhub.transport.dispatch.DueBreak;
import de.medicalhub.transport.dispatch.entity.LocatedPlace;
import de.medicalhub.transport.dispatch.entity.Stop;
import de.medicalhub.transport.dispatch.entity.Tour;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.orders.Period;
import de.medicalhub.transport.orders.Posture;
import de.medicalhub.transport.orders.RideNeed;
import de.medicalhub.transport.planning.Action;
import de.medicalhub.transport.planning.Refusal.Rule;
import de.medicalhub.transport.roads.GeoPoint;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The board as JSON; JSON-B writes public records only. */
public record BoardView(
        String date,
        Instant now,
        RoadsView roads,
        List<TourView> tours,
        List<UnplannedView> unplanned,
        List<JobLine> jobs,
        List<AlertView> alerts) {

    /**
     * What the drives stand on.
     *
     * @param source {@code graph} or {@code estimate}
     * @param sentences what the page says about it
     */
    public record RoadsView(String source, List<String> sentences) {}

    public record TourView(
            String id,
            VehicleView vehicle,
            DriverView driver,
            Instant shiftStart,
            Instant shiftEnd,
            boolean byHand,
            boolean outOfService,
            List<DueBreak> breaks,
            List<StopView> stops) {}

    public record VehicleView(String id, String label, List<String> postures) {}

    public record DriverView(String reference, String name) {}

    /**
     * One stop.
     *
     * @param doneAt when it was done; null of what is still ahead
     * @param missed whether nobody is at home yet to take the medicine
     * @param stranded whether its driver had begun and cannot come, so that a dispatcher may move it
     * @param note for the door
     * @param posture how the person rides; null of medicines
     * @param needs codes of what it needs or brings, such as oxygen, a walker, a cold box
     * @param limitUnknown whether nobody said how much the vehicle's lift or crew bear, of a patient whose weight is known
     */
    public record StopView(
            String jobId,
            String jobKind,
            String action,
            String name,
            String place,
            Instant plannedAt,
            @Nullable Instant doneAt,
            @Nullable Instant windowStart,
            @Nullable Instant windowEnd,
            String state,
            long version,
            boolean pinned,
            boolean missed,
            boolean stranded,
            String note,
            @Nullable String posture,
            boolean companion,
            List<String> needs,
            @Nullable Integer kilograms,
            boolean limitUnknown,
            @Nullable Double latitude,
            @Nullable Double longitude,
            boolean placeByHand) {}

    /**
     * A job on no tour.
     *
     * @param requires names of the vehicle and the driver without which it does not go
     * @param appointment at the destination
     * @param unplaced which of pickup and drop-off lie nobody knows where
     * @param placedByHand which of them a dispatcher has set by hand
     */
    public record UnplannedView(
            String jobId,
            String jobKind,
            String name,
            String pickupPlace,
            String dropOffPlace,
            @Nullable Instant windowStart,
            @Nullable Instant windowEnd,
            @Nullable String posture,
            boolean companion,
            List<String> needs,
            List<String> requires,
            @Nullable Instant appointment,
            String note,
            @Nullable Integer kilograms,
            @Nullable String reason,
            boolean overdue,
            @Nullable UUID caseId,
            long version,
            boolean held,
            String day,
            boolean mayBeReady,
            boolean waitsForCall,
            List<String> unplaced,
            List<String> placedByHand) {}

    public record JobLine(
            String id,
            String jobKind,
            String state,
            String name,
            @Nullable UUID caseId) {}

    /** The day in the words of the JSON API. */
    public static BoardView of(Board.Day day, RoadsView roads, Locale language) {
        return new BoardView(
                day.date().toString(),
                day.now(),
                roads,
                day.tours().stream()
                        .map(tour -> tour(tour, day.missed(), day.now()))
                        .toList(),
                day.unplanned().stream()
                        .map(waiting -> unplanned(waiting, language))
                        .toList(),
                day.jobs().stream().map(BoardView::job).toList(),
                AlertView.of(
                        day.alerts(), day.concerned().tours(), day.concerned().jobs(), language));
    }

    private static TourView tour(Board.TourWithStops planned, Set<String> missed, Instant now) {
        Tour tour = planned.tour();
        List<String> postures = tour.postures().stream().map(Posture::code).toList();
        return new TourView(
                tour.id(),
                new VehicleView(tour.vehicleId(), tour.vehicleLabel(), postures),
                new DriverView(tour.driver(), tour.driverName()),
                tour.shiftStart(),
                tour.shiftEnd(),
                tour.isByHand(),
                tour.isOutOfService(),
                LegalBreaks.said(PlanInput.shift(tour), tour.breaksTaken(), now),
                planned.stops().stream()
                        .map(stop -> stop(stop, missed.contains(stop.job().id()), tour))
                        .toList());
    }

    private static StopView stop(Stop stop, boolean missed, Tour tour) {
        TransportJob job = stop.job();
        return new StopView(
                job.id(),
                job.kind().code(),
                stop.action().code(),
                job.wish().name(),
                stop.place().inWords(),
                stop.plannedAt(),
                stop.doneAt().orElse(null),
                windowStart(job),
                windowEnd(job),
                job.state().code(),
                job.version(),
                job.isPinned(),
                missed,
                HandMoves.isStranded(job, tour),
                job.wish().note(),
                job.wish().posture().map(Posture::code).orElse(null),
                job.wish().companion(),
                job.wish().needs().stream().map(RideNeed::code).sorted().toList(),
                kilograms(job),
                tour.lacksLimit(job.wish()),
                stop.place().position().map(GeoPoint::latitude).orElse(null),
                stop.place().position().map(GeoPoint::longitude).orElse(null),
                stop.place().isByHand());
    }

    private static UnplannedView unplanned(Board.Waiting waiting, Locale language) {
        TransportJob job = waiting.job();
        return new UnplannedView(
                job.id(),
                job.kind().code(),
                job.wish().name(),
                job.wish().pickup().inWords(),
                job.wish().dropOff().inWords(),
                windowStart(job),
                windowEnd(job),
                job.wish().posture().map(Posture::code).orElse(null),
                job.wish().companion(),
                job.wish().needs().stream().map(RideNeed::code).toList(),
                waiting.requires(),
                job.wish().demands().appointment().orElse(null),
                job.wish().note(),
                kilograms(job),
                reason(job, language).orElse(null),
                waiting.overdue(),
                job.wish().caseId().orElse(null),
                job.version(),
                job.held().isPresent(),
                job.serviceDate().toString(),
                waiting.mayBeReady(),
                job.refusal().filter(why -> why.rule() == Rule.WAITS_FOR_CALL).isPresent(),
                sides(job, place -> place.position().isEmpty()),
                sides(job, LocatedPlace::isByHand));
    }

    private static List<String> sides(TransportJob job, Predicate<LocatedPlace> which) {
        return Stream.of(Action.PICKUP, Action.DROP_OFF)
                .filter(side -> which.test(
                        side == Action.PICKUP ? job.wish().pickup() : job.wish().dropOff()))
                .map(Action::code)
                .toList();
    }

    private static Optional<String> reason(TransportJob job, Locale language) {
        return job.held()
                .map(held -> held.equals(HandMoves.HELD_BY_DISPATCHER)
                        ? Words.say(language, "held.dispatcher")
                        : Words.say(language, "held.driver", Words.say(language, "reason." + held)))
                .or(() -> job.refusal().map(refusal -> Blockers.sentence(refusal, job.blocker(), language)));
    }

    private static JobLine job(TransportJob job) {
        return new JobLine(
                job.id(),
                job.kind().code(),
                job.state().code(),
                job.wish().name(),
                job.wish().caseId().orElse(null));
    }

    private static @Nullable Integer kilograms(TransportJob job) {
        int said = job.wish().demands().kilograms();
        return said == 0 ? null : Integer.valueOf(said);
    }

    private static @Nullable Instant windowStart(TransportJob job) {
        return job.wish().window().map(Period::start).orElse(null);
    }

    private static @Nullable Instant windowEnd(TransportJob job) {
        return job.wish().window().map(Period::end).orElse(null);
    }
}
