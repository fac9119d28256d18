package de.medicalhub.transport.driving.control;

import de.medicalhub.transport.delivery.OwnPhoto;
import de.medicalhub.transport.delivery.Parcels;
import de.medicalhub.transport.delivery.Person;
import de.medicalhub.transport.dispatch.DriverTour;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** The photos that a driver has sent since the tour opened that the phone shows, and may delete while it does (rule 20). */
@ApplicationScoped
public class OwnPhotos {
    @Inject
    private ShownTour shownTour;

    @Inject
    private Parcels parcels;

    /** Those of the driver's shift with that tour; none before it opens. */
    List<OwnPhoto> of(DriverTour tour, String driver) {
        return isOpen(tour) ? parcels.photosOf(driver, tour.opensAt()) : List.of();
    }

    /** Deletes it; again changes nothing. */
    @Transactional
    public void remove(String jobId, UUID id, Person driver) {
        parcels.removePhoto(
                jobId,
                id,
                driver,
                shownTour.of(driver.reference()).filter(OwnPhotos::isOpen).map(DriverTour::opensAt));
    }

    private static boolean isOpen(DriverTour tour) {
        return !tour.now().isBefore(tour.opensAt());
    }
}
