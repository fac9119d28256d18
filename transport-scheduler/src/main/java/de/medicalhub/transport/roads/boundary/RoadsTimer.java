package de.medicalhub.transport.roads.boundary;

import de.medicalhub.transport.roads.RoadsChanged;
import de.medicalhub.transport.roads.control.AddressRegister;
import de.medicalhub.transport.roads.control.RoadMap;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the kept road graph and addresses at the start, and looks each minute whether newer files lie there. */
@Singleton
@Startup
@DependsOn("SchemaStart")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RoadsTimer {
    private static final Logger LOG = LoggerFactory.getLogger(RoadsTimer.class);

    private final AtomicBoolean looking = new AtomicBoolean();

    @Inject
    private RoadMap roads;

    @Inject
    private AddressRegister addresses;

    @Inject
    private Event<RoadsChanged> changed;

    @Resource
    private ManagedExecutorService executor;

    @PostConstruct
    void start() {
        roads.openKept();
        addresses.openKept();
    }

    /** Reading a map takes minutes; the timer does not wait for it. */
    @Schedule(hour = "*", minute = "*", second = "40", persistent = false)
    void eachMinute() {
        if (looking.compareAndSet(false, true)) {
            try {
                executor.execute(this::look);
            } catch (RejectedExecutionException full) {
                looking.set(false);
                LOG.warn("No thread was free to look at the road map; the next minute tries again", full);
            }
        }
    }

    private void look() {
        try {
            addresses.look();
            if (roads.look()) {
                changed.fire(new RoadsChanged());
            }
        } catch (RuntimeException fault) {
            LOG.error("After a look at the road map the addresses or a day could not follow", fault);
        } finally {
            looking.set(false);
        }
    }
}
