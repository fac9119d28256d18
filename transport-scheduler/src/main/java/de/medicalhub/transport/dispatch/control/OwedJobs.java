package de.medicalhub.transport.dispatch.control;

import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.planning.Answer;
import de.medicalhub.transport.planning.Plan;
import de.medicalhub.transport.planning.PlanTour;
import de.medicalhub.transport.planning.Planner;
import de.medicalhub.transport.planning.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Jobs that are driven late rather than not at all (rule 17). */
@ApplicationScoped
public class OwedJobs {
    @Inject
    private TourBook book;

    @Inject
    private PlanInput input;

    @Inject
    private Planner planner;

    /** Whose vehicle dropped out and whom no other can fetch in time, is fetched late (rule 17). */
    Plan in(Plan plan) {
        List<PlanTour> tours = plan.tours();
        Map<String, Refusal> refused = new HashMap<>(plan.refused());
        for (String id : new TreeSet<>(plan.refused().keySet())) {
            TransportJob job = book.find(id).orElseThrow();
            if (job.isOwed() && planner.insert(tours, input.late(job)) instanceof Answer.Placed placed) {
                tours = placed.tours();
                refused.remove(id);
            }
        }
        return new Plan(tours, refused);
    }
}
