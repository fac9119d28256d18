package de.medicalhub.transport.driving.boundary;

import de.medicalhub.transport.driving.control.OnDuty;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Deletes old positions of vehicles and old duties each minute. */
@Singleton
@Startup
@DependsOn("SchemaStart")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PositionTimer {
    @Inject
    private OnDuty duties;

    @Schedule(hour = "*", minute = "*", second = "20", persistent = false)
    void eachMinute() {
        duties.forgetOld();
    }
}
