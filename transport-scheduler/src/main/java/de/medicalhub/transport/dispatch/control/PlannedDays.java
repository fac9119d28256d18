package de.medicalhub.transport.dispatch.control;

import de.medicalhub.transport.dispatch.Whereabouts.Seen;
import de.medicalhub.transport.planning.Plan;
import de.medicalhub.transport.planning.PlanJob;
import de.medicalhub.transport.planning.PlanTour;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Reads what a day is planned from, and writes its plan, each in a transaction of its own. */
interface PlannedDays {
    /**
     * What planning starts from.
     *
     * @param now of which the tours are the rest
     * @param seen by tour id, where vehicles were last
     * @param before the tours as they stand
     * @param kept the same without what cannot be driven any more
     * @param waiting jobs without a place
     */
    record Draft(
            LocalDate day,
            String carrier,
            Instant now,
            Map<String, Seen> seen,
            List<PlanTour> before,
            List<PlanTour> kept,
            List<PlanJob> waiting) {}

    /** The carrier's day as it stands. */
    Draft read(LocalDate day, String carrier);

    /**
     * Writes the plan, unless the day has changed since it was read.
     *
     * @param mayWrite asked last, in the transaction; if not, nothing is written
     * @param written done in the same transaction
     * @return whether it was written
     */
    boolean write(Draft draft, Plan plan, BooleanSupplier mayWrite, Runnable written);
}
