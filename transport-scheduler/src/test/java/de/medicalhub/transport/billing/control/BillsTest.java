package de.medicalhub.transport.billing.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.medicalhub.transport.Beans;
import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.delivery.HandOvers;
import de.medicalhub.transport.dispatch.Dispatch;
import de.medicalhub.transport.dispatch.JobState;
import de.medicalhub.transport.dispatch.JobView;
import de.medicalhub.transport.driving.RideRecords;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Pictures of signatures beside the bill (rules 1 and 4). */
class BillsTest {
    private static final Set<String> OWN = Set.of("Organization/carrier");
    private static final byte[] OF_RIDE = {1};
    private static final byte[] OF_DELIVERY = {2};

    private final Bills bills = new Beans()
            .with(Dispatch.class, new Jobs())
            .with(HandOvers.class, new Deliveries())
            .with(RideRecords.class, new Rides())
            .bean(Bills.class);

    @Test
    @DisplayName(
            "1: the picture of a delivery is the hand-over's, that of a ride the patient's, with whom the trail names")
    void signaturesAreShown() {
        assertThat(bills.signature("delivery", OWN).png()).isEqualTo(OF_DELIVERY);
        assertThat(bills.signature("ride", OWN).png()).isEqualTo(OF_RIDE);
        assertThat(bills.signature("ride", OWN).patient()).isEqualTo("Patient/ride");
    }

    @Test
    @DisplayName("4: another carrier's signature is one that does not exist, like one that nobody gave")
    void othersAreHidden() {
        for (String job : List.of("delivery", "ride")) {
            assertThatThrownBy(() -> bills.signature(job, Set.of("Organization/other")))
                    .satisfies(fault ->
                            assertThat(((RefusedException) fault).key()).isEqualTo("billing.no-signature"));
        }
        assertThatThrownBy(() -> bills.signature("unsigned", OWN))
                .satisfies(fault -> assertThat(((RefusedException) fault).key()).isEqualTo("billing.no-signature"));
    }

    private static final class Jobs extends Dispatch {
        @Override
        public JobView present(String jobId) {
            return new JobView(
                    jobId,
                    "ride",
                    JobState.DROPPED_OFF,
                    "E",
                    Optional.empty(),
                    "Patient/" + jobId,
                    "Polch",
                    List.of(),
                    "Organization/carrier",
                    LocalDate.of(2026, 11, 27),
                    "",
                    false,
                    false,
                    Optional.empty());
        }
    }

    private static final class Deliveries extends HandOvers {
        @Override
        public Optional<byte[]> signature(String jobId) {
            return jobId.equals("delivery") ? Optional.of(OF_DELIVERY) : Optional.empty();
        }
    }

    private static final class Rides extends RideRecords {
        @Override
        public Optional<byte[]> signature(String jobId) {
            return jobId.equals("ride") ? Optional.of(OF_RIDE) : Optional.empty();
        }
    }
}
