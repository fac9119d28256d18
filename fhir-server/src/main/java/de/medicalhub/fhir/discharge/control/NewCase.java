package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.fhir.appointment.FreeTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Reference;

/** All that the parts of a new case are written from. */
record NewCase(
        CaseId id,
        DischargePlan plan,
        Stay stay,
        Partners partners,
        String manager,
        Instant now,
        Duration followUpLasts,
        FreeTimes.Offer followUp) {

    Reference patient() {
        return new Reference(stay.patientReference());
    }

    Reference encounter() {
        return new Reference(stay.encounterReference());
    }

    Reference hospital() {
        return new Reference(stay.hospitalReference());
    }

    Date dischargeAt() {
        return Date.from(plan.dischargeAt());
    }

    DischargePlan.Parts parts() {
        return plan.parts();
    }

    /** Where the patient goes; {@link CaseDraft} has made sure that there is such an address where somebody drives there. */
    Address destination() {
        return parts().destination().orElseGet(() -> stay.patient().getAddressFirstRep());
    }

    /** For the people at the door; official name first. */
    String patientName() {
        return stay.patient().getName().stream()
                .filter(name -> name.getUse() == HumanName.NameUse.OFFICIAL)
                .findFirst()
                .orElseGet(() -> stay.patient().getNameFirstRep())
                .getNameAsSingleString();
    }
}
