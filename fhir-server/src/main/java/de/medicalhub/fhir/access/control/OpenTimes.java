package de.medicalhub.fhir.access.control;

import de.medicalhub.common.fhir.HubCodes;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Schedule;
import org.hl7.fhir.r4.model.Slot;

/** What patients see of calendars: when a practice that invites them has time, and nothing that somebody has written to it. */
final class OpenTimes {
    private OpenTimes() {}

    static boolean isOpen(IBaseResource resource) {
        if (resource instanceof Slot slot) {
            return slot.getStatus() == Slot.SlotStatus.FREE
                    && CareCodes.has(slot.getAppointmentType(), HubCodes.BOOKING, HubCodes.BOOKED_BY_PATIENTS)
                    && !slot.hasComment()
                    && isWordless(slot);
        }
        return resource instanceof Schedule schedule && !schedule.hasComment() && isWordless(schedule);
    }

    private static boolean isWordless(DomainResource resource) {
        return !resource.hasText() && !resource.hasContained();
    }
}
