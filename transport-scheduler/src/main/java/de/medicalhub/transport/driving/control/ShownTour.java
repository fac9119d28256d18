package de.medicalhub.transport.driving.control;

import de.medicalhub.transport.dispatch.Dispatch;
import de.medicalhub.transport.dispatch.DriverTour;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Which tour a driver's phone shows (rules 1 and 11). */
@ApplicationScoped
public class ShownTour {
    @Inject
    private Dispatch dispatch;

    @Inject
    private OnDuty duties;

    /**
     * The one that is open now; else the one whose duty has not ended yet; else the one whose shift runs, though nothing is planned
     * or left, until its duty has ended; else the next one.
     */
    @Transactional
    public Optional<DriverTour> of(String driver) {
        Optional<DriverTour> next = dispatch.currentTour(driver);
        if (next.filter(tour -> !tour.now().isBefore(tour.opensAt())).isPresent()) {
            return next;
        }
        return duties.running(driver)
                .flatMap(tourId -> dispatch.tour(tourId, driver))
                .or(() -> dispatch.idleTours(driver).stream()
                        .filter(tour -> !duties.hasEnded(tour.id()))
                        .findFirst())
                .or(() -> next);
    }
}
