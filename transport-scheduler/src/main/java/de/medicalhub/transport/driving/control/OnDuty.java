package de.medicalhub.transport.driving.control;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.TransportSettings;
import de.medicalhub.transport.dispatch.Dispatch;
import de.medicalhub.transport.dispatch.PlanChanged;
import de.medicalhub.transport.dispatch.TourOfDay;
import de.medicalhub.transport.driving.entity.DutyEvent;
import de.medicalhub.transport.driving.entity.DutyEvent.Duty;
import de.medicalhub.transport.driving.entity.DutyKind;
import de.medicalhub.transport.driving.entity.VehiclePosition;
import de.medicalhub.transport.driving.entity.VehiclePosition.Driven;
import de.medicalhub.transport.orders.Period;
import de.medicalhub.transport.papers.ExpiredPapersException;
import de.medicalhub.transport.papers.Paper;
import de.medicalhub.transport.papers.Papers;
import de.medicalhub.transport.roads.GeoPoint;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Begin, breaks and end of a driver's duty, and where the vehicle is meanwhile (rules 11 and 12). */
@ApplicationScoped
public class OnDuty {
    private static final Duration LONGEST_DUTY = Duration.ofHours(20);

    /** First key of the advisory locks of duties, so that they meet no other locks of this database. */
    private static final int LOCK_OF_DUTIES = 56_728;

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Dispatch dispatch;

    @Inject
    private Papers papers;

    @Inject
    private TransportSettings settings;

    @Inject
    private Clock clock;

    @Inject
    private Event<PlanChanged> changed;

    /**
     * How a duty stands.
     *
     * @param last what the driver said last
     * @param check the last begin, with what the check found
     * @param position where the vehicle was last, while it is known
     */
    public record Standing(
            String tourId, Optional<DutyEvent> last, Optional<DutyEvent> check, Optional<VehiclePosition> position) {}

    /** The driver says something about the duty; the same id again changes nothing. */
    @Transactional
    public void say(UUID id, Duty duty, PhoneTime time, String driver) {
        // Read before the lock, the tour would write back what a dispatcher has decided meanwhile.
        TourOfDay tour = dispatch.lockedTour(duty.tourId(), driver);
        lock(duty.tourId());
        DutyEvent known = entityManager.find(DutyEvent.class, id);
        if (known != null) {
            if (!known.isSame(duty, driver)) {
                throw new RefusedException(ProblemKind.CONFLICT, "step.id-taken");
            }
            return;
        }
        List<DutyKind> next =
                last(duty.tourId()).map(event -> event.kind().next()).orElse(List.of(DutyKind.STARTED));
        if (!next.contains(duty.kind())) {
            throw new RefusedException(ProblemKind.CONFLICT, "duty.wrong-order");
        }
        if (duty.kind() == DutyKind.STARTED) {
            requirePapers(tour);
        }
        Instant now = clock.instant();
        Instant at = time.taken(now);
        if (duty.kind() == DutyKind.RESUMED) {
            last(duty.tourId())
                    .filter(paused -> paused.at().isBefore(at))
                    .ifPresent(paused -> dispatch.rested(duty.tourId(), new Period(paused.at(), at), driver));
        }
        entityManager.persist(new DutyEvent(id, duty, driver, at, now));
        if (!duty.kind().isAtWork()) {
            forget(duty.tourId());
        }
        changed.fire(new PlanChanged(tour.date(), tour.carrier()));
    }

    /** Rule 15: who may not drive does not begin. */
    private void requirePapers(TourOfDay tour) {
        List<Paper> expired = papers.expired(tour.carrier(), tour.vehicleId(), tour.driver(), tour.date());
        if (!expired.isEmpty()) {
            throw new ExpiredPapersException(expired);
        }
    }

    /**
     * The vehicle is there now; kept only while its driver is at work (rule 12).
     *
     * @return whether it was taken; not after the shift, though nobody has ended the duty: where it was is forgotten then
     */
    @Transactional
    public boolean at(String tourId, GeoPoint place, int accuracyMetres, String driver) {
        dispatch.ownTour(tourId, driver);
        lock(tourId);
        if (clock.instant().isAfter(dispatch.positionUntil(tourId))) {
            forget(tourId);
            return false;
        }
        if (last(tourId).filter(event -> event.kind().isAtWork()).isEmpty()) {
            throw new RefusedException(ProblemKind.CONFLICT, "duty.not-at-work");
        }
        VehiclePosition known = entityManager.find(VehiclePosition.class, tourId);
        if (known == null) {
            entityManager.persist(new VehiclePosition(tourId, driver, place, accuracyMetres, clock.instant()));
            // Of who is aboard already a part of the way is missing.
            dispatch.drove(tourId, 0, true);
        } else {
            Driven driven = known.move(place, accuracyMetres, clock.instant());
            if (driven.metres() > 0 || driven.gap()) {
                dispatch.drove(tourId, driven.metres(), driven.gap());
            }
        }
        return true;
    }

    /** One word about a tour's duty at a time, over all nodes: no position is kept beside the end of the duty. */
    private void lock(String tourId) {
        entityManager
                .createNativeQuery("select cast(pg_advisory_xact_lock(:what, hashtext(:tour)) as text)")
                .setParameter("what", LOCK_OF_DUTIES)
                .setParameter("tour", tourId)
                .getSingleResult();
    }

    /** How the duties of that day's tours of these carriers stand. */
    @Transactional
    public List<Standing> ofDay(LocalDate day, Set<String> carriers) {
        return dispatch.tours(day, carriers).stream()
                .map(tour -> standing(tour.id()))
                .toList();
    }

    /** How the duty of one tour stands. */
    @Transactional
    public Standing standing(String tourId) {
        Instant oldest = clock.instant().minus(settings.positionsKept());
        return new Standing(
                tourId,
                last(tourId),
                events(tourId).stream()
                        .filter(event -> event.kind() == DutyKind.STARTED)
                        .reduce((earlier, later) -> later),
                Optional.ofNullable(entityManager.find(VehiclePosition.class, tourId))
                        .filter(position -> position.at().isAfter(oldest)));
    }

    /** Whether the driver has said that the duty on that tour is over. */
    @Transactional
    public boolean hasEnded(String tourId) {
        return last(tourId).filter(event -> event.kind() == DutyKind.ENDED).isPresent();
    }

    /** The tour on which the driver's last duty has not ended; a duty that was never ended does not run on the next day. */
    @Transactional
    public Optional<String> running(String driver) {
        return entityManager
                .createQuery(
                        "select e from DutyEvent e where e.driver = :driver and e.takenAt > :since"
                                + " order by e.takenAt desc, e.id",
                        DutyEvent.class)
                .setParameter("driver", driver)
                .setParameter("since", clock.instant().minus(LONGEST_DUTY))
                .setMaxResults(1)
                .getResultStream()
                .filter(event -> event.kind() != DutyKind.ENDED)
                .map(DutyEvent::tourId)
                .findFirst();
    }

    /** Positions and duties that are older than the configured times are gone, whatever a phone did not say. */
    @Transactional
    public void forgetOld() {
        entityManager
                .createQuery("delete from DutyEvent e where e.takenAt < :oldest")
                .setParameter("oldest", clock.instant().minus(settings.dutiesKept()))
                .executeUpdate();
        entityManager
                .createQuery("delete from VehiclePosition p where p.at < :oldest")
                .setParameter("oldest", clock.instant().minus(settings.positionsKept()))
                .executeUpdate();
    }

    private void forget(String tourId) {
        entityManager
                .createQuery("delete from VehiclePosition p where p.tourId = :tour")
                .setParameter("tour", tourId)
                .executeUpdate();
    }

    private Optional<DutyEvent> last(String tourId) {
        return events(tourId).stream().reduce((earlier, later) -> later);
    }

    private List<DutyEvent> events(String tourId) {
        return entityManager
                .createQuery(
                        "select e from DutyEvent e where e.tourId = :tour and e.takenAt >= :oldest"
                                + " order by e.takenAt, e.id",
                        DutyEvent.class)
                .setParameter("tour", tourId)
                .setParameter("oldest", clock.instant().minus(settings.dutiesKept()))
                .getResultList();
    }
}
