package de.medicalhub.transport.dispatch.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.dispatch.TransportJobTest;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.orders.JobKind;
import de.medicalhub.transport.orders.Period;
import de.medicalhub.transport.orders.RideNeed;
import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.roads.TravelTimes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanInputTest {
    private final TransportJob infectious =
            TransportJobTest.waiting("infectious", JobKind.RIDE, Set.of(RideNeed.INFECTION));

    private final TransportJob other = TransportJobTest.waiting("other", JobKind.RIDE, Set.of(RideNeed.OXYGEN));
    private final TransportJob parcel = TransportJobTest.waiting("parcel", JobKind.DELIVERY, Set.of());

    /** An hour, and from 7:00 to 8:00 (UTC) an hour and a half. */
    private static final TravelTimes BUSY_AT_SEVEN = new TravelTimes() {
        @Override
        public long secondsBetween(GeoPoint from, GeoPoint to) {
            return 3_600;
        }

        @Override
        public long secondsBetween(GeoPoint from, GeoPoint to, long leaving) {
            return Instant.ofEpochSecond(leaving).atOffset(ZoneOffset.UTC).getHour() == 7 ? 5_400 : 3_600;
        }
    };

    @ParameterizedTest
    @DisplayName("7: the longest ride is that of the slowest hour in which it may leave")
    @CsvSource({
        "06:00, 06:30, 3600",
        "06:00, 06:50, 5400",
        "06:30, 07:00, 5400",
        "06:30, 09:00, 5400",
        "07:40, 08:10, 5400",
        "08:00, 08:30, 3600"
    })
    void mindsTheHour(String start, String end, long seconds) {
        Period pickup =
                new Period(Instant.parse("2026-12-01T" + start + ":00Z"), Instant.parse("2026-12-01T" + end + ":00Z"));
        assertThat(PlanInput.longest(BUSY_AT_SEVEN, new GeoPoint(50.3, 7.2), new GeoPoint(50.4, 7.6), pickup))
                .isEqualTo(seconds);
    }

    @Test
    @DisplayName("12: who needs protection against infection meets no other patient, but parcels")
    void infectiousPatientsRideAlone() {
        List<TransportJob> day = List.of(infectious, other, parcel);
        assertThat(PlanTerms.apart(infectious, () -> day)).containsExactly("other");
        assertThat(PlanTerms.apart(other, () -> day)).isEmpty();
        assertThat(PlanTerms.apart(parcel, () -> day)).isEmpty();
    }
}
