package de.medicalhub.transport.delivery.control;

import de.medicalhub.transport.delivery.control.ParcelDesk.Shown;
import de.medicalhub.transport.delivery.entity.ColdHold;
import de.medicalhub.transport.delivery.entity.Custody;
import de.medicalhub.transport.delivery.entity.CustodyKind;
import de.medicalhub.transport.delivery.entity.KeptProof;
import de.medicalhub.transport.delivery.entity.Temperature;
import de.medicalhub.transport.dispatch.DeliveryJob;
import de.medicalhub.transport.dispatch.JobState;
import de.medicalhub.transport.orders.Period;
import de.medicalhub.transport.orders.RideNeed;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A delivery with its bag as JSON; JSON-B writes public records only.
 *
 * @param code of the label, for people; only its pharmacy sees it
 * @param coldOrdered whether the order itself asks for that
 * @param decides whether the caller decides on what was too warm: its pharmacy, or the dispatcher where the order names none
 * @param heldAt since when it waits for the pharmacist's decision
 * @param nextWindow when it would be tried again; only of what came back
 */
public record ParcelView(
        String jobId,
        String name,
        String place,
        String from,
        String state,
        @Nullable Instant windowStart,
        @Nullable Instant windowEnd,
        @Nullable WayView way,
        @Nullable String code,
        boolean packed,
        boolean cold,
        boolean narcotic,
        boolean coldOrdered,
        boolean narcoticOrdered,
        @Nullable Instant heldAt,
        boolean decides,
        @Nullable WindowView nextWindow,
        List<CustodyView> custody,
        List<TemperatureView> temperatures,
        List<ProofView> kept,
        List<PhotoView> photos) {
    /** Who drives it when, and whether that is an estimate by air distance. */
    public record WayView(String driver, String vehicle, Instant pickup, Instant dropOff, boolean estimated) {}

    /** From when until when. */
    public record WindowView(Instant start, Instant end) {}

    /** One line of who held it when. */
    public record CustodyView(
            String kind, String person, @Nullable String note, Instant at) {}

    /**
     * What was signed for a step that did not fit any more; the pictures are read one by one.
     *
     * @param id of the phone's step
     * @param second who signed beside; none if nobody had to
     */
    public record ProofView(
            String id, String receiver, @Nullable String second, Instant at) {}

    /** A photo of the driver's; the picture is read by its id. */
    public record PhotoView(String id, Instant at) {}

    /** One reading, in °C. */
    public record TemperatureView(BigDecimal celsius, String box, boolean within, Instant at) {}

    /**
     * In the words of the JSON API.
     *
     * @param own whether its pharmacy asks, which may see the code
     */
    public static ParcelView of(Shown shown, boolean own, Instant now) {
        DeliveryJob delivery = shown.delivery();
        return new ParcelView(
                delivery.job().id(),
                delivery.job().name(),
                delivery.job().place(),
                delivery.from(),
                delivery.job().state().code(),
                delivery.window().map(Period::start).orElse(null),
                delivery.window().map(Period::end).orElse(null),
                way(delivery.way()),
                shown.parcel()
                        .filter(parcel -> own)
                        .map(parcel -> parcel.code().printed())
                        .orElse(null),
                shown.parcel().isPresent(),
                delivery.job().cold(),
                delivery.job().narcotic(),
                delivery.ordered().contains(RideNeed.COLD_CHAIN),
                delivery.ordered().contains(RideNeed.NARCOTIC),
                shown.hold().flatMap(ColdHold::heldAt).orElse(null),
                own || delivery.job().supplier().isBlank(),
                next(delivery, now).orElse(null),
                shown.custody().stream().map(ParcelView::line).toList(),
                shown.temperatures().stream().map(ParcelView::reading).toList(),
                shown.kept().stream().map(ParcelView::proof).toList(),
                shown.photos().stream()
                        .map(photo -> new PhotoView(photo.id().toString(), photo.at()))
                        .toList());
    }

    private static @Nullable WayView way(DeliveryJob.@Nullable Way way) {
        return way == null
                ? null
                : new WayView(way.driverName(), way.vehicle(), way.pickup(), way.dropOff(), way.estimated());
    }

    private static Optional<WindowView> next(DeliveryJob delivery, Instant now) {
        return delivery.window()
                .filter(ordered -> delivery.job().state() == JobState.RETURNED && !delivery.withdrawn())
                .map(ordered -> SecondAttempt.after(now, ordered))
                .map(window -> new WindowView(window.start(), window.end()));
    }

    private static CustodyView line(Custody line) {
        boolean isForPeople = line.kind() != CustodyKind.PHOTO_REMOVED;
        return new CustodyView(
                line.kind().code(),
                line.person(),
                line.note().filter(note -> isForPeople).orElse(null),
                line.at());
    }

    private static ProofView proof(KeptProof kept) {
        return new ProofView(
                kept.stepId().toString(),
                kept.signing().receiver(),
                kept.signing().secondName().orElse(null),
                kept.at());
    }

    private static TemperatureView reading(Temperature reading) {
        return new TemperatureView(reading.celsius(), reading.box(), reading.isWithin(), reading.at());
    }
}
