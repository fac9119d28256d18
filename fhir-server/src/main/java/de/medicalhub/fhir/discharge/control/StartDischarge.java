package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.appointment.FreeTimes;
import de.medicalhub.fhir.consent.CaseConsents;
import de.medicalhub.fhir.consent.ConsentPurpose;
import de.medicalhub.fhir.operation.Fault;
import de.medicalhub.fhir.operation.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.stereotype.Component;

/** Opens a discharge case for an inpatient (rules 1 to 3 of the feature). */
@Component
public class StartDischarge {
    private static final Set<Encounter.EncounterStatus> IN_HOSPITAL = EnumSet.of(
            Encounter.EncounterStatus.ARRIVED, Encounter.EncounterStatus.INPROGRESS, Encounter.EncounterStatus.ONLEAVE);

    private final CaseRecords records;
    private final FreeTimes times;
    private final Clock clock;

    StartDischarge(CaseRecords records, FreeTimes times, Clock clock) {
        this.records = records;
        this.times = times;
        this.clock = clock;
    }

    /** What was opened; references such as {@code Task/12}. */
    public record Started(CaseId caseId, String carePlan, List<String> tasks) {}

    /**
     * @param encounter {@code Encounter/…}
     * @throws Refusal with every fault; then nothing was stored
     */
    public Started start(String encounter, Parameters parameters, Actor actor) {
        Stay stay = stay(encounter, actor);
        if (records.hasActiveCase(encounter)) {
            throw new Refusal(ProblemKind.CONFLICT, "already-started");
        }
        NewCase theCase = read(parameters, stay, actor);
        try {
            return store(theCase);
        } catch (HubException conflict) {
            throw conflict.kind() == ProblemKind.CONFLICT
                    ? new Refusal(ProblemKind.CONFLICT, "changed-meanwhile")
                    : conflict;
        }
    }

    private Stay stay(String reference, Actor actor) {
        Encounter encounter = records.find(Encounter.class, reference).orElseThrow(Refusal::notFound);
        String hospital = References.local(encounter.getServiceProvider());
        if (!actor.actsFor(hospital)) {
            throw Refusal.notFound();
        }
        if (!"IMP".equals(encounter.getClass_().getCode()) || !IN_HOSPITAL.contains(encounter.getStatus())) {
            throw new Refusal(ProblemKind.RULE, "no-inpatient");
        }
        String patient = References.local(encounter.getSubject());
        return new Stay(
                encounter,
                records.find(Patient.class, patient).orElseThrow(Refusal::notFound),
                records.find(Organization.class, hospital).orElseThrow(Refusal::notFound),
                records.locationOf(hospital),
                records.activeConditions(patient),
                records.activeMedication(patient));
    }

    private NewCase read(Parameters parameters, Stay stay, Actor actor) {
        Instant now = clock.instant();
        PlanReader reader = new PlanReader(parameters, now);
        DischargePlan plan = reader.read().orElseThrow(() -> new Refusal(ProblemKind.INVALID, reader.faults()));
        PartnerFinder finder = new PartnerFinder(records);
        Optional<Partners> partners = finder.find(plan);
        List<Fault> faults = new ArrayList<>(finder.faults());
        if (plan.ride().destination().isEmpty() && !hasUsableAddress(stay.patient())) {
            faults.add(new Fault("destination", "no-address"));
        }
        Duration lasts = followUpLasts(plan.followUp());
        FreeTimes.Offer offer = followUp(plan.followUp(), lasts);
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
        return new NewCase(CaseId.next(), plan, stay, partners.orElseThrow(), actor.person(), now, lasts, offer);
    }

    private Duration followUpLasts(DischargePlan.FollowUp wish) {
        return times.minutes(wish.gp(), HubCodes.VIDEO_CONSULTATION)
                .map(Duration::ofMinutes)
                .orElse(FollowUpPart.LASTS);
    }

    /** Where the doctor keeps a calendar, its Slots are taken; elsewhere the time stands as it was agreed. */
    private FreeTimes.Offer followUp(DischargePlan.FollowUp wish, Duration lasts) {
        return times.offer(
                wish.gp(),
                HubCodes.VIDEO_CONSULTATION,
                wish.start(),
                wish.start().plus(lasts));
    }

    private Started store(NewCase theCase) {
        CaseBundle bundle = new CaseBundle();
        consents(theCase, bundle);
        String team = TeamPart.write(theCase, bundle);
        NursingPart.Written nursing = new NursingPart(theCase).write(bundle);
        RidePart.Written ride = new RidePart(theCase).write(bundle);
        SupplyPart.Written supply = new SupplyPart(theCase).write(bundle);
        String appointment = new FollowUpPart(theCase).write(bundle);
        String plan = PlanPart.write(
                theCase, bundle, team, List.of(nursing.request(), ride.request(), supply.request(), appointment));
        new LetterPart(theCase).write(bundle, plan);
        planEndOfStay(theCase, bundle);
        List<String> ids = records.store(bundle.toBundle());
        List<String> tasks = new ArrayList<>(nursing.tasks());
        tasks.addAll(List.of(ride.task(), supply.dispense(), supply.delivery()));
        return new Started(
                theCase.id(),
                ids.get(bundle.indexOf(plan)),
                tasks.stream().map(task -> ids.get(bundle.indexOf(task))).toList());
    }

    private static void consents(NewCase theCase, CaseBundle bundle) {
        DischargePlan plan = theCase.plan();
        Partners partners = theCase.partners();
        CaseConsents consents = new CaseConsents(
                theCase.id(),
                theCase.stay().patientReference(),
                plan.agreement().given(),
                plan.agreement().byPatient(),
                plan.agreement().document());
        List<String> told = List.of(
                partners.practice(), plan.supply().pharmacy(), plan.ride().carrier());
        bundle.add(consents.write(ConsentPurpose.DISCHARGE, told));
        bundle.add(consents.write(ConsentPurpose.REFERRAL, List.of()));
        bundle.add(consents.write(ConsentPurpose.VIDEO, List.of(partners.doctor(), partners.practice())));
    }

    /** Also the lock: of two starts at once only one finds the version of the Encounter that it has read. */
    private static void planEndOfStay(NewCase theCase, CaseBundle bundle) {
        Encounter encounter = theCase.stay().encounter().copy();
        encounter.getExtension().removeIf(old -> Objects.equals(old.getUrl(), HubCodes.PLANNED_END));
        encounter.addExtension(
                HubCodes.PLANNED_END, Inputs.moment(theCase.plan().dischargeAt()));
        bundle.replace(encounter);
    }

    private static boolean hasUsableAddress(Patient patient) {
        return patient.hasAddress()
                && patient.getAddressFirstRep().hasLine()
                && patient.getAddressFirstRep().hasCity();
    }
}
