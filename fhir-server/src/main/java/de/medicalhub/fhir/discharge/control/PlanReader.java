package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.time.HubClock;
import de.medicalhub.fhir.operation.Fault;
import de.medicalhub.fhir.operation.ParameterReader;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Parameters;

/** Reads a {@link DischargePlan} from the Parameters of {@code $start-discharge} and checks what they say together. */
final class PlanReader {
    private static final Period FOLLOW_UP_WITHIN = Period.ofDays(7);
    private static final LocalTime EVENING = LocalTime.of(20, 0);
    private static final LocalTime LATE = LocalTime.of(17, 0);
    private static final Duration AFTER_A_LATE_DISCHARGE = Duration.ofHours(3);
    private static final Pattern POSTCODE = Pattern.compile("[0-9]{5}");

    private final ParameterReader reader;
    private final Instant now;

    /**
     * @param now the moment of the request
     */
    PlanReader(Parameters parameters, Instant now) {
        this.reader = new ParameterReader(parameters);
        this.now = now;
    }

    /** The plan, if nothing is wrong with it. */
    Optional<DischargePlan> read() {
        Optional<DischargePlan.Agreement> agreement = agreement();
        Optional<Instant> dischargeAt = reader.instant("planned-discharge", true);
        dischargeAt.filter(now::isAfter).ifPresent(past -> reader.fault("planned-discharge", "past"));
        Optional<DischargePlan.Nursing> nursing = nursing(dischargeAt);
        Optional<DischargePlan.Ride> ride = ride();
        Optional<DischargePlan.Supply> supply = supply(dischargeAt);
        Optional<DischargePlan.FollowUp> followUp = followUp(dischargeAt);
        if (!faults().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new DischargePlan(
                agreement.orElseThrow(),
                dischargeAt.orElseThrow(),
                nursing.orElseThrow(),
                ride.orElseThrow(),
                supply.orElseThrow(),
                followUp.orElseThrow()));
    }

    /** Everything that is wrong; empty if {@link #read()} gave a plan. */
    List<Fault> faults() {
        return reader.faults();
    }

    private Optional<DischargePlan.Agreement> agreement() {
        Optional<Instant> given = reader.instant("consent-given", true);
        given.filter(now::isBefore).ifPresent(future -> reader.fault("consent-given", "consent-in-future"));
        Optional<String> by = reader.code("consent-by", true, Set.of("patient", "representative"));
        Optional<String> document = reader.referenceIfThere("consent-document", "DocumentReference");
        return given.flatMap(at -> by.map(who -> new DischargePlan.Agreement(at, who.equals("patient"), document)));
    }

    private Optional<DischargePlan.Nursing> nursing(Optional<Instant> dischargeAt) {
        Optional<String> level = reader.codeOf("care-level", true, HubCodes.CARE_LEVEL);
        List<String> needs = reader.codesOf("need", HubCodes.CARE_NEED);
        Optional<String> note = reader.text("note");
        List<String> services = reader.references("nursing-service", "Organization");
        Optional<Instant> deadline = reader.instant("answer-deadline", true);
        deadline.filter(at -> !at.isAfter(now)).ifPresent(past -> reader.fault("answer-deadline", "past"));
        deadline.filter(at -> dischargeAt.isPresent() && !at.isBefore(dischargeAt.get()))
                .ifPresent(late -> reader.fault("answer-deadline", "deadline-after-discharge"));
        return level.flatMap(code -> deadline.map(at -> new DischargePlan.Nursing(code, needs, note, services, at)));
    }

    private Optional<DischargePlan.Ride> ride() {
        Optional<String> posture = reader.codeOf("posture", true, HubCodes.POSTURE);
        boolean companion = reader.bool("companion", false).orElse(false);
        Optional<String> carrier = reader.reference("carrier", "Organization");
        Optional<Address> destination =
                reader.value("destination", Address.class).map(Inputs::plain);
        destination
                .filter(address -> !isComplete(address))
                .ifPresent(address -> reader.fault("destination", "address-incomplete"));
        return posture.flatMap(code -> carrier.map(who -> new DischargePlan.Ride(code, companion, who, destination)));
    }

    private Optional<DischargePlan.Supply> supply(Optional<Instant> dischargeAt) {
        Optional<String> pharmacy = reader.reference("pharmacy", "Organization");
        Optional<Instant> given = reader.instant("deliver-by", false);
        given.filter(by -> dischargeAt.isPresent() && !by.isAfter(dischargeAt.get()))
                .ifPresent(early -> reader.fault("deliver-by", "before-discharge"));
        Optional<Instant> deliverBy = given.or(() -> dischargeAt.map(PlanReader::usualDelivery));
        return pharmacy.flatMap(who -> deliverBy.map(by -> new DischargePlan.Supply(who, by)));
    }

    private Optional<DischargePlan.FollowUp> followUp(Optional<Instant> dischargeAt) {
        Optional<String> gp = reader.reference("gp", "PractitionerRole");
        Optional<Instant> start = reader.instant("follow-up", true);
        if (start.isPresent() && dischargeAt.isPresent()) {
            Instant leaves = dischargeAt.get();
            if (!start.get().isAfter(leaves)) {
                reader.fault("follow-up", "before-discharge");
            } else if (start.get().isAfter(latestFollowUp(leaves))) {
                reader.fault("follow-up", "follow-up-too-late");
            }
        }
        return gp.flatMap(who -> start.map(at -> new DischargePlan.FollowUp(who, at)));
    }

    /** Days of the calendar: the same hour on the clock, also where the time changes between. */
    static Instant latestFollowUp(Instant dischargeAt) {
        return dischargeAt.atZone(HubClock.berlin()).plus(FOLLOW_UP_WITHIN).toInstant();
    }

    /** Eight in the evening; after a late discharge three hours later. */
    static Instant usualDelivery(Instant dischargeAt) {
        ZonedDateTime leaves = dischargeAt.atZone(HubClock.berlin());
        return leaves.toLocalTime().isAfter(LATE)
                ? dischargeAt.plus(AFTER_A_LATE_DISCHARGE)
                : leaves.with(EVENING).toInstant();
    }

    private static boolean isComplete(Address address) {
        return address.hasLine()
                && address.hasCity()
                && address.hasPostalCode()
                && POSTCODE.matcher(address.getPostalCode()).matches();
    }
}
