package de.medicalhub.transport.driving.control;

import de.medicalhub.transport.Words;
import de.medicalhub.transport.dispatch.DriverTour;
import de.medicalhub.transport.dispatch.DriverTour.DriverStop;
import de.medicalhub.transport.dispatch.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The driver's tour as JSON; JSON-B writes public records only. */
public record TourView(
        String id,
        String date,
        VehicleView vehicle,
        Instant shiftStart,
        Instant shiftEnd,
        Instant opensAt,
        Instant now,
        DutyView duty,
        List<StopView> stops) {

    public record VehicleView(String label) {}

    public record StopView(
            String jobId,
            String jobKind,
            String action,
            String name,
            String place,
            @Nullable String phone,
            Instant plannedAt,
            Instant windowStart,
            Instant windowEnd,
            @Nullable String posture,
            boolean companion,
            List<String> needs,
            List<String> bring,
            String state,
            List<String> nextSteps,
            boolean done) {}

    /** The tour in the words of the JSON API. */
    public static TourView of(DriverTour tour, DutyView duty, Locale language) {
        return new TourView(
                tour.id(),
                tour.date().toString(),
                new VehicleView(tour.vehicle()),
                tour.shiftStart(),
                tour.shiftEnd(),
                tour.opensAt(),
                tour.now(),
                duty,
                tour.stops().stream().map(stop -> stop(stop, language)).toList());
    }

    private static StopView stop(DriverStop stop, Locale language) {
        return new StopView(
                stop.jobId(),
                stop.jobKind(),
                stop.action(),
                stop.name(),
                stop.place(),
                stop.phone().isBlank() ? null : stop.phone(),
                stop.plannedAt(),
                stop.windowStart(),
                stop.windowEnd(),
                stop.posture().orElse(null),
                stop.companion(),
                stop.needs(),
                bring(stop, language),
                stop.state(),
                stop.nextSteps().stream().map(Step::code).toList(),
                stop.done());
    }

    /** What the driver takes along to the door. */
    private static List<String> bring(DriverStop stop, Locale language) {
        List<String> things = new ArrayList<>();
        if (stop.jobKind().equals("delivery")) {
            if (stop.action().equals("drop-off")) {
                things.add(Words.say(language, "bring.parcel"));
            }
        } else if (stop.action().equals("pickup")) {
            stop.posture()
                    .filter(posture -> !posture.equals("walking"))
                    .map(posture -> Words.say(language, "bring." + posture))
                    .ifPresent(things::add);
        }
        return things;
    }
}
