package de.medicalhub.transport.dispatch.boundary;

import de.medicalhub.transport.dispatch.PlanningWished;
import de.medicalhub.transport.dispatch.control.DayPlanning;
import de.medicalhub.transport.dispatch.control.FollowRoads;
import de.medicalhub.transport.dispatch.control.Replans;
import de.medicalhub.transport.dispatch.control.RequestDesk;
import de.medicalhub.transport.fleet.FleetReplaced;
import de.medicalhub.transport.orders.RecordsErased;
import de.medicalhub.transport.orders.TransportRequestTaken;
import de.medicalhub.transport.orders.TransportRequestWithdrawn;
import de.medicalhub.transport.papers.PapersChanged;
import de.medicalhub.transport.roads.RoadsChanged;
import de.medicalhub.transport.roads.Slowdown;
import de.medicalhub.transport.roads.TrafficChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears of requests, of a new fleet and of other roads, in the transaction of whoever tells. */
@ApplicationScoped
public class RequestListener {
    private static final Logger LOG = LoggerFactory.getLogger(RequestListener.class);

    @Inject
    private FollowRoads roads;

    @Inject
    private RequestDesk desk;

    @Inject
    private DayPlanning planning;

    @Inject
    private Replans replans;

    @Inject
    private PlannerTimer timer;

    void taken(@Observes TransportRequestTaken event) {
        desk.take(event.request());
    }

    void withdrawn(@Observes TransportRequestWithdrawn event) {
        desk.withdraw(event.taskId());
    }

    void erased(@Observes RecordsErased event) {
        desk.erase(event.taskIds());
    }

    void changed(@Observes PapersChanged event) {
        planning.openDays().forEach(day -> replans.later(day, event.carrier()));
    }

    void kept(@Observes(during = TransactionPhase.AFTER_SUCCESS) PapersChanged event) {
        timer.wake();
    }

    /** Nobody waits for the timer: people stand at doors. */
    void wished(@Observes(during = TransactionPhase.AFTER_SUCCESS) PlanningWished event) {
        timer.wake();
    }

    void roads(@Observes RoadsChanged event) {
        follow(day -> true, List.of());
    }

    void traffic(@Observes TrafficChanged event) {
        follow(event::isOn, event.begun());
    }

    private void follow(Predicate<LocalDate> which, List<Slowdown> begun) {
        for (LocalDate day : planning.openDays().stream().filter(which).toList()) {
            try {
                roads.on(day, begun).forEach(carrier -> replans.later(day, carrier));
            } catch (RuntimeException fault) {
                // One day that cannot follow must not keep the others from it.
                LOG.error("The times of {} could not follow the roads", day, fault);
            }
        }
        timer.wake();
    }

    void replaced(@Observes FleetReplaced event) {
        planning.openDays().forEach(day -> replans.later(day, event.carrier()));
    }

    void stored(@Observes(during = TransactionPhase.AFTER_SUCCESS) FleetReplaced event) {
        timer.wake();
    }
}
