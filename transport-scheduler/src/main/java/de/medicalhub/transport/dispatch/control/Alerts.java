package de.medicalhub.transport.dispatch.control;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.dispatch.AlertKind;
import de.medicalhub.transport.dispatch.PlanChanged;
import de.medicalhub.transport.dispatch.entity.Alert;
import de.medicalhub.transport.dispatch.entity.Alert.What;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;

/** What dispatchers should look at, each once (rule 26). */
@ApplicationScoped
public class Alerts {
    private static final Duration KEPT = Duration.ofDays(3);

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private DataSource dataSource;

    @Inject
    private Clock clock;

    @Inject
    private Event<PlanChanged> changed;

    /**
     * Raises it in the caller's transaction.
     *
     * @param id of the event; the same again changes nothing but the minutes
     */
    void raise(String id, What what) {
        raise(id, what, Map.of());
    }

    /**
     * The same of an event that takes jobs off their tours.
     *
     * @param pickups by job id, when they were said to be picked up
     */
    void raise(String id, What what, Map<String, Instant> pickups) {
        if (rows().raise(id, what, pickups, clock.instant()) || rows().lasts(id, what.minutes())) {
            changed.fire(new PlanChanged(what.day(), what.carrier()));
        }
    }

    /**
     * The day was planned again in the caller's transaction: these are concerned by what is not answered yet.
     *
     * @param effects compared with the pickups that an alert has kept, of those whom it took off their tours
     */
    void answer(LocalDate day, String carrier, Function<Map<String, Instant>, List<Effect>> effects) {
        open(day, Set.of(carrier)).stream()
                .filter(alert -> alert.kind().plansAgain() && !alert.isAnswered())
                .forEach(alert -> rows().concerns(alert.id(), minutes(effects.apply(alert.pickups()))));
    }

    static Map<String, Optional<Long>> minutes(List<Effect> effects) {
        Map<String, Optional<Long>> jobs = new LinkedHashMap<>();
        effects.forEach(effect -> jobs.put(effect.job().id(), effect.after().map(pickup -> effect.minutes())));
        return jobs;
    }

    /** The job's events of these kinds were none: a driver had mis-tapped. */
    void withdrawOfJob(String jobId, Set<AlertKind> kinds) {
        kinds.forEach(kind -> rows().withdrawOfJob(jobId, kind));
    }

    /** The tour's events of these kinds are over. */
    void withdrawOfTour(String tourId, Set<AlertKind> kinds) {
        kinds.forEach(kind -> rows().withdrawOfTour(tourId, kind));
    }

    private AlertRows rows() {
        return new AlertRows(dataSource);
    }

    /** Those of that day that nobody has seen, the newest first. */
    @Transactional
    public List<Alert> open(LocalDate day, Set<String> carriers) {
        return entityManager
                .createQuery(
                        "select a from Alert a where a.serviceDate = :day and a.carrier in :carriers and a.seenAt is null"
                                + " order by a.at desc, a.id",
                        Alert.class)
                .setParameter("day", day)
                .setParameter("carriers", carriers)
                .getResultList();
    }

    /**
     * The same, and what happened today on whatever day's tours: who plans tomorrow must not miss today's breakdown, nor at one in the
     * morning that of yesterday's tour.
     *
     * @param since when today began
     */
    @Transactional
    public List<Alert> shown(LocalDate day, Instant since, Set<String> carriers) {
        return entityManager
                .createQuery(
                        "select a from Alert a where (a.serviceDate = :day or a.at >= :since) and a.carrier in :carriers"
                                + " and a.seenAt is null order by a.at desc, a.id",
                        Alert.class)
                .setParameter("day", day)
                .setParameter("since", since)
                .setParameter("carriers", carriers)
                .getResultList();
    }

    /** A dispatcher of these carriers has seen it. */
    @Transactional
    public void seen(String id, Set<String> carriers) {
        Alert alert = Optional.ofNullable(entityManager.find(Alert.class, id))
                .filter(found -> carriers.contains(found.carrier()))
                .orElseThrow(() -> new RefusedException(ProblemKind.NOT_FOUND, "alert.gone"));
        rows().seen(id, clock.instant());
        changed.fire(new PlanChanged(alert.serviceDate(), alert.carrier()));
    }

    /** Of jobs that are erased nothing stays. */
    void erase(String jobId) {
        entityManager
                .createQuery("delete from Alert a where a.jobId = :job or a.concerned like :part")
                .setParameter("job", jobId)
                .setParameter("part", "%" + jobId + ":%")
                .executeUpdate();
    }

    /** After three days nobody asks any more. */
    @Transactional
    public void forgetOld() {
        entityManager
                .createQuery("delete from Alert a where a.at < :oldest")
                .setParameter("oldest", clock.instant().minus(KEPT))
                .executeUpdate();
    }
}
