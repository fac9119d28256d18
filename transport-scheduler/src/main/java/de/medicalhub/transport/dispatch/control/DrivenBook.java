package de.medicalhub.transport.dispatch.control;

import de.medicalhub.transport.dispatch.JobState;
import de.medicalhub.transport.dispatch.entity.EarlierAttempt;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** What was driven, as far as bills ask for it; every caller is in a transaction. */
@ApplicationScoped
public class DrivenBook {
    @PersistenceContext
    private EntityManager entityManager;

    /** What is aboard of that tour was driven so far; beside the jobs' versions, for nobody decides on it. */
    public void drove(String tourId, long metres, boolean gap) {
        entityManager
                .createNativeQuery("update transport_job set driven_metres = coalesce(driven_metres, 0) + :metres,"
                        + " driven_gap = driven_gap or :gap"
                        + " where tour_id = :tour and state in ('ON_BOARD', 'PICKED_UP', 'NOT_DELIVERED')")
                .setParameter("metres", metres)
                .setParameter("gap", gap)
                .setParameter("tour", tourId)
                .executeUpdate();
    }

    /** What ended on these days, of these carriers, on a tour; by day and time. */
    public List<TransportJob> endedBetween(LocalDate from, LocalDate to, Set<String> carriers) {
        return entityManager
                .createQuery(
                        "select j from TransportJob j where j.serviceDate between :from and :to and j.wish.carrier in :carriers"
                                + " and j.state in :ended and j.tourId is not null"
                                + " order by j.serviceDate, j.plannedPickup, j.id",
                        TransportJob.class)
                .setParameter("from", from)
                .setParameter("to", to)
                .setParameter("carriers", carriers)
                .setParameter("ended", JobState.ended())
                .getResultList();
    }

    /** Attempts on these days, of these carriers, whose delivery was sent once more; by day and time. */
    public List<EarlierAttempt> attemptsBetween(LocalDate from, LocalDate to, Set<String> carriers) {
        return entityManager
                .createQuery(
                        "select a from EarlierAttempt a where a.serviceDate between :from and :to and a.carrier in :carriers"
                                + " order by a.serviceDate, a.plannedPickup, a.id",
                        EarlierAttempt.class)
                .setParameter("from", from)
                .setParameter("to", to)
                .setParameter("carriers", carriers)
                .getResultList();
    }

    /** The attempt is over: it stays for the bill, and the job's next one is counted anew. */
    public void keep(EarlierAttempt attempt) {
        entityManager.persist(attempt);
        entityManager
                .createNativeQuery("update transport_job set driven_metres = null, driven_gap = false where id = :job")
                .setParameter("job", attempt.jobId())
                .executeUpdate();
    }

    /** The job is erased, and with it its attempts. */
    public void erase(String jobId) {
        entityManager
                .createQuery("delete from EarlierAttempt a where a.jobId = :job")
                .setParameter("job", jobId)
                .executeUpdate();
    }
}
