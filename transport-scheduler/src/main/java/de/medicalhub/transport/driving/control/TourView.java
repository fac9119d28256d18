package de.medicalhub.transport.driving.control;

import de.medicalhub.transport.Words;
import de.medicalhub.transport.delivery.OwnPhoto;
import de.medicalhub.transport.dispatch.DriverTour;
import de.medicalhub.transport.dispatch.DriverTour.DriverStop;
import de.medicalhub.transport.dispatch.DueBreak;
import de.medicalhub.transport.dispatch.Step;
import de.medicalhub.transport.roads.GeoPoint;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The driver's tour as JSON; JSON-B writes public records only.
 *
 * @param timesNote that the times are estimates; none where they are those of roads
 * @param dispatchPhone where dispatch is called; none if the directory says none
 */
public record TourView(
        String id,
        String date,
        VehicleView vehicle,
        Instant shiftStart,
        Instant shiftEnd,
        Instant opensAt,
        Instant positionUntil,
        Instant now,
        DutyView duty,
        List<String> papers,
        @Nullable String timesNote,
        @Nullable String dispatchPhone,
        List<DueBreak> breaks,
        List<StopView> stops,
        List<PhotoView> photos) {

    public record VehicleView(String label) {}

    /** A photo that the driver sent and may delete. */
    public record PhotoView(String id, String jobId, Instant at) {}

    /**
     * One stop.
     *
     * @param phone of whoever is met there; none if it is not known
     * @param pharmacy name of the pharmacy whose number that is, may be blank; none if it is the patient's
     * @param home whether the patient is brought home there
     */
    public record StopView(
            String jobId,
            String jobKind,
            String action,
            String name,
            String place,
            @Nullable String phone,
            @Nullable String pharmacy,
            boolean home,
            Instant plannedAt,
            @Nullable Instant doneAt,
            Instant windowStart,
            Instant windowEnd,
            @Nullable String posture,
            boolean companion,
            @Nullable Integer kilograms,
            List<String> needs,
            @Nullable String note,
            @Nullable Instant appointment,
            List<String> bring,
            String state,
            List<String> nextSteps,
            boolean done,
            @Nullable ParcelView parcel,
            boolean boardingCode,
            @Nullable Double handLatitude,
            @Nullable Double handLongitude,
            boolean placeByHand) {}

    /**
     * What the driver must know of a bag.
     *
     * @param check that a code is compared with where there is no network (delivery.ParcelCode); none without a label
     * @param coldFrom the lowest temperature of a cold one, in °C
     * @param coldTo the highest
     * @param held whether the pharmacist has yet to decide
     * @param released whether the pharmacist has decided that it may be handed over although it was out of its temperatures
     */
    public record ParcelView(
            boolean cold,
            boolean narcotic,
            @Nullable String check,
            BigDecimal coldFrom,
            BigDecimal coldTo,
            boolean held,
            boolean released) {}

    /**
     * What other features say of the tour.
     *
     * @param papers sentences about papers that end soon or have ended
     * @param parcels by job id
     * @param photos that the driver sent in this shift
     */
    public record Beside(DutyView duty, List<String> papers, Map<String, ParcelView> parcels, List<OwnPhoto> photos) {}

    /** The tour in the words of the JSON API. */
    public static TourView of(
            DriverTour tour, Beside beside, boolean estimated, Optional<String> dispatchPhone, Locale language) {
        return new TourView(
                tour.id(),
                tour.date().toString(),
                new VehicleView(tour.vehicle()),
                tour.shiftStart(),
                tour.shiftEnd(),
                tour.opensAt(),
                tour.positionUntil(),
                tour.now(),
                beside.duty(),
                beside.papers(),
                estimated ? Words.say(language, "roads.driver.estimate") : null,
                dispatchPhone.orElse(null),
                tour.breaks(),
                tour.stops().stream()
                        .map(stop -> stop(stop, beside.parcels().get(stop.jobId()), language))
                        .toList(),
                beside.photos().stream()
                        .map(photo -> new PhotoView(photo.id().toString(), photo.jobId(), photo.at()))
                        .toList());
    }

    private static StopView stop(DriverStop stop, @Nullable ParcelView parcel, Locale language) {
        return new StopView(
                stop.jobId(),
                stop.jobKind(),
                stop.action(),
                stop.name(),
                stop.place(),
                stop.phone().isBlank() ? null : stop.phone(),
                stop.pharmacy().orElse(null),
                stop.home(),
                stop.plannedAt(),
                stop.doneAt().orElse(null),
                stop.windowStart(),
                stop.windowEnd(),
                stop.posture().orElse(null),
                stop.companion(),
                stop.kilograms() == 0 ? null : Integer.valueOf(stop.kilograms()),
                stop.needs(),
                stop.note().isBlank() ? null : stop.note(),
                stop.appointment().orElse(null),
                bring(stop, language),
                stop.state(),
                stop.nextSteps().stream().map(Step::code).toList(),
                stop.done(),
                parcel,
                stop.boardingCode().isPresent(),
                stop.setByHand().map(GeoPoint::latitude).orElse(null),
                stop.setByHand().map(GeoPoint::longitude).orElse(null),
                stop.setByHand().isPresent());
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
