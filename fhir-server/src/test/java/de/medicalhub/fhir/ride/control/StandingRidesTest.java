package de.medicalhub.fhir.ride.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.LocalReference;
import de.medicalhub.fhir.operation.Fault;
import de.medicalhub.fhir.operation.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.hl7.fhir.r4.model.TimeType;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StandingRidesTest {
    /** A Thursday. */
    private static final Instant NOW = Instant.parse("2026-12-10T06:00:00Z");

    private static final String NUMBER = "6f1b2a1e-7a57-4e4f-9a39-3d1a1f0c9b12";
    private static final String ID = "standing-" + NUMBER;
    private static final String DISPATCHER = "Practitioner/dispatcher-1";
    private static final Set<String> OWN = Set.of("Organization/carrier-1");

    private final Memory records = new Memory();
    private final StandingRides rides = at(NOW);

    /** Keeps what is stored, by its reference, with versions. */
    private static class Memory implements StandingRecords {
        final Map<String, Resource> stored = new LinkedHashMap<>();
        final Map<String, Integer> versions = new LinkedHashMap<>();
        int questions;

        @Override
        public <T> T alone(String number, Supplier<T> work) {
            return work.get();
        }

        @Override
        public Optional<Kept> find(String number) {
            return Optional.ofNullable((Task) stored.get("Task/standing-" + number))
                    .map(task -> new Kept(
                            (ServiceRequest) Objects.requireNonNull(stored.get("ServiceRequest/standing-" + number)),
                            task,
                            (Patient) Objects.requireNonNull(stored.get("Patient/standing-" + number))));
        }

        @Override
        public List<Kept> ofCarriers(Set<String> carriers) {
            return find(NUMBER).stream()
                    .filter(kept ->
                            carriers.contains(LocalReference.of(kept.task().getOwner())))
                    .toList();
        }

        @Override
        public List<String> running() {
            return find(NUMBER).stream()
                    .filter(kept -> kept.task().getStatus() == TaskStatus.INPROGRESS)
                    .map(Kept::number)
                    .toList();
        }

        @Override
        public List<Task> legsOf(String number) {
            return stored.values().stream()
                    .filter(Task.class::isInstance)
                    .map(Task.class::cast)
                    .filter(Task::hasBasedOn)
                    .map(Task::copy)
                    .toList();
        }

        @Override
        public Map<String, List<Task>> legsOfAll(List<String> numbers, Instant since) {
            questions++;
            return Map.of(
                    NUMBER,
                    legsOf(NUMBER).stream()
                            .filter(leg -> !leg.getAuthoredOn().toInstant().isBefore(since))
                            .toList());
        }

        @Override
        public Optional<ServiceRequest> findRequest(String id) {
            return Optional.ofNullable((ServiceRequest) stored.get("ServiceRequest/" + id));
        }

        @Override
        public void store(Bundle transaction) {
            transaction.getEntry().forEach(entry -> {
                String reference = entry.getRequest().getUrl();
                int version = versions.merge(reference, 1, Integer::sum);
                Resource resource = entry.getResource().copy();
                resource.setId(new IdType(
                        resource.fhirType(), entry.getResource().getIdElement().getIdPart(), String.valueOf(version)));
                stored.put(reference, resource);
            });
        }

        List<String> legs(TaskStatus status) {
            return legsOf(NUMBER).stream()
                    .filter(leg -> leg.getStatus() == status)
                    .map(leg -> leg.getIdElement().getIdPart().substring(ID.length() + 1))
                    .sorted()
                    .toList();
        }

        Task leg(String end) {
            return (Task) Objects.requireNonNull(stored.get("Task/" + ID + "-" + end));
        }
    }

    @Test
    @DisplayName("6: legs of the days ahead are made at once, there and back, each as a phone order has them")
    void makesTheLegsAhead() {
        rides.keep(order(), DISPATCHER, OWN);
        assertThat(records.legs(TaskStatus.REQUESTED))
                .containsExactly(
                        "20261211-back",
                        "20261211-out",
                        "20261214-back",
                        "20261214-out",
                        "20261216-back",
                        "20261216-out",
                        "20261218-back",
                        "20261218-out",
                        "20261221-back",
                        "20261221-out",
                        "20261223-back",
                        "20261223-out");
        Task out = records.leg("20261211-out");
        assertThat(OrderRide.moment(out, "window-start")).contains(Instant.parse("2026-12-11T06:00:00Z"));
        assertThat(OrderRide.moment(out, "appointment")).contains(Instant.parse("2026-12-11T07:00:00Z"));
        assertThat(out.getFor().getReference()).isEqualTo("Patient/" + ID);
        assertThat(out.getBasedOnFirstRep().getReference()).isEqualTo("ServiceRequest/" + ID);
        assertThat(OrderRide.moment(records.leg("20261211-back"), "window-start"))
                .isEmpty();
        ServiceRequest request = records.findRequest(ID).orElseThrow();
        assertThat(request.getOccurrenceTiming().getRepeat().getDayOfWeek()).hasSize(3);
        assertThat(request.getInsuranceFirstRep().getIdentifier().getValue()).isEqualTo("G-4711");
    }

    @Test
    @DisplayName("6: nothing is made twice, after a restart, a clock set back, or the same order again")
    void makesNothingTwice() {
        rides.keep(order(), DISPATCHER, OWN);
        Map<String, Integer> before = Map.copyOf(records.versions);
        assertThat(rides.makeAhead()).isZero();
        assertThat(at(NOW.minusSeconds(3 * 86_400)).makeAhead()).isZero();
        rides.keep(order(), DISPATCHER, OWN);
        assertThat(records.versions).isEqualTo(before);
    }

    @Test
    @DisplayName("6: each day makes the legs of one day more, until the last day; not on Christmas Day")
    void goesOn() {
        rides.keep(order(), DISPATCHER, OWN);
        at(NOW.plusSeconds(86_400)).makeAhead();
        assertThat(records.legs(TaskStatus.REQUESTED)).doesNotContain("20261225-out");
        at(NOW.plusSeconds(4 * 86_400)).makeAhead();
        assertThat(records.legs(TaskStatus.REQUESTED)).contains("20261228-out");
        at(Instant.parse("2027-06-10T06:00:00Z")).makeAhead();
        assertThat(records.legs(TaskStatus.REQUESTED)).contains("20270611-out").doesNotContain("20270614-out");
    }

    @Test
    @DisplayName("6: a leg that was cancelled alone is not made again")
    void keepsWhatWasCancelledAlone() {
        rides.keep(order(), DISPATCHER, OWN);
        records.leg("20261214-out").setStatus(TaskStatus.CANCELLED);
        rides.makeAhead();
        assertThat(records.stored).doesNotContainKey("Task/" + ID + "-20261214b-out");
    }

    @Test
    @DisplayName("7: a change acts on legs that wait; what has begun or was driven stays")
    void changesWhatWaits() {
        String version = rides.keep(order(), DISPATCHER, OWN);
        records.leg("20261211-out").setStatus(TaskStatus.INPROGRESS);
        records.leg("20261214-out").setStatus(TaskStatus.ACCEPTED);
        Parameters later = replaced(order(), "ride-time", new TimeType("09:00:00"));
        replaced(later, "pickup-start", new TimeType("08:00:00"));
        replaced(later, "pickup-end", new TimeType("08:30:00"));
        rides.keep(with(later, "version", new StringType(version)), DISPATCHER, OWN);
        assertThat(OrderRide.moment(records.leg("20261211-out"), "appointment"))
                .contains(Instant.parse("2026-12-11T07:00:00Z"));
        Task changed = records.leg("20261214-out");
        assertThat(OrderRide.moment(changed, "appointment")).contains(Instant.parse("2026-12-14T08:00:00Z"));
        assertThat(changed.getStatus()).isEqualTo(TaskStatus.REQUESTED);
        assertThat(records.versions).containsEntry("Task/" + ID + "-20261214-back", 1);
    }

    @Test
    @DisplayName("7: a day that is left out loses its legs, and gets new ones when it rides after all")
    void leavesADayOut() {
        String version = rides.keep(order(), DISPATCHER, OWN);
        Parameters without = with(order(), "day-off", new DateType("2026-12-14"));
        String next = rides.keep(with(without, "version", new StringType(version)), DISPATCHER, OWN);
        assertThat(records.legs(TaskStatus.CANCELLED)).containsExactly("20261214-back", "20261214-out");
        assertThat(records.findRequest(ID + "-20261214-out").orElseThrow().getStatus())
                .isEqualTo(ServiceRequest.ServiceRequestStatus.REVOKED);
        rides.makeAhead();
        assertThat(records.stored).doesNotContainKey("Task/" + ID + "-20261214b-out");
        rides.keep(with(order(), "version", new StringType(next)), DISPATCHER, OWN);
        assertThat(records.leg("20261214b-out").getStatus()).isEqualTo(TaskStatus.REQUESTED);
        assertThat(records.leg("20261214b-back").getStatus()).isEqualTo(TaskStatus.REQUESTED);
    }

    @Test
    @DisplayName("7: the end of the order ends what waits, and nothing is made any more")
    void ends() {
        String version = rides.keep(order(), DISPATCHER, OWN);
        records.leg("20261211-out").setStatus(TaskStatus.COMPLETED);
        Parameters ended = with(with(order(), "ended", new BooleanType(true)), "version", new StringType(version));
        rides.keep(ended, DISPATCHER, OWN);
        assertThat(records.legs(TaskStatus.REQUESTED)).isEmpty();
        assertThat(records.legs(TaskStatus.COMPLETED)).containsExactly("20261211-out");
        assertThat(records.running()).isEmpty();
    }

    @Test
    @DisplayName("7: two who change the same order: the second is told")
    void tellsTheSecond() {
        String version = rides.keep(order(), DISPATCHER, OWN);
        Parameters one = replaced(order(), "note", new StringType("dritter Stock"));
        rides.keep(with(one, "version", new StringType(version)), DISPATCHER, OWN);
        Parameters other = replaced(order(), "note", new StringType("zweimal klingeln"));
        assertRefused(with(other, "version", new StringType(version)), ProblemKind.CONFLICT);
        assertRefused(replaced(order(), "note", new StringType("neu")), ProblemKind.CONFLICT);
    }

    @Test
    @DisplayName("1: orders of another carrier are not there")
    void ownCarrierOnly() {
        rides.keep(order(), DISPATCHER, OWN);
        Set<String> others = Set.of("Organization/carrier-2");
        assertThat(rides.list(others)).isEmpty();
        Parameters theirs = replaced(order(), "carrier", new Reference("Organization/carrier-2"));
        assertThatThrownBy(() -> rides.keep(theirs, "Practitioner/other", others))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(ProblemKind.NOT_FOUND));
    }

    @Test
    @DisplayName(
            "6: which vehicle and who must come, and what the patient weighs, stand in each leg and are said again")
    void storesWhoMustCome() {
        Parameters order = with(order(), "required-vehicle", new StringType("ktw-1"));
        with(order, "required-driver", new Reference("Practitioner/driver-1"));
        with(order, "patient-weight", new IntegerType(140));
        String version = rides.keep(order, DISPATCHER, OWN);
        assertThat(records.legs(TaskStatus.REQUESTED))
                .allSatisfy(leg -> assertThat(SameOrder.said(records.leg(leg), true))
                        .containsEntry("required-vehicle", List.of("ktw-1"))
                        .containsEntry("required-driver", List.of("Practitioner/driver-1"))
                        .containsEntry("patient-weight", List.of("140")));
        rides.keep(with(rides.list(OWN).get(0).said(), "version", new StringType(version)), DISPATCHER, OWN);
        assertThat(records.versions).containsEntry("Task/" + ID, 1);
        assertFaults(with(order(), "patient-weight", new IntegerType(0)), "patient-weight");
        assertFaults(with(order(), "required-vehicle", new StringType("x".repeat(65))), "required-vehicle");
    }

    @Test
    @DisplayName("What is stored is said again in the same words")
    void saysAgain() {
        rides.keep(with(order(), "day-off", new DateType("2026-12-14")), DISPATCHER, OWN);
        StandingRides.Listed listed = rides.list(OWN).get(0);
        assertThat(listed.patient()).isEqualTo("Patient/" + ID);
        assertThat(listed.legs()).isNotEmpty();
        assertThat(records.questions).isEqualTo(1);
        rides.keep(with(listed.said(), "version", new StringType(listed.version())), DISPATCHER, OWN);
        assertThat(records.versions).containsEntry("Task/" + ID, 1);
    }

    @Test
    @DisplayName("All that is wrong is named at once, and nothing is stored")
    void namesAllFaults() {
        assertFaults(new Parameters(), "number", "name", "phone", "pickup", "weekday", "from", "until", "ride-time");
        assertFaults(replaced(order(), "until", new DateType("2026-12-10")), "until");
        assertFaults(replaced(order(), "until", new DateType("2028-12-12")), "until");
        Parameters weekend = replaced(order(), "from", new DateType("2026-12-12"));
        assertFaults(replaced(weekend, "until", new DateType("2026-12-13")), "weekday");
        assertFaults(replaced(order(), "pickup-start", new TimeType("08:00:00")), "pickup-start");
        assertFaults(replaced(order(), "carrier", new Reference("Organization/carrier-2")), "carrier");
        assertFaults(with(order(), "return-time", new TimeType("08:00:00")), "return-time");
        Parameters over = replaced(order(), "from", new DateType("2026-11-01"));
        assertRefused(replaced(over, "until", new DateType("2026-12-09")), ProblemKind.RULE);
        assertThat(records.stored).isEmpty();
    }

    private StandingRides at(Instant now) {
        return new StandingRides(records, Clock.fixed(now, ZoneOffset.UTC), new StandingSettings(14));
    }

    private void assertRefused(Parameters order, ProblemKind kind) {
        assertThatThrownBy(() -> rides.keep(order, DISPATCHER, OWN))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(kind));
    }

    private void assertFaults(Parameters parameters, String... names) {
        assertThatThrownBy(() -> rides.keep(parameters, DISPATCHER, OWN))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.faults())
                                .extracting(Fault::parameter)
                                .containsAll(Arrays.asList(names)));
    }

    /** Dialysis, three times a week for half a year. */
    private static Parameters order() {
        Parameters order = new Parameters();
        with(order, "number", new StringType(NUMBER));
        with(order, "carrier", new Reference("Organization/carrier-1"));
        with(order, "name", new StringType("Erna Probe"));
        with(order, "phone", new StringType("02651 12345"));
        with(
                order,
                "pickup",
                new Address().addLine("Markt 1").setPostalCode("56727").setCity("Mayen"));
        with(order, "drop-off", new Address().setCity("Koblenz"));
        with(order, "posture", new CodeType("wheelchair"));
        with(order, "note", new StringType("ring twice"));
        for (String day : List.of("mon", "wed", "fri")) {
            with(order, "weekday", new CodeType(day));
        }
        with(order, "from", new DateType("2026-12-11"));
        with(order, "until", new DateType("2027-06-11"));
        with(order, "ride-time", new TimeType("08:00:00"));
        with(order, "by-appointment", new BooleanType(true));
        with(order, "pickup-start", new TimeType("07:00:00"));
        with(order, "pickup-end", new TimeType("07:30:00"));
        with(order, "return", new BooleanType(true));
        with(order, "approval", new StringType("G-4711"));
        return with(order, "approval-until", new DateType("2027-05-31"));
    }

    private static Parameters with(Parameters parameters, String name, Type value) {
        parameters.addParameter().setName(name).setValue(value);
        return parameters;
    }

    private static Parameters replaced(Parameters parameters, String name, Type value) {
        parameters.getParameter().removeIf(parameter -> parameter.getName().equals(name));
        return with(parameters, name, value);
    }
}
