package de.medicalhub.fhir.profile.boundary;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import de.medicalhub.fhir.profile.control.OwnPackage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Stores the own conformance resources once the server stands, so that they are found over the interface; an unchanged one
 * makes no new version. Search parameters come first: what is stored before them is not indexed by them.
 */
@Component
public class OwnPackageListener {
    private static final List<String> STORED = List.of(
            "SearchParameter", "CodeSystem", "ValueSet", "StructureDefinition", "NamingSystem", "Questionnaire");

    private final DaoRegistry daos;
    private final OwnPackage own;
    private final AtomicBoolean done = new AtomicBoolean();

    OwnPackageListener(DaoRegistry daos, OwnPackage own) {
        this.daos = daos;
        this.own = own;
    }

    /** Called by Spring, perhaps for several contexts; acts on the first. */
    @EventListener
    public void onStarted(ContextRefreshedEvent event) {
        if (done.getAndSet(true)) {
            return;
        }
        try {
            for (String type : STORED) {
                own.resources(List.of(type)).forEach(this::store);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private void store(Resource resource) {
        IFhirResourceDao<Resource> dao = daos.getResourceDao((Class<Resource>) resource.getClass());
        dao.update(resource, new SystemRequestDetails());
    }
}
