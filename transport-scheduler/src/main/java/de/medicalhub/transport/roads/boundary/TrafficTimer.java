package de.medicalhub.transport.roads.boundary;

import de.medicalhub.transport.roads.control.Traffic;
import de.medicalhub.transport.roads.control.TrafficFeed;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets each node follow what was said on another one, what has ended, and the feed (rules 11 and 12). */
@Singleton
@Startup
@DependsOn("SchemaStart")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TrafficTimer {
    private static final Logger LOG = LoggerFactory.getLogger(TrafficTimer.class);

    @Inject
    private Traffic traffic;

    @Inject
    private TrafficFeed feed;

    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    void everyTenSeconds() {
        try {
            traffic.follow();
        } catch (RuntimeException fault) {
            LOG.error("Times could not follow the traffic; they are looked at again in ten seconds", fault);
        }
    }

    @Schedule(hour = "*", minute = "*", second = "15", persistent = false)
    void everyMinute() {
        try {
            feed.follow();
        } catch (RuntimeException fault) {
            LOG.error("The traffic feed could not be followed; it is read again in a minute", fault);
        }
    }

    @Schedule(hour = "3", minute = "20", persistent = false)
    void everyNight() {
        traffic.forgetOld();
    }
}
