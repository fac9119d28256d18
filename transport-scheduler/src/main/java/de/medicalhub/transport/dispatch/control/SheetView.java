package de.medicalhub.transport.dispatch.control;

import de.medicalhub.transport.dispatch.entity.Stop;
import de.medicalhub.transport.dispatch.entity.Tour;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.orders.Period;
import de.medicalhub.transport.orders.Posture;
import de.medicalhub.transport.orders.RideNeed;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What each driver needs on paper for the day on which the network fails, as JSON; JSON-B writes public records only. */
public record SheetView(String date, Instant now, List<String> roads, List<TourSheet> tours) {

    /**
     * One tour with stops that are still to be driven.
     *
     * @param roads what is to be said of its own places; each driver reads of their own patients only
     */
    public record TourSheet(
            String id,
            String vehicle,
            String driver,
            Instant shiftStart,
            Instant shiftEnd,
            List<String> roads,
            List<StopLine> stops) {}

    /**
     * One stop.
     *
     * @param bag code of the bag's label, to compare it by hand; none without a label
     * @param phone of whoever is met there; none if it is not known
     */
    public record StopLine(
            String jobKind,
            String action,
            String name,
            String place,
            @Nullable String phone,
            Instant plannedAt,
            @Nullable Instant windowStart,
            @Nullable Instant windowEnd,
            @Nullable String posture,
            boolean companion,
            List<String> needs,
            @Nullable String bag,
            String note,
            boolean placeByHand) {}

    /** The rest of the day, tour by tour; a tour with nothing to do needs no paper. */
    public static SheetView of(
            Board.Day day,
            List<String> roads,
            Function<Board.TourWithStops, List<String>> ofTour,
            Function<String, Optional<String>> codes) {
        List<TourSheet> sheets = day.tours().stream()
                .map(tour -> sheet(tour, ofTour.apply(tour), codes))
                .filter(sheet -> !sheet.stops().isEmpty())
                .toList();
        return new SheetView(day.date().toString(), day.now(), roads, sheets);
    }

    private static TourSheet sheet(
            Board.TourWithStops planned, List<String> roads, Function<String, Optional<String>> codes) {
        Tour tour = planned.tour();
        List<StopLine> lines = planned.stops().stream()
                .filter(stop -> stop.doneAt().isEmpty())
                .map(stop -> line(stop, codes.apply(stop.job().id())))
                .toList();
        return new TourSheet(
                tour.id(), tour.vehicleLabel(), tour.driverName(), tour.shiftStart(), tour.shiftEnd(), roads, lines);
    }

    private static StopLine line(Stop stop, Optional<String> bag) {
        TransportJob job = stop.job();
        return new StopLine(
                job.kind().code(),
                stop.action().code(),
                job.wish().name(),
                stop.place().inWords(),
                stop.phone().isBlank() ? null : stop.phone(),
                stop.plannedAt(),
                job.wish().window().map(Period::start).orElse(null),
                job.wish().window().map(Period::end).orElse(null),
                job.wish().posture().map(Posture::code).orElse(null),
                job.wish().companion(),
                needs(job),
                bag.orElse(null),
                job.wish().note(),
                stop.place().isByHand());
    }

    /** What the order asks for, and how the pharmacy packed it. */
    private static List<String> needs(TransportJob job) {
        Set<RideNeed> needs = EnumSet.noneOf(RideNeed.class);
        needs.addAll(job.wish().needs());
        if (job.isCold()) {
            needs.add(RideNeed.COLD_CHAIN);
        }
        if (job.isNarcotic()) {
            needs.add(RideNeed.NARCOTIC);
        }
        return needs.stream().map(RideNeed::code).toList();
    }
}
