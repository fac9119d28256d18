package de.medicalhub.transport.phone.control;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.fleet.Fleet;
import de.medicalhub.transport.fleet.Vehicle;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which vehicles and drivers an order may require (rule 6). */
@ApplicationScoped
public class Choices {
    private final Fleet fleet;

    /** For the container's proxy. */
    protected Choices() {
        this(new Fleet());
    }

    @Inject
    Choices(Fleet fleet) {
        this.fleet = fleet;
    }

    /**
     * One that may be chosen.
     *
     * @param id of the vehicle, or reference to the driver
     * @param carrier reference to whose it is
     */
    public record Choice(String id, String name, String carrier) {}

    /** Vehicles of these carriers, by name. */
    public List<Choice> vehicles(Set<String> carriers) {
        return fleet.vehicles().stream()
                .filter(vehicle -> carriers.contains(vehicle.carrier()))
                .map(vehicle -> new Choice(vehicle.id(), vehicle.label(), vehicle.carrier()))
                .sorted(Comparator.comparing(Choice::name).thenComparing(Choice::id))
                .toList();
    }

    /** Who has a shift with a vehicle of these carriers, by name. */
    public List<Choice> drivers(Set<String> carriers) {
        Map<String, Vehicle> vehicles =
                fleet.vehicles().stream().collect(Collectors.toMap(Vehicle::id, Function.identity()));
        return fleet.shifts().stream()
                .map(shift -> new Choice(
                        shift.driver(),
                        shift.driverName(),
                        Objects.requireNonNull(vehicles.get(shift.vehicleId())).carrier()))
                .filter(driver -> carriers.contains(driver.carrier()))
                .collect(Collectors.toMap(
                        driver -> List.of(driver.id(), driver.carrier()), Function.identity(), (one, same) -> one))
                .values()
                .stream()
                .sorted(Comparator.comparing(Choice::name).thenComparing(Choice::id))
                .toList();
    }

    /**
     * Whoever is required belongs to the carrier of the order.
     *
     * @throws RefusedException that names what does not
     */
    void check(PhoneCall call) {
        require(call.vehicle(), vehicles(Set.of(call.carrier())), "vehicle");
        require(call.driver(), drivers(Set.of(call.carrier())), "driver");
    }

    private static void require(String id, List<Choice> own, String name) {
        if (!id.isEmpty() && own.stream().noneMatch(one -> one.id().equals(id))) {
            throw new RefusedException(ProblemKind.INVALID, "phone.missing." + name);
        }
    }
}
