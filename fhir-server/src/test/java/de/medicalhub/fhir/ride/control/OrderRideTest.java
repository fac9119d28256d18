package de.medicalhub.fhir.ride.control;

import static de.medicalhub.fhir.ride.control.PhoneCalls.DISPATCHER;
import static de.medicalhub.fhir.ride.control.PhoneCalls.NOW;
import static de.medicalhub.fhir.ride.control.PhoneCalls.NUMBER;
import static de.medicalhub.fhir.ride.control.PhoneCalls.OWN;
import static de.medicalhub.fhir.ride.control.PhoneCalls.address;
import static de.medicalhub.fhir.ride.control.PhoneCalls.inputs;
import static de.medicalhub.fhir.ride.control.PhoneCalls.order;
import static de.medicalhub.fhir.ride.control.PhoneCalls.with;
import static de.medicalhub.fhir.ride.control.PhoneCalls.without;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.LocalReference;
import de.medicalhub.fhir.operation.Fault;
import de.medicalhub.fhir.operation.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OrderRideTest {
    private final RideMemory records = new RideMemory();
    private final OrderRide rides = new OrderRide(records, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    @DisplayName("2: patient, request and leg are stored as a case's ride is")
    void storesTheWayOut() {
        assertThat(rides.order(order(), DISPATCHER, OWN).legs()).containsExactly("Task/phone-" + NUMBER + "-out");
        Patient patient = records.all(Patient.class).get(0);
        assertThat(patient.getNameFirstRep().getNameAsSingleString()).isEqualTo("Erna Probe");
        assertThat(patient.getTelecomFirstRep().getValue()).isEqualTo("02651 12345");
        Task leg = records.all(Task.class).get(0);
        assertThat(leg.getCode().hasCoding(HubCodes.TASK_CODE, HubCodes.TASK_TRANSPORT_LEG))
                .isTrue();
        assertThat(leg.getOwner().getReference()).isEqualTo("Organization/carrier-1");
        assertThat(leg.getRequester().getReference()).isEqualTo(DISPATCHER);
        assertThat(leg.getFor().getReference()).isEqualTo(LocalReference.of(patient));
        assertThat(leg.hasGroupIdentifier()).isFalse();
        assertThat(inputs(leg))
                .contains(
                        "pickup",
                        "drop-off",
                        "window-start",
                        "window-end",
                        "posture",
                        "companion",
                        "call-back",
                        "ride-note")
                .doesNotContain("appointment");
        ServiceRequest request = records.all(ServiceRequest.class).get(0);
        assertThat(leg.getFocus().getReference()).isEqualTo(LocalReference.of(request));
        assertThat(request.getPerformerFirstRep().getReference()).isEqualTo("Organization/carrier-1");
    }

    @Test
    @DisplayName("3: the same number again stores nothing and is answered as before")
    void storesOnce() {
        OrderRide.Stored first = rides.order(order(), DISPATCHER, OWN);
        assertThat(rides.order(order(), DISPATCHER, OWN)).isEqualTo(first);
        assertThat(records.transactions).isEqualTo(1);
    }

    @Test
    @DisplayName("3: the same number with something else is no success, and what is stored stays")
    void refusesSomethingElseUnderTheNumber() {
        rides.order(order(), DISPATCHER, OWN);
        assertConflict(with(without(order(), "posture"), "posture", new CodeType("lying")));
        assertConflict(with(without(order(), "name"), "name", new StringType("Emil Probe")));
        assertConflict(with(without(order(), "phone"), "phone", new StringType("02651 2")));
        assertConflict(with(without(order(), "end"), "end", new InstantType("2026-12-01T08:45:00Z")));
        assertConflict(with(without(order(), "drop-off"), "drop-off", new Address().setCity("Mayen")));
        assertConflict(with(order(), "need", new CodeType("oxygen")));
        assertConflict(with(order(), "return", new BooleanType(true)));
        assertThat(records.transactions).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "2: vehicle and driver that are required stand in both legs; another one under the number is another order")
    void storesWhoMustCome() {
        Parameters order = with(order(), "required-vehicle", new StringType("ktw-1"));
        with(order, "required-driver", new Reference("Practitioner/driver-1"));
        with(order, "return", new BooleanType(true));
        OrderRide.Stored first = rides.order(order.copy(), DISPATCHER, OWN);
        assertThat(records.all(Task.class))
                .hasSize(2)
                .allSatisfy(leg -> assertThat(inputs(leg)).contains("required-vehicle", "required-driver"));
        assertThat(rides.order(order.copy(), DISPATCHER, OWN)).isEqualTo(first);
        assertConflict(
                with(without(order, "required-driver"), "required-driver", new Reference("Practitioner/driver-2")));
        Parameters longId = with(order(), "required-vehicle", new StringType("x".repeat(65)));
        assertThatThrownBy(() -> rides.order(longId, DISPATCHER, OWN))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(ProblemKind.INVALID));
    }

    @Test
    @DisplayName(
            "2: what the patient weighs stands in both legs; another weight is another order, and none is over 500 kg")
    void storesTheWeight() {
        Parameters order = with(order(), "patient-weight", new IntegerType(140));
        with(order, "return", new BooleanType(true));
        rides.order(order.copy(), DISPATCHER, OWN);
        assertThat(records.all(Task.class))
                .hasSize(2)
                .allSatisfy(leg -> assertThat(inputs(leg)).contains("patient-weight"));
        assertConflict(with(without(order, "patient-weight"), "patient-weight", new IntegerType(150)));
        Parameters tooMuch = with(order(), "patient-weight", new IntegerType(501));
        assertThatThrownBy(() -> rides.order(tooMuch, DISPATCHER, OWN))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(ProblemKind.INVALID));
    }

    @Test
    @DisplayName("3: with an appointment the window that was promised first is answered")
    void answersThePromisedWindow() {
        Parameters order = with(order(), "appointment", new InstantType("2026-12-01T09:30:00Z"));
        OrderRide.Stored first = rides.order(order, DISPATCHER, OWN);
        assertThat(first.start()).contains(Instant.parse("2026-12-01T08:00:00Z"));
        Parameters later =
                with(without(without(order, "start"), "end"), "start", new InstantType("2026-12-01T08:10:00Z"));
        with(later, "end", new InstantType("2026-12-01T08:40:00Z"));
        assertThat(rides.order(later, DISPATCHER, OWN)).isEqualTo(first);
    }

    @Test
    @DisplayName("3: of two who send at once the second one's order overwrites nothing")
    void overwritesNothing() {
        OrderRide late = new OrderRide(
                new RideMemory() {
                    @Override
                    public List<Task> legsOf(String orderNumber) {
                        List<Task> before = records.legsOf(orderNumber);
                        if (before.isEmpty()) {
                            rides.order(order(), DISPATCHER, OWN);
                        }
                        return before;
                    }

                    @Override
                    public void storeNew(String orderNumber, Bundle transaction) {
                        records.storeNew(orderNumber, transaction);
                    }
                },
                Clock.fixed(NOW, ZoneOffset.UTC));
        Parameters other = with(without(order(), "posture"), "posture", new CodeType("lying"));
        assertThatThrownBy(() -> late.order(other, DISPATCHER, OWN))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(ProblemKind.CONFLICT));
        assertThat(records.transactions).isEqualTo(1);
    }

    private void assertConflict(Parameters order) {
        assertThatThrownBy(() -> rides.order(order, DISPATCHER, OWN))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(ProblemKind.CONFLICT));
    }

    @Test
    @DisplayName("3: a number that another carrier has used tells nothing of its order")
    void tellsNothingOfOthers() {
        rides.order(order(), DISPATCHER, OWN);
        Parameters theirs = with(without(order(), "carrier"), "carrier", new Reference("Organization/carrier-2"));
        assertThatThrownBy(() -> rides.order(theirs, "Practitioner/other", Set.of("Organization/carrier-2")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(ProblemKind.NOT_FOUND));
    }

    @Test
    @DisplayName("1: nobody orders for a carrier that is not the own one")
    void ordersForTheOwnCarrierOnly() {
        assertFaults(with(without(order(), "carrier"), "carrier", new Reference("Organization/carrier-2")), "carrier");
        assertThat(rides.order(without(order(), "carrier"), DISPATCHER, OWN).legs())
                .hasSize(1);
    }

    @Test
    @DisplayName("All that is wrong is named at once, and nothing is stored")
    void namesAllFaults() {
        assertFaults(new Parameters(), "number", "name", "phone", "pickup", "drop-off", "start", "end", "posture");
        assertFaults(with(without(order(), "end"), "end", new InstantType("2026-12-01T05:00:00Z")), "end");
        assertFaults(with(without(order(), "end"), "end", new InstantType("2026-12-02T08:00:00Z")), "end");
        assertFaults(with(without(order(), "number"), "number", new StringType("seventeen")), "number");
        assertFaults(with(order(), "need", new CodeType("helicopter")), "need");
        Address home = new Address().addLine("Markt 1").setPostalCode("56727").setCity("Mayen");
        assertFaults(with(without(order(), "drop-off"), "drop-off", home), "drop-off");
        assertFaults(with(order(), "appointment", new InstantType("2026-12-01T07:59:00Z")), "appointment");
        assertFaults(
                with(
                        with(order(), "appointment", new InstantType("2026-12-01T10:00:00Z")),
                        "return-at",
                        new InstantType("2026-12-01T09:59:00Z")),
                "return-at");
        assertFaults(with(without(order(), "start"), "start", new InstantType("2036-12-01T08:00:00Z")), "start");
        assertFaults(with(order(), "return-at", new InstantType("2036-12-01T08:00:00Z")), "return-at");
        Address endless = new Address().addLine("x".repeat(201)).setCity("Mayen");
        assertFaults(with(without(order(), "pickup"), "pickup", endless), "pickup");
        assertFaults(with(order(), "unheard-of", new StringType("x")), "unheard-of");
        assertThat(records.stored).isEmpty();
    }

    @Test
    @DisplayName("2: what a sender has written into an address besides it is not stored")
    void storesPlainAddresses() {
        Address odd = new Address().addLine("Markt 1").setCity("Mayen").setText("call me");
        odd.addExtension("http://example.org/strange", new Reference("Patient/1"));
        rides.order(with(without(order(), "pickup"), "pickup", odd), DISPATCHER, OWN);
        Address stored = address(records.all(Task.class).get(0), "pickup");
        assertThat(stored.hasExtension()).isFalse();
        assertThat(stored.hasText()).isFalse();
    }

    private void assertFaults(Parameters parameters, String... names) {
        assertThatThrownBy(() -> rides.order(parameters, DISPATCHER, OWN))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.faults())
                                .extracting(Fault::parameter)
                                .containsAll(Arrays.asList(names)));
    }

    @Test
    @DisplayName("2: that a position was set by hand is kept with it, and nothing else of the sender's")
    void keepsWhatWasSetByHand() {
        Address address = new Address().addLine("Forsthaus").setCity("Irgendwo");
        Extension position = address.addExtension().setUrl(HubCodes.GEOLOCATION);
        position.addExtension("latitude", new DecimalType("50.4"));
        position.addExtension("longitude", new DecimalType("7.3"));
        address.addExtension(HubCodes.POSITION_BY_HAND, new BooleanType(true));
        address.addExtension("http://example.org/other", new BooleanType(true));
        rides.order(with(without(order(), "drop-off"), "drop-off", address), DISPATCHER, OWN);
        Address stored = records.all(Task.class).get(0).getInput().stream()
                .filter(input -> input.getType().hasCoding(HubCodes.TASK_PARAMETER, "drop-off"))
                .map(input -> (Address) input.getValue())
                .findFirst()
                .orElseThrow();
        assertThat(stored.getExtension())
                .extracting(Extension::getUrl)
                .containsExactly(HubCodes.GEOLOCATION, HubCodes.POSITION_BY_HAND);
    }
}
