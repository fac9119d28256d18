package de.medicalhub.fhir.ride.control;

import static de.medicalhub.fhir.ride.control.PhoneCalls.BACK;
import static de.medicalhub.fhir.ride.control.PhoneCalls.DISPATCHER;
import static de.medicalhub.fhir.ride.control.PhoneCalls.NOW;
import static de.medicalhub.fhir.ride.control.PhoneCalls.NUMBER;
import static de.medicalhub.fhir.ride.control.PhoneCalls.OWN;
import static de.medicalhub.fhir.ride.control.PhoneCalls.address;
import static de.medicalhub.fhir.ride.control.PhoneCalls.inputs;
import static de.medicalhub.fhir.ride.control.PhoneCalls.order;
import static de.medicalhub.fhir.ride.control.PhoneCalls.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.operation.Refusal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Set;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What becomes of a ride that was ordered by telephone: its way back, and that it is not driven. */
class OrderedRideTest {
    private final RideMemory records = new RideMemory();
    private final OrderRide rides = new OrderRide(records, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    @DisplayName(
            "4: a way back without an hour waits for its day, the end of the way out and the patient; then it has one"
                    + " hour")
    void waitsForThePatient() {
        rides.order(with(order(), "return", new BooleanType(true)), DISPATCHER, OWN);
        Task waiting = records.findLeg(BACK).orElseThrow();
        assertThat(inputs(waiting)).contains("ride-day").doesNotContain("window-start", "window-end");
        assertThat(address(waiting, "pickup").getCity()).isEqualTo("Koblenz");
        waiting.getMeta().setVersionId("1");
        assertReadyRefused(rides, "2026-12-01T06:05:00Z", ProblemKind.RULE);
        records.findLeg("phone-" + NUMBER + "-out").orElseThrow().setStatus(Task.TaskStatus.COMPLETED);
        assertThat(rides.ready(BACK, at("2026-12-01T06:05:00Z"), OWN)).isEqualTo("Task/" + BACK);
        assertThat(inputs(records.findLeg(BACK).orElseThrow())).contains("window-start", "window-end");
        assertThatThrownBy(() -> rides.ready(BACK, at("2026-12-01T06:05:00Z"), Set.of("Organization/carrier-2")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(ProblemKind.NOT_FOUND));
    }

    @Test
    @DisplayName("4: while the way back is not planned its hour may be said anew and taken back; planned it stays")
    void mayBeSaidAnew() {
        rides.order(with(order(), "return", new BooleanType(true)), DISPATCHER, OWN);
        Task leg = records.findLeg(BACK).orElseThrow();
        leg.getMeta().setVersionId("1");
        records.findLeg("phone-" + NUMBER + "-out").orElseThrow().setStatus(Task.TaskStatus.FAILED);
        rides.ready(BACK, at("2026-12-01T06:00:00Z"), OWN);
        rides.ready(BACK, at("2026-12-01T07:30:00Z"), OWN);
        assertThat(inputs(records.findLeg(BACK).orElseThrow())).containsOnlyOnce("window-start", "window-end");
        rides.ready(BACK, new Parameters(), OWN);
        assertThat(inputs(records.findLeg(BACK).orElseThrow())).doesNotContain("window-start", "window-end");
        leg.setStatus(Task.TaskStatus.ACCEPTED);
        assertReadyRefused(rides, "2026-12-01T06:00:00Z", ProblemKind.CONFLICT);
    }

    @Test
    @DisplayName("4: a patient is ready about now, and on the day of the way back")
    void isReadyAboutNow() {
        rides.order(with(order(), "return", new BooleanType(true)), DISPATCHER, OWN);
        records.findLeg("phone-" + NUMBER + "-out").orElseThrow().setStatus(Task.TaskStatus.COMPLETED);
        assertReadyRefused(rides, "2026-12-01T05:44:00Z", ProblemKind.INVALID);
        assertReadyRefused(rides, "2026-12-01T08:01:00Z", ProblemKind.INVALID);
        assertReadyRefused(rides, "2036-12-01T08:01:00Z", ProblemKind.INVALID);
        OrderRide nextDay = new OrderRide(records, Clock.fixed(NOW.plusSeconds(86_400), ZoneOffset.UTC));
        assertReadyRefused(nextDay, "2026-12-02T06:00:00Z", ProblemKind.RULE);
    }

    private static void assertReadyRefused(OrderRide rides, String at, ProblemKind kind) {
        assertThatThrownBy(() -> rides.ready(BACK, at(at), OWN))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(kind));
    }

    private static Parameters at(String moment) {
        return with(new Parameters(), "at", new InstantType(moment));
    }

    @Test
    @DisplayName(
            "9: a ride that has not begun is cancelled, with its way back if that is asked; again it is answered the"
                    + " same")
    void cancels() {
        rides.order(with(order(), "return", new BooleanType(true)), DISPATCHER, OWN);
        CancelRide cancel = new CancelRide(records, Clock.fixed(NOW, ZoneOffset.UTC));
        String out = "phone-" + NUMBER + "-out";
        records.findLeg(out).orElseThrow().setStatus(Task.TaskStatus.ACCEPTED);
        Parameters why = with(new Parameters(), "reason", new CodeType("patient-wish"));
        assertThat(cancel.cancel(out, why, OWN)).containsExactly("Task/" + out);
        assertThat(records.findLeg(BACK).orElseThrow().getStatus()).isEqualTo(Task.TaskStatus.REQUESTED);
        with(why, "with-return", new BooleanType(true));
        assertThat(cancel.cancel(out, why, OWN)).containsExactly("Task/" + out, "Task/" + BACK);
        assertThat(cancel.cancel(out, why, OWN)).containsExactly("Task/" + out);
        assertThat(records.findLeg(BACK).orElseThrow().getStatus()).isEqualTo(Task.TaskStatus.CANCELLED);
        assertThat(records.findRequest(out).orElseThrow().getStatus())
                .isEqualTo(ServiceRequest.ServiceRequestStatus.REVOKED);
    }

    @Test
    @DisplayName("9: who is on the way, a ride of a case, another carrier's and one that has ended are not cancelled")
    void refusesToCancel() {
        rides.order(order(), DISPATCHER, OWN);
        CancelRide cancel = new CancelRide(records, Clock.fixed(NOW, ZoneOffset.UTC));
        String out = "phone-" + NUMBER + "-out";
        Parameters why = with(new Parameters(), "reason", new CodeType("other"));
        assertCancelRefused(cancel, out, new Parameters(), OWN, ProblemKind.INVALID);
        assertCancelRefused(cancel, out, why, Set.of("Organization/carrier-2"), ProblemKind.NOT_FOUND);
        Task leg = records.findLeg(out).orElseThrow();
        leg.setStatus(Task.TaskStatus.INPROGRESS);
        assertCancelRefused(cancel, out, why, OWN, ProblemKind.RULE);
        leg.setStatus(Task.TaskStatus.COMPLETED);
        assertCancelRefused(cancel, out, why, OWN, ProblemKind.CONFLICT);
        leg.setStatus(Task.TaskStatus.ACCEPTED).getGroupIdentifier().setSystem(HubCodes.CASE_SYSTEM);
        assertCancelRefused(cancel, out, why, OWN, ProblemKind.RULE);
        assertThat(records.transactions).isEqualTo(1);
    }

    private static void assertCancelRefused(
            CancelRide cancel, String id, Parameters parameters, Set<String> own, ProblemKind kind) {
        assertThatThrownBy(() -> cancel.cancel(id, parameters, own))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(kind));
    }
}
