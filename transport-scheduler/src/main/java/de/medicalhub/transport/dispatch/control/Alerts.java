package de.medicalhub.transport.dispatch.control;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.transport.RefusedException;
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
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What dispatchers should look at, each once (rule 26). */
@ApplicationScoped
public class Alerts {
    private static final Duration KEPT = Duration.ofDays(3);

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Clock clock;

    @Inject
    private Event<PlanChanged> changed;

    /**
     * Raises it in the caller's transaction.
     *
     * @param id of the event; the same again changes nothing
     * @return whether it is new
     */
    boolean raise(String id, What what) {
        if (entityManager.find(Alert.class, id) != null) {
            return false;
        }
        entityManager.persist(new Alert(id, what, clock.instant()));
        changed.fire(new PlanChanged(what.day(), what.carrier()));
        return true;
    }

    /** The day was planned again in the caller's transaction: these are concerned by what is not answered yet. */
    void answer(LocalDate day, String carrier, List<Effect> effects) {
        Map<String, Optional<Long>> jobs = new LinkedHashMap<>();
        effects.forEach(effect -> jobs.put(effect.job().id(), effect.after().map(pickup -> effect.minutes())));
        open(day, Set.of(carrier)).stream().filter(alert -> !alert.isAnswered()).forEach(alert -> alert.concerns(jobs));
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

    /** A dispatcher of these carriers has seen it. */
    @Transactional
    public void seen(String id, Set<String> carriers) {
        Alert alert = Optional.ofNullable(entityManager.find(Alert.class, id))
                .filter(found -> carriers.contains(found.carrier()))
                .orElseThrow(() -> new RefusedException(ProblemKind.NOT_FOUND, "alert.gone"));
        alert.seen(clock.instant());
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
