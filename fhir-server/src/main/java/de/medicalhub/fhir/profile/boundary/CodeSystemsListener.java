package de.medicalhub.fhir.profile.boundary;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import de.medicalhub.fhir.profile.OwnCodes;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hl7.fhir.r4.model.CodeSystem;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Stores the own code systems once the server stands; an unchanged one makes no new version. */
@Component
public class CodeSystemsListener {
    private final DaoRegistry daos;
    private final AtomicBoolean done = new AtomicBoolean();

    CodeSystemsListener(DaoRegistry daos) {
        this.daos = daos;
    }

    /** Called by Spring, perhaps for several contexts; acts on the first. */
    @EventListener
    public void onStarted(ContextRefreshedEvent event) {
        if (done.getAndSet(true)) {
            return;
        }
        IFhirResourceDao<CodeSystem> dao = daos.getResourceDao(CodeSystem.class);
        OwnCodes.shipped().systems().forEach(system -> dao.update(system, new SystemRequestDetails()));
    }
}
