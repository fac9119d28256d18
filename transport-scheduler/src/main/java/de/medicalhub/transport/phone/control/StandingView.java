package de.medicalhub.transport.phone.control;

import de.medicalhub.transport.orders.Place;
import de.medicalhub.transport.orders.RideNeed;
import de.medicalhub.transport.phone.control.StandingBook.Leg;
import de.medicalhub.transport.phone.control.StandingBook.Listed;
import de.medicalhub.transport.phone.control.StandingOrder.Pickup;
import de.medicalhub.transport.phone.control.StandingOrder.Rhythm;
import de.medicalhub.transport.roads.GeoPoint;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A standing order as the page shows it; JSON-B writes public records only.
 *
 * @param vehicle that must come; empty for any
 * @param driver who must drive; empty for anybody
 * @param weight of the patient in kg; 0 if nobody said
 * @param state running, later (it has not begun) or ended
 * @param approvalState none, valid, soon or ended
 * @param legs in the order of their times; those without a time last
 */
public record StandingView(
        String number,
        @Nullable String version,
        String carrier,
        String name,
        String phone,
        PlaceView from,
        PlaceView to,
        String posture,
        boolean companion,
        List<String> needs,
        String note,
        String vehicle,
        String driver,
        int weight,
        DaysView days,
        String state,
        String approval,
        @Nullable String approvalUntil,
        String approvalState,
        List<LegView> legs) {
    /** A place as it was entered. */
    public record PlaceView(
            String name,
            String line,
            String postcode,
            String town,
            @Nullable Double latitude,
            @Nullable Double longitude,
            boolean byHand) {
        static PlaceView of(Place place) {
            return new PlaceView(
                    place.name(),
                    place.address().line(),
                    place.address().postcode(),
                    place.address().town(),
                    place.address().position().map(GeoPoint::latitude).orElse(null),
                    place.address().position().map(GeoPoint::longitude).orElse(null),
                    place.address().byHand());
        }
    }

    /** Days and times, as YYYY-MM-DD and HH:MM. */
    public record DaysView(
            List<String> weekdays,
            String from,
            String until,
            String time,
            boolean appointment,
            @Nullable String pickupStart,
            @Nullable String pickupEnd,
            boolean back,
            @Nullable String backTime,
            boolean onHolidays,
            List<String> daysOff) {
        static DaysView of(StandingOrder order) {
            Rhythm rhythm = order.rhythm();
            return new DaysView(
                    rhythm.weekdays().stream()
                            .sorted()
                            .map(StandingOrder::codeOf)
                            .toList(),
                    rhythm.from().toString(),
                    rhythm.until().toString(),
                    rhythm.time().toString(),
                    order.call().isAppointment(),
                    order.promised().map(Pickup::start).map(LocalTime::toString).orElse(null),
                    order.promised().map(Pickup::end).map(LocalTime::toString).orElse(null),
                    order.call().back(),
                    rhythm.backAt().map(LocalTime::toString).orElse(null),
                    rhythm.onHolidays(),
                    rhythm.daysOff().stream().sorted().map(LocalDate::toString).toList());
        }
    }

    /** One way on one day. */
    public record LegView(
            String id,
            @Nullable Instant start,
            @Nullable Instant planned,
            boolean estimated,
            String state,
            String reason) {
        static LegView of(Leg leg) {
            return new LegView(
                    leg.id(),
                    leg.start().orElse(null),
                    leg.planned().orElse(null),
                    leg.estimated(),
                    leg.state(),
                    leg.reason());
        }
    }

    /** Of that order, as it stands on that day. */
    public static StandingView of(Listed listed, LocalDate today) {
        StandingOrder order = listed.order();
        PhoneCall call = order.call();
        return new StandingView(
                call.number().toString(),
                order.version().orElse(null),
                call.carrier(),
                call.name(),
                call.phone(),
                PlaceView.of(call.from()),
                PlaceView.of(call.to()),
                call.posture().code(),
                call.companion(),
                call.needs().stream().map(RideNeed::code).sorted().toList(),
                call.note(),
                call.vehicle(),
                call.driver(),
                call.kilograms(),
                DaysView.of(order),
                state(order, today),
                order.approval(),
                order.approvalUntil().map(LocalDate::toString).orElse(null),
                ApprovalState.of(order.approved(), today).code(),
                listed.legs().stream()
                        .sorted(Comparator.comparing(Leg::id))
                        .map(LegView::of)
                        .toList());
    }

    /** running, later or ended. */
    public static String state(StandingOrder order, LocalDate today) {
        if (order.ended() || order.rhythm().until().isBefore(today)) {
            return "ended";
        }
        return order.rhythm().from().isAfter(today) ? "later" : "running";
    }
}
