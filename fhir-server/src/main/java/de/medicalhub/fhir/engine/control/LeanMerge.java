package de.medicalhub.fhir.engine.control;

import ca.uhn.fhir.jpa.model.entity.ResourceTable;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.internal.DefaultMergeEventListener;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.MergeContext;
import org.hibernate.event.spi.MergeEvent;
import org.hibernate.event.spi.MergeEventListener;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;

/**
 * The engine merges the row of each resource that it changes, which Hibernate holds already: each column and collection would
 * be copied onto itself. It stays as it is (docs/decisions/0029-speed.md).
 */
public class LeanMerge implements Integrator {
    @Override
    public void integrate(Metadata metadata, BootstrapContext bootstrap, SessionFactoryImplementor sessions) {
        EventListenerRegistry events = sessions.getServiceRegistry().requireService(EventListenerRegistry.class);
        MergeEventListener listener = new Listener();
        events.setListeners(EventType.MERGE, listener);
    }

    @Override
    public void disintegrate(SessionFactoryImplementor sessions, SessionFactoryServiceRegistry services) {
        // Nothing is held.
    }

    private static final class Listener extends DefaultMergeEventListener {
        private static final long serialVersionUID = 1L;

        @Override
        protected void entityIsPersistent(MergeEvent event, MergeContext copies) {
            if (event.getEntity() instanceof ResourceTable held && !held.isHasTags()) {
                event.setResult(held);
            } else {
                super.entityIsPersistent(event, copies);
            }
        }
    }
}
