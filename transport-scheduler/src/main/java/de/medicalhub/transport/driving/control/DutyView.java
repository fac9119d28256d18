package de.medicalhub.transport.driving.control;

import de.medicalhub.transport.driving.control.OnDuty.Standing;
import de.medicalhub.transport.driving.entity.DutyEvent;
import de.medicalhub.transport.driving.entity.VehicleFault;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a driver's duty stands, as JSON; JSON-B writes public records only.
 *
 * @param state what was said last: started, paused, resumed, ended; none before
 * @param faults codes of what the check of the vehicle found
 */
public record DutyView(
        String tourId,
        @Nullable String state,
        @Nullable Instant since,
        List<String> faults,
        @Nullable PositionView position) {

    /** Where the vehicle was last, in WGS 84 degrees. */
    public record PositionView(double latitude, double longitude, int accuracyMetres, Instant at) {}

    /** The standing in the words of the JSON API. */
    public static DutyView of(Standing standing) {
        return new DutyView(
                standing.tourId(),
                standing.last().map(event -> event.kind().code()).orElse(null),
                standing.last().map(DutyEvent::at).orElse(null),
                standing.check().map(DutyEvent::faults).orElse(List.of()).stream()
                        .map(VehicleFault::code)
                        .toList(),
                standing.position()
                        .map(position -> new PositionView(
                                position.place().latitude(),
                                position.place().longitude(),
                                position.accuracyMetres(),
                                position.at()))
                        .orElse(null));
    }
}
