package de.medicalhub.transport.dispatch.control;

import de.medicalhub.transport.dispatch.JobState;
import de.medicalhub.transport.dispatch.entity.Stop;
import de.medicalhub.transport.dispatch.entity.Tour;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.orders.JobKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** Jobs, tours and stops by day; every caller is in a transaction. */
@ApplicationScoped
public class TourBook {
    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private DataSource dataSource;

    /** Nobody else plans or drives that day until the transaction ends (rule 3). */
    public void lock(LocalDate day) {
        entityManager
                .createNativeQuery("select cast(pg_advisory_xact_lock(:what, :day) as text)")
                .setParameter("what", DayLock.WHAT)
                .setParameter("day", Math.toIntExact(day.toEpochDay()))
                .getSingleResult();
    }

    /** The same for planning the day, by a node that may freeze; first of all in its transaction. */
    void lockToPlan(LocalDate day) {
        new DayLock(dataSource).take(day);
    }

    /** The tours that were made for that day, by vehicle and start. */
    public List<Tour> tours(LocalDate day) {
        return entityManager
                .createQuery(
                        "select t from Tour t where t.serviceDate = :day order by t.vehicleId, t.shiftStart, t.id",
                        Tour.class)
                .setParameter("day", day)
                .getResultList();
    }

    /** The driver's tours from that day on, the earliest first. */
    public List<Tour> toursOf(String driver, LocalDate from) {
        return entityManager
                .createQuery(
                        "select t from Tour t where t.driver = :driver and t.serviceDate >= :from"
                                + " order by t.shiftStart, t.id",
                        Tour.class)
                .setParameter("driver", driver)
                .setParameter("from", from)
                .getResultList();
    }

    /** The stops of a tour in order. */
    public List<Stop> stops(String tourId) {
        return entityManager
                .createQuery(
                        "select s from Stop s join fetch s.job where s.tourId = :tour order by s.position, s.id",
                        Stop.class)
                .setParameter("tour", tourId)
                .getResultList();
    }

    /** All jobs of that day, by id. */
    public List<TransportJob> jobs(LocalDate day) {
        return entityManager
                .createQuery(
                        "select j from TransportJob j where j.serviceDate = :day order by j.id", TransportJob.class)
                .setParameter("day", day)
                .getResultList();
    }

    /** When the pickups of that day are by plan, by job id. */
    public Map<String, Instant> pickups(LocalDate day) {
        Map<String, Instant> pickups = new HashMap<>();
        jobs(day).forEach(job -> job.plannedPickup().ifPresent(at -> pickups.put(job.id(), at)));
        return pickups;
    }

    /** The ride of a case that is not cancelled. */
    public Optional<TransportJob> rideOf(UUID caseId) {
        return ofCase(caseId, JobKind.RIDE);
    }

    /** The delivery of a case that is not cancelled. */
    public Optional<TransportJob> deliveryOf(UUID caseId) {
        return ofCase(caseId, JobKind.DELIVERY);
    }

    private Optional<TransportJob> ofCase(UUID caseId, JobKind kind) {
        return entityManager
                .createQuery(
                        "select j from TransportJob j where j.wish.caseId = :case and j.wish.kind = :kind"
                                + " and j.state <> :cancelled order by j.id",
                        TransportJob.class)
                .setParameter("case", caseId)
                .setParameter("kind", kind)
                .setParameter("cancelled", JobState.CANCELLED)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** Deliveries of these pharmacies or carriers that are open, or changed since then; the most urgent first. */
    public List<TransportJob> deliveriesOf(Set<String> suppliers, Set<String> carriers, Instant since) {
        return entityManager
                .createQuery(
                        "select j from TransportJob j where j.wish.kind = :kind and (j.wish.supplier in :suppliers"
                                + " or j.wish.carrier in :carriers) and (j.state not in :ended or j.changedAt > :since)"
                                + " order by j.wish.windowEnd, j.id",
                        TransportJob.class)
                .setParameter("kind", JobKind.DELIVERY)
                .setParameter("suppliers", suppliers)
                .setParameter("carriers", carriers)
                .setParameter("ended", JobState.ended())
                .setParameter("since", since)
                .getResultList();
    }

    /** All jobs on no tour, of whatever day, the most urgent first. */
    public List<TransportJob> unplanned() {
        return entityManager
                .createQuery(
                        "select j from TransportJob j where j.state = :state order by j.wish.windowStart, j.id",
                        TransportJob.class)
                .setParameter("state", JobState.UNPLANNED)
                .getResultList();
    }

    /** Days from that one on with jobs that have not ended. */
    public List<LocalDate> openDays(LocalDate from) {
        return entityManager
                .createQuery(
                        "select distinct j.serviceDate from TransportJob j where j.serviceDate >= :from"
                                + " and j.state not in :ended order by j.serviceDate",
                        LocalDate.class)
                .setParameter("from", from)
                .setParameter("ended", JobState.ended())
                .getResultList();
    }

    /** The first day from that one on that has stops of these carriers. */
    public Optional<LocalDate> nextDayWithStops(LocalDate from, Set<String> carriers) {
        return entityManager
                .createQuery(
                        "select t.serviceDate from Tour t where t.serviceDate >= :from and t.carrier in :carriers"
                                + " and exists (select 1 from Stop s where s.tourId = t.id) order by t.serviceDate",
                        LocalDate.class)
                .setParameter("from", from)
                .setParameter("carriers", carriers)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** The day of a job, if there is such a job; read without the job, so that it can be locked first. */
    public Optional<LocalDate> dayOf(String jobId) {
        return entityManager
                .createQuery("select j.serviceDate from TransportJob j where j.id = :id", LocalDate.class)
                .setParameter("id", jobId)
                .getResultStream()
                .findFirst();
    }

    /** The day of a tour, if there is such a tour; read without the tour, so that the day can be locked first. */
    public Optional<LocalDate> dayOfTour(String tourId) {
        return entityManager
                .createQuery("select t.serviceDate from Tour t where t.id = :id", LocalDate.class)
                .setParameter("id", tourId)
                .getResultStream()
                .findFirst();
    }

    /** The job, if there is one. */
    public Optional<TransportJob> find(String jobId) {
        return Optional.ofNullable(entityManager.find(TransportJob.class, jobId));
    }

    /** The tour, if there is one. */
    public Optional<Tour> findTour(String tourId) {
        return Optional.ofNullable(entityManager.find(Tour.class, tourId));
    }

    /** The stop, if there is one. */
    public Optional<Stop> findStop(String stopId) {
        return Optional.ofNullable(entityManager.find(Stop.class, stopId));
    }

    /** Writes what has changed, so that versions are those of the database. */
    public void flush() {
        entityManager.flush();
    }

    /** Keeps a new job. */
    public void add(TransportJob job) {
        entityManager.persist(job);
    }

    /** A new tour. */
    public void add(Tour tour) {
        entityManager.persist(tour);
    }

    /** A tour without stops. */
    public void remove(Tour tour) {
        entityManager.remove(tour);
        entityManager.flush();
    }

    /** Keeps a new stop. */
    public void add(Stop stop) {
        entityManager.persist(stop);
    }

    /** Takes a job out, with its stops. */
    public void erase(TransportJob job) {
        entityManager
                .createQuery("delete from Stop s where s.job = :job")
                .setParameter("job", job)
                .executeUpdate();
        entityManager.remove(job);
    }

    /** Forgets a stop that will not happen. */
    public void remove(Stop stop) {
        entityManager.remove(stop);
        // The same job may get a stop with the same id at once; Hibernate would insert it before it deletes this one.
        entityManager.flush();
    }
}
