package de.medicalhub.transport.dispatch.control;

import de.medicalhub.transport.dispatch.JobState;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.orders.JobKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.List;

/** What happens on one day that concerns jobs of another; every caller is in a transaction. */
@ApplicationScoped
public class OtherDays {
    @PersistenceContext
    private EntityManager entityManager;

    /** Planned deliveries of other days, of cases whose ride is on that day; by id. */
    List<TransportJob> deliveriesOfRidesOn(LocalDate day) {
        return entityManager
                .createQuery(
                        "select d from TransportJob d where d.wish.kind = :delivery and d.state = :planned"
                                + " and d.serviceDate <> :day and exists (select 1 from TransportJob r"
                                + " where r.wish.caseId = d.wish.caseId and r.wish.kind = :ride"
                                + " and r.serviceDate = :day and r.state <> :cancelled) order by d.id",
                        TransportJob.class)
                .setParameter("delivery", JobKind.DELIVERY)
                .setParameter("ride", JobKind.RIDE)
                .setParameter("planned", JobState.PLANNED)
                .setParameter("cancelled", JobState.CANCELLED)
                .setParameter("day", day)
                .getResultList();
    }
}
