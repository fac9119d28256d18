package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.appointment.FreeTimes;
import de.medicalhub.fhir.operation.Fault;
import de.medicalhub.fhir.operation.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Patient;

/** Looks up whom and what a plan names, and refuses what does not fit, before anything is written. */
final class CaseDraft {
    private final CaseRecords records;
    private final FreeTimes times;

    CaseDraft(CaseRecords records, FreeTimes times) {
        this.records = records;
        this.times = times;
    }

    /**
     * @param manager {@code Practitioner/…}
     * @throws Refusal with every fault
     */
    NewCase of(CaseId id, DischargePlan plan, Stay stay, String manager, Instant now) {
        PartnerFinder finder = new PartnerFinder(records);
        Optional<Partners> partners = finder.find(plan.parts());
        List<Fault> faults = new ArrayList<>(finder.faults());
        if (plan.parts().isDrivenTo() && plan.parts().destination().isEmpty() && !hasUsableAddress(stay.patient())) {
            faults.add(new Fault("destination", "no-address"));
        }
        Duration lasts = plan.parts().followUp().flatMap(this::lasts).orElse(FollowUpPart.LASTS);
        FreeTimes.Offer offer = plan.parts()
                .followUp()
                .map(wish -> offer(wish, lasts))
                .orElseGet(() -> new FreeTimes.Offer(false, List.of(), List.of()));
        if (offer.isTaken()) {
            faults.add(new Fault("follow-up", "time-taken"));
        }
        plan.agreement()
                .document()
                .filter(document -> !AttachConsent.isConsentOf(records, stay.patientReference(), document))
                .ifPresent(other -> faults.add(new Fault("consent-document", "no-consent-document")));
        if (!faults.isEmpty()) {
            throw new Refusal(ProblemKind.INVALID, faults);
        }
        return new NewCase(id, plan, stay, partners.orElseThrow(), manager, now, lasts, offer);
    }

    private Optional<Duration> lasts(DischargePlan.FollowUp wish) {
        return times.minutes(wish.gp(), HubCodes.VIDEO_CONSULTATION).map(Duration::ofMinutes);
    }

    /** Where the doctor keeps a calendar, its Slots are taken; elsewhere the time stands as it was agreed. */
    private FreeTimes.Offer offer(DischargePlan.FollowUp wish, Duration lasts) {
        return times.offer(
                wish.gp(),
                HubCodes.VIDEO_CONSULTATION,
                wish.start(),
                wish.start().plus(lasts));
    }

    private static boolean hasUsableAddress(Patient patient) {
        return patient.hasAddress()
                && patient.getAddressFirstRep().hasLine()
                && patient.getAddressFirstRep().hasCity();
    }
}
