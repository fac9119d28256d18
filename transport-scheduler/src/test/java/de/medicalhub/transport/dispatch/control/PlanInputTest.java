package de.medicalhub.transport.dispatch.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.dispatch.TransportJobTest;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.orders.JobKind;
import de.medicalhub.transport.orders.RideNeed;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PlanInputTest {
    private final TransportJob infectious =
            TransportJobTest.waiting("infectious", JobKind.RIDE, Set.of(RideNeed.INFECTION));

    private final TransportJob other = TransportJobTest.waiting("other", JobKind.RIDE, Set.of(RideNeed.OXYGEN));
    private final TransportJob parcel = TransportJobTest.waiting("parcel", JobKind.DELIVERY, Set.of());

    @Test
    @DisplayName("12: who needs protection against infection meets no other patient, but parcels")
    void infectiousPatientsRideAlone() {
        List<TransportJob> day = List.of(infectious, other, parcel);
        assertThat(PlanInput.apart(infectious, () -> day)).containsExactly("other");
        assertThat(PlanInput.apart(other, () -> day)).isEmpty();
        assertThat(PlanInput.apart(parcel, () -> day)).isEmpty();
    }
}
