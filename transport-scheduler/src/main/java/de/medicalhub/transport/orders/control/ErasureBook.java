package de.medicalhub.transport.orders.control;

import de.medicalhub.common.fhir.Erasures;
import de.medicalhub.transport.orders.RecordsErased;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** How far erasures are followed, and what of them lies here (rule 11). */
@ApplicationScoped
public class ErasureBook {
    private static final List<String> HERE = List.of(
            "delete from taken_task where task_id in (:ids)",
            "delete from failed_order where task_id in (:ids)",
            "delete from outbox where aggregate in (:ids)");

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Event<RecordsErased> erased;

    /** Up to which all is erased here too. */
    @Transactional
    public int position() {
        return ((Number) entityManager
                        .createNativeQuery("select position from erasure_mark where name = 'fhir'")
                        .getSingleResult())
                .intValue();
    }

    /** Erases, in all features, and notes it; both or neither. */
    @Transactional
    public void erase(Erasures news) {
        Set<String> tasks = news.ids("Task");
        Set<String> patients =
                news.ids("Patient").stream().map(id -> "Patient/" + id).collect(Collectors.toSet());
        if (!tasks.isEmpty()) {
            HERE.forEach(deletion -> entityManager
                    .createNativeQuery(deletion)
                    .setParameter("ids", tasks)
                    .executeUpdate());
        }
        erased.fire(new RecordsErased(tasks, patients));
        entityManager
                .createNativeQuery(
                        "update erasure_mark set position = greatest(position, :position) where name = 'fhir'")
                .setParameter("position", news.position())
                .executeUpdate();
    }
}
