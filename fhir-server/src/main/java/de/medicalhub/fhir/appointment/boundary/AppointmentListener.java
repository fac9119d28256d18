package de.medicalhub.fhir.appointment.boundary;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.access.Access;
import de.medicalhub.fhir.appointment.control.EndAppointment;
import de.medicalhub.fhir.appointment.control.HoldSlots;
import de.medicalhub.fhir.appointment.control.PatchEntries;
import java.util.Set;
import java.util.function.Consumer;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Slot;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sees appointments and Slots written from outside, alone, by patch or in a transaction. A booking sees to its own Slots.
 */
@Component
@Interceptor
public class AppointmentListener {
    private final EndAppointment end;
    private final HoldSlots hold;
    private final Access access;

    AppointmentListener(EndAppointment end, HoldSlots hold, Access access) {
        this.end = end;
        this.hold = hold;
        this.access = access;
    }

    /** Before the new version is stored. What the server's own operation takes back, it has checked itself. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void onUpdate(@Nullable RequestDetails request, IBaseResource old, IBaseResource updated) {
        if (old instanceof Appointment before && updated instanceof Appointment after) {
            if (request instanceof ServletRequestDetails sent && isPatched(sent, after)) {
                end.checkPatch(before, after);
            }
            if (request instanceof ServletRequestDetails || !EndAppointment.isTakenBack(before, after)) {
                end.check(before, after);
            }
        }
    }

    private static boolean isPatched(ServletRequestDetails sent, Appointment after) {
        return sent.getRestOperationType() == RestOperationTypeEnum.PATCH
                || (sent.getResource() instanceof Bundle bundle && PatchEntries.concern(bundle, after));
    }

    /** In the transaction that stores it, when all its references are known. */
    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
    public void onCreated(@Nullable RequestDetails request, IBaseResource created) {
        if (created instanceof Appointment appointment) {
            holdToCalendar(request, organisations -> hold.take(appointment, organisations));
        }
    }

    /** In the transaction that stores it. */
    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
    public void onUpdated(@Nullable RequestDetails request, IBaseResource old, IBaseResource updated) {
        if (old instanceof Appointment before && updated instanceof Appointment after) {
            end.free(before, after);
            holdToCalendar(request, organisations -> hold.take(before, after, organisations));
        } else if (updated instanceof Slot slot) {
            holdToCalendar(request, organisations -> hold.requireHeldBusy(slot));
        }
    }

    /** In the transaction that deletes it. */
    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_DELETED)
    public void onDeleted(IBaseResource deleted) {
        if (deleted instanceof Appointment appointment) {
            end.free(appointment);
        }
    }

    /** Neither the system, which books, nor an administrator, who imports what has been. */
    private void holdToCalendar(@Nullable RequestDetails request, Consumer<Set<String>> rule) {
        if (request instanceof ServletRequestDetails && !access.caller(request).has(Role.ADMIN)) {
            rule.accept(access.organisations(request));
        }
    }
}
