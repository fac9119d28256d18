package de.medicalhub.transport.fleet;

import de.medicalhub.transport.orders.RideNeed;
import java.util.Set;

/**
 * What a driver may and can.
 *
 * @param cannot for which needs the driver is not trained; what is not listed the driver can
 * @param narcotics whether the driver is instructed to hand narcotics over against two signatures
 */
public record DriverTerms(Set<RideNeed> cannot, boolean narcotics) {
    /** As long as nothing is said: everything but narcotics. */
    public static final DriverTerms NONE = new DriverTerms(Set.of(), false);

    /** Keeps its own copy. */
    public DriverTerms {
        cannot = Set.copyOf(cannot);
    }
}
