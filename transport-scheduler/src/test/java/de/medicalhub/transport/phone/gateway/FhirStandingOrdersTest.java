package de.medicalhub.transport.phone.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.orders.Place;
import de.medicalhub.transport.orders.Posture;
import de.medicalhub.transport.orders.RideNeed;
import de.medicalhub.transport.phone.control.ApprovalState;
import de.medicalhub.transport.phone.control.PhoneCall;
import de.medicalhub.transport.phone.control.StandingBook.Listed;
import de.medicalhub.transport.phone.control.StandingOrder;
import de.medicalhub.transport.phone.control.StandingOrder.Pickup;
import de.medicalhub.transport.phone.control.StandingOrder.Rhythm;
import de.medicalhub.transport.roads.Address;
import de.medicalhub.transport.roads.GeoPoint;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FhirStandingOrdersTest {
    @Test
    @DisplayName("6: what is told the record comes back as it was said")
    void comesBack() {
        StandingOrder order = order(Optional.of(LocalDate.parse("2027-05-31")));
        Listed listed = FhirStandingOrders.listed(asListed(order));
        assertThat(listed.order()).isEqualTo(order);
        assertThat(listed.patient()).isEqualTo("Patient/standing-1");
        assertThat(listed.legs()).extracting("state").containsExactly("assigned", "cancelled");
    }

    @Test
    @DisplayName("8: an approval that ends before the last ride is said four weeks before, and after its end")
    void saysWhenTheApprovalEnds() {
        StandingOrder order = order(Optional.of(LocalDate.parse("2027-05-31")));
        assertThat(ApprovalState.of(order.approved(), LocalDate.parse("2027-05-03")))
                .isEqualTo(ApprovalState.VALID);
        assertThat(ApprovalState.of(order.approved(), LocalDate.parse("2027-05-04")))
                .isEqualTo(ApprovalState.SOON);
        assertThat(ApprovalState.of(order.approved(), LocalDate.parse("2027-05-31")))
                .isEqualTo(ApprovalState.SOON);
        assertThat(ApprovalState.of(order.approved(), LocalDate.parse("2027-06-01")))
                .isEqualTo(ApprovalState.ENDED);
        StandingOrder covered = order(Optional.of(LocalDate.parse("2027-06-12")));
        assertThat(ApprovalState.of(covered.approved(), LocalDate.parse("2027-06-10")))
                .isEqualTo(ApprovalState.VALID);
        assertThat(ApprovalState.of(order(Optional.empty()).approved(), LocalDate.parse("2027-06-10")))
                .isEqualTo(ApprovalState.VALID);
    }

    private static ParametersParameterComponent asListed(StandingOrder order) {
        Parameters said = FhirStandingOrders.parameters(order, order.promised().orElseThrow());
        ParametersParameterComponent part = new ParametersParameterComponent();
        said.getParameter().forEach(one -> part.addPart().setName(one.getName()).setValue(one.getValue()));
        part.addPart().setName("patient").setValue(new Reference("Patient/standing-1"));
        for (String status : new String[] {"accepted", "cancelled"}) {
            ParametersParameterComponent leg = part.addPart().setName("leg");
            leg.addPart().setName("id").setValue(new StringType("standing-1-20261214-out"));
            leg.addPart().setName("status").setValue(new CodeType(status));
            leg.addPart().setName("business-status").setValue(new CodeType("assigned"));
        }
        return part;
    }

    private static StandingOrder order(Optional<LocalDate> approvalUntil) {
        Rhythm rhythm = new Rhythm(
                Set.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                LocalDate.parse("2026-12-14"),
                LocalDate.parse("2027-06-12"),
                LocalTime.parse("08:00"),
                Optional.of(LocalTime.parse("12:30")),
                true,
                Set.of(LocalDate.parse("2026-12-25")));
        PhoneCall call = new PhoneCall(
                UUID.fromString("6f1b2a1e-7a57-4e4f-9a39-3d1a1f0c9b11"),
                "Organization/carrier-1",
                "Erna Probe",
                "02651 4711",
                new Place(
                        "Haus der Probe",
                        new Address("Markt 1", "56727", "Mayen", Optional.of(new GeoPoint(50.33, 7.22)), true)),
                new Place("", new Address("", "", "Koblenz", Optional.empty())),
                Instant.parse("2026-12-14T07:00:00Z"),
                true,
                Posture.WHEELCHAIR,
                true,
                Set.of(RideNeed.OXYGEN),
                "dritter Stock",
                "ktw-1",
                "Practitioner/driver-1",
                140,
                true,
                Optional.empty());
        return new StandingOrder(
                call,
                Optional.of("3"),
                rhythm,
                Optional.of(new Pickup(LocalTime.parse("07:05"), LocalTime.parse("07:35"))),
                "G-4711",
                approvalUntil,
                false);
    }
}
