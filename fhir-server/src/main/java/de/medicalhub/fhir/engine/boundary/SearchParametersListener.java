package de.medicalhub.fhir.engine.boundary;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.model.util.JpaConstants;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import de.medicalhub.fhir.engine.control.OwnSearchParameters;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hl7.fhir.r4.model.SearchParameter;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Stores the own search parameters once the server stands, before it takes data; an unchanged one makes no new version. */
@Component
public class SearchParametersListener {
    private final DaoRegistry daos;
    private final ISearchParamRegistry registry;
    private final AtomicBoolean done = new AtomicBoolean();

    SearchParametersListener(DaoRegistry daos, ISearchParamRegistry registry) {
        this.daos = daos;
        this.registry = registry;
    }

    /** Called by Spring, perhaps for several contexts; acts on the first. */
    @EventListener
    public void onStarted(ContextRefreshedEvent event) {
        if (done.getAndSet(true)) {
            return;
        }
        IFhirResourceDao<SearchParameter> dao = daos.getResourceDao(SearchParameter.class);
        OwnSearchParameters.shipped().forEach(parameter -> dao.update(parameter, request(parameter)));
        registry.forceRefresh();
    }

    /** What {@code :identifier} finds is indexed as it is written: to look through all that is stored would keep a start busy. */
    private static SystemRequestDetails request(SearchParameter parameter) {
        SystemRequestDetails request = new SystemRequestDetails();
        if (parameter.getCode().endsWith("-identifier")) {
            request.getUserData().put(JpaConstants.SKIP_REINDEX_ON_UPDATE, "true");
        }
        return request;
    }
}
