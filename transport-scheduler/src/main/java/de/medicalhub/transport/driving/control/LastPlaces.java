package de.medicalhub.transport.driving.control;

import de.medicalhub.transport.dispatch.Whereabouts;
import de.medicalhub.transport.driving.entity.DutyEvent;
import de.medicalhub.transport.driving.entity.DutyKind;
import de.medicalhub.transport.driving.entity.VehiclePosition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;

/** Tells planning where vehicles are (rule 12: only while their drivers are at work). */
@ApplicationScoped
public class LastPlaces implements Whereabouts {
    @PersistenceContext
    private EntityManager entityManager;

    @Override
    public Optional<Instant> restingSince(String tourId) {
        return entityManager
                .createQuery(
                        "select e from DutyEvent e where e.tourId = :tour order by e.takenAt desc, e.id",
                        DutyEvent.class)
                .setParameter("tour", tourId)
                .setMaxResults(1)
                .getResultStream()
                .filter(last -> last.kind() == DutyKind.PAUSED)
                .map(DutyEvent::at)
                .findFirst();
    }

    @Override
    public Optional<Seen> lastSeen(String tourId) {
        return Optional.ofNullable(entityManager.find(VehiclePosition.class, tourId))
                .map(position -> new Seen(position.place(), position.accuracyMetres(), position.at()));
    }
}
