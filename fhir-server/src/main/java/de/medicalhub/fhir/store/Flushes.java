package de.medicalhub.fhir.store;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.hibernate.FlushMode;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.AutoFlushEvent;
import org.hibernate.event.spi.AutoFlushEventListener;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.FlushEvent;
import org.hibernate.event.spi.FlushEventListener;
import org.hibernate.event.spi.PostInsertEvent;
import org.hibernate.event.spi.PostInsertEventListener;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;
import org.springframework.stereotype.Component;

/** The moments at which Hibernate brings a transaction's changes to the database, for what goes there past it (rule 6). */
@Component
public class Flushes implements Integrator {
    private final List<Runnable> followers = new CopyOnWriteArrayList<>();
    private final List<Consumer<Object>> watchers = new CopyOnWriteArrayList<>();

    /** From now on called right after each of them, in the transaction that is flushed. */
    public void follow(Runnable follower) {
        followers.add(follower);
    }

    /** From now on told of each new row; it has been given to the database, and its transaction may still fail. */
    public void watch(Consumer<Object> watcher) {
        watchers.add(watcher);
    }

    @Override
    public void integrate(Metadata metadata, BootstrapContext bootstrap, SessionFactoryImplementor sessions) {
        EventListenerRegistry events = sessions.getServiceRegistry().requireService(EventListenerRegistry.class);
        Listener listener = new Listener();
        events.appendListeners(EventType.FLUSH, listener);
        events.appendListeners(EventType.AUTO_FLUSH, listener);
        events.appendListeners(EventType.POST_INSERT, listener);
    }

    @Override
    public void disintegrate(SessionFactoryImplementor sessions, SessionFactoryServiceRegistry services) {
        // Nothing is held.
    }

    private final class Listener implements FlushEventListener, AutoFlushEventListener, PostInsertEventListener {
        private static final long serialVersionUID = 1L;

        @Override
        public void onFlush(FlushEvent event) {
            followers.forEach(Runnable::run);
        }

        /** Before a question that might concern what is waiting. */
        @Override
        public void onAutoFlush(AutoFlushEvent event) {
            if (event.getSession().getHibernateFlushMode() != FlushMode.MANUAL) {
                followers.forEach(Runnable::run);
            }
        }

        @Override
        public void onPostInsert(PostInsertEvent event) {
            watchers.forEach(watcher -> watcher.accept(event.getEntity()));
        }

        @Override
        public boolean requiresPostCommitHandling(EntityPersister persister) {
            return false;
        }
    }
}
