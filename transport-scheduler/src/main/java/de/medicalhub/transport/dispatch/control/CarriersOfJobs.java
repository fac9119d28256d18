package de.medicalhub.transport.dispatch.control;

import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.orders.JobCarriers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells who waits for a job's order or answer (orders, rule 10). */
@ApplicationScoped
public class CarriersOfJobs implements JobCarriers {
    @Inject
    private TourBook book;

    @Override
    public Map<String, String> of(Set<String> jobIds) {
        return jobIds.stream()
                .flatMap(id -> book.find(id).stream())
                .collect(Collectors.toMap(TransportJob::id, TransportJob::carrier));
    }
}
