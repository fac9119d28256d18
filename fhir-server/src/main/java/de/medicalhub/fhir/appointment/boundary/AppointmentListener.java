package de.medicalhub.fhir.appointment.boundary;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import de.medicalhub.fhir.appointment.control.EndAppointment;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Appointment;
import org.springframework.stereotype.Component;

/** Sees appointments changed from outside, by update, patch or transaction. A booking sees to its own Slots. */
@Component
@Interceptor
public class AppointmentListener {
    private final EndAppointment end;

    AppointmentListener(EndAppointment end) {
        this.end = end;
    }

    /** Before the new version is stored. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void onUpdate(IBaseResource old, IBaseResource updated) {
        if (old instanceof Appointment before && updated instanceof Appointment after) {
            end.check(before, after);
        }
    }

    /** In the transaction that stores it. */
    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
    public void onUpdated(IBaseResource old, IBaseResource updated) {
        if (old instanceof Appointment before && updated instanceof Appointment after) {
            end.free(before, after);
        }
    }
}
