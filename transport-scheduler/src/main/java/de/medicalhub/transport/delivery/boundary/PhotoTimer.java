package de.medicalhub.transport.delivery.boundary;

import de.medicalhub.transport.delivery.control.ParcelPhotos;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Deletes old photos each hour. */
@Singleton
@Startup
@DependsOn("SchemaStart")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PhotoTimer {
    @Inject
    private ParcelPhotos photos;

    @Schedule(hour = "*", minute = "17", second = "40", persistent = false)
    void eachHour() {
        photos.forgetOld();
    }
}
