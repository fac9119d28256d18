package de.medicalhub.transport.orders.gateway;

import static de.medicalhub.transport.orders.gateway.Legs.leg;
import static de.medicalhub.transport.orders.gateway.Legs.patient;
import static de.medicalhub.transport.orders.gateway.Legs.planned;
import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.orders.Demands;
import de.medicalhub.transport.orders.JobKind;
import de.medicalhub.transport.orders.Posture;
import de.medicalhub.transport.orders.RideNeed;
import de.medicalhub.transport.orders.TransportRequest;
import de.medicalhub.transport.orders.control.Order;
import de.medicalhub.transport.roads.GeoPoint;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LegTaskTest {
    @Test
    void readsTheWholeWish() {
        Order order = LegTask.read(leg(), patient());
        assertThat(order.version()).isEqualTo(3);
        assertThat(order.lastUpdated()).isEqualTo(Instant.parse("2026-11-22T08:00:00.123Z"));
        TransportRequest request = order.request().orElseThrow();
        assertThat(request.demands())
                .isEqualTo(new Demands(
                        Optional.of(Instant.parse("2026-11-23T11:30:00Z")), "ktw-1", "Practitioner/driver-1", 140));
        assertThat(request.kind()).isEqualTo(JobKind.RIDE);
        assertThat(request.day()).contains(LocalDate.of(2026, 11, 23));
        assertThat(request.caseId()).isPresent();
        assertThat(request.carrier()).isEqualTo("Organization/carrier-mayen-koblenz");
        assertThat(request.name()).isEqualTo("Erika Beispiel");
        assertThat(request.phone()).isEqualTo("02651 000");
        assertThat(request.pickup().name()).isEqualTo("Krankenhaus");
        assertThat(request.pickup().address().position()).contains(new GeoPoint(50.33, 7.22));
        assertThat(request.pickup().address().inOneLine()).isEqualTo("Siegfriedstraße 20, 56727 Mayen");
        assertThat(request.dropOff().address().town()).isEqualTo("Polch");
        assertThat(request.window().orElseThrow().start()).isEqualTo(Instant.parse("2026-11-23T09:00:00Z"));
        assertThat(request.posture()).contains(Posture.CARRY_CHAIR);
        assertThat(request.companion()).isTrue();
        assertThat(request.needs()).containsExactlyInAnyOrder(RideNeed.OXYGEN, RideNeed.INFECTION, RideNeed.WALKER);
        assertThat(request.isComplete()).isTrue();
    }

    @Test
    @DisplayName("14: a leg says whether it has come to its end; one that was cancelled wishes nothing any more")
    void readsWhetherItHasEnded() {
        assertThat(LegTask.read(leg(), patient()).ended()).isFalse();
        assertThat(LegTask.read(leg().setStatus(Task.TaskStatus.INPROGRESS), patient())
                        .ended())
                .isFalse();
        for (Task.TaskStatus end :
                List.of(Task.TaskStatus.COMPLETED, Task.TaskStatus.FAILED, Task.TaskStatus.REJECTED)) {
            assertThat(LegTask.read(leg().setStatus(end), patient()).ended()).isTrue();
        }
        assertThat(LegTask.read(leg().setStatus(Task.TaskStatus.CANCELLED), patient())
                        .request())
                .isEmpty();
    }

    @Test
    @DisplayName("6: an order that lacks something is read too")
    void readsWhatIsThere() {
        Task bare = leg();
        bare.setInput(null);
        bare.setGroupIdentifier(null);
        bare.setFor(null);
        TransportRequest request = LegTask.read(bare, new Patient()).request().orElseThrow();
        assertThat(request.isComplete()).isFalse();
        assertThat(request.name()).isEmpty();
        assertThat(request.patient()).isEmpty();
        assertThat(request.pickup().address().inOneLine()).isEmpty();
    }

    @Test
    @DisplayName("6: nobody drives an order that names no carrier")
    void withoutACarrierItIsIncomplete() {
        TransportRequest request =
                LegTask.read(leg().setOwner(null), patient()).request().orElseThrow();
        assertThat(request.carrier()).isEmpty();
        assertThat(request.isComplete()).isFalse();
    }

    @Test
    @DisplayName("7: a cancelled leg is withdrawn")
    void cancelledIsWithdrawn() {
        assertThat(LegTask.read(leg().setStatus(Task.TaskStatus.CANCELLED), patient())
                        .request())
                .isEmpty();
    }

    @Test
    @DisplayName("2: our own answers change nothing of the wish")
    void ownAnswersAreNoOrders() {
        Optional<TransportRequest> before = LegTask.read(leg(), patient()).request();
        Task answered = LegAnswerTasks.apply(leg(), planned());
        assertThat(LegTask.read(answered, patient()).request()).isEqualTo(before);
    }
}
