package de.medicalhub.transport.orders.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.orders.Demands;
import de.medicalhub.transport.orders.JobKind;
import de.medicalhub.transport.orders.Place;
import de.medicalhub.transport.orders.TransportRequest;
import de.medicalhub.transport.roads.Address;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ContentHashTest {
    @Test
    @DisplayName(
            "2: what an order does not say changes nothing, so that orders from before a deployment are not taken as"
                    + " new")
    void whatIsNotSaidChangesNothing() {
        assertThat(ContentHash.text(request("", ""))).endsWith(", needs=[], priority=1]");
    }

    @Test
    @DisplayName("2: what an order says counts")
    void whatIsSaidCounts() {
        assertThat(ContentHash.of(Optional.of(request("Organization/pharmacy-1", ""))))
                .isNotEqualTo(ContentHash.of(Optional.of(request("", ""))))
                .isNotEqualTo(ContentHash.of(Optional.of(request("", "Organization/pharmacy-1"))));
    }

    @Test
    @DisplayName("2: so does what it demands")
    void whatIsDemandedCounts() {
        TransportRequest usual = request("", "");
        assertThat(ContentHash.of(Optional.of(demanding(usual, new Demands(Optional.empty(), "ktw-1", "")))))
                .isNotEqualTo(ContentHash.of(Optional.of(usual)))
                .isNotEqualTo(
                        ContentHash.of(Optional.of(demanding(usual, new Demands(Optional.empty(), "", "ktw-1")))));
        assertThat(ContentHash.text(usual)).doesNotContain("demands");
        assertThat(ContentHash.text(demanding(usual, new Demands(Optional.empty(), "ktw-1", ""))))
                .as("a newer version makes no old order look new")
                .endsWith(", demands=Demands[appointment=Optional.empty, vehicle=ktw-1, driver=]]");
        assertThat(ContentHash.text(demanding(usual, new Demands(Optional.empty(), "", "", 140))))
                .contains("kilograms=140");
    }

    private static TransportRequest demanding(TransportRequest usual, Demands demands) {
        return new TransportRequest(
                usual.taskId(),
                usual.kind(),
                usual.caseId(),
                usual.carrier(),
                usual.patient(),
                usual.name(),
                usual.phone(),
                usual.pickup(),
                usual.dropOff(),
                usual.window(),
                usual.posture(),
                usual.companion(),
                usual.needs(),
                usual.priority(),
                usual.supplier(),
                usual.note(),
                usual.day(),
                usual.pharmacy(),
                demands);
    }

    private static TransportRequest request(String supplier, String note) {
        Place place = new Place("Haus", new Address("Am Markt 1", "56727", "Mayen", Optional.empty()));
        return new TransportRequest(
                "17",
                JobKind.DELIVERY,
                Optional.empty(),
                "Organization/c",
                "Patient/p",
                "P",
                "",
                place,
                place,
                Optional.empty(),
                Optional.empty(),
                false,
                Set.of(),
                1,
                supplier,
                note,
                Optional.empty(),
                de.medicalhub.transport.orders.Pharmacy.UNKNOWN,
                Demands.NONE);
    }
}
