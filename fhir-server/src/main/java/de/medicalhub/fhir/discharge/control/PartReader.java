package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.time.HubClock;
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

/** Reads what each support that is needed asks for; what is not needed is not asked for (rule 18). */
final class PartReader {
    private static final Period FOLLOW_UP_WITHIN = Period.ofDays(7);
    private static final LocalTime EVENING = LocalTime.of(20, 0);
    private static final LocalTime LATE = LocalTime.of(17, 0);
    private static final Duration AFTER_A_LATE_DISCHARGE = Duration.ofHours(3);
    /** It is read on a phone at a door. */
    private static final int LONGEST_DOOR_NOTE = 200;

    private static final Pattern POSTCODE = Pattern.compile("[0-9]{5}");

    private final ParameterReader reader;
    private final Instant now;
    private final Set<String> needed;
    private final Optional<Instant> dischargeAt;

    /**
     * @param needed codes of support-kind
     * @param dischargeAt empty if it is faulty itself
     */
    PartReader(ParameterReader reader, Instant now, Set<String> needed, Optional<Instant> dischargeAt) {
        this.reader = reader;
        this.now = now;
        this.needed = needed;
        this.dischargeAt = dischargeAt;
    }

    /** Complete only if the reader has noted no fault. */
    DischargePlan.Parts read() {
        boolean cared = needed.contains(Supports.NURSING);
        Optional<String> level = reader.codeOf("care-level", cared, HubCodes.CARE_LEVEL);
        Optional<String> carrier = carrier();
        boolean consulted = needed.contains(Supports.APPOINTMENTS);
        Optional<String> gp = consulted
                ? reader.reference("gp", "PractitionerRole")
                : reader.referenceIfThere("gp", "PractitionerRole");
        return new DischargePlan.Parts(
                level,
                cared ? nursing() : Optional.empty(),
                needed.contains(Supports.TRANSPORT) ? ride(carrier) : Optional.empty(),
                destination(),
                doorNote(),
                needed.contains(Supports.MEDICATION) ? supply(carrier) : Optional.empty(),
                gp,
                consulted ? followUp(gp) : Optional.empty(),
                supports());
    }

    /** Needed for the ride; where only medicine is needed, somebody may fetch it at the pharmacy. */
    private Optional<String> carrier() {
        if (needed.contains(Supports.TRANSPORT)) {
            return reader.reference("carrier", "Organization");
        }
        return needed.contains(Supports.MEDICATION)
                ? reader.referenceIfThere("carrier", "Organization")
                : Optional.empty();
    }

    private Optional<DischargePlan.Nursing> nursing() {
        List<String> needs = reader.codesOf("need", HubCodes.CARE_NEED);
        Optional<String> note = reader.text("note");
        List<String> services = reader.references("nursing-service", "Organization");
        Optional<Instant> deadline = reader.instant("answer-deadline", true);
        deadline.filter(at -> !at.isAfter(now)).ifPresent(past -> reader.fault("answer-deadline", "past"));
        deadline.filter(at -> dischargeAt
                        .filter(now::isBefore)
                        .filter(end -> !at.isBefore(end))
                        .isPresent())
                .ifPresent(late -> reader.fault("answer-deadline", "deadline-after-discharge"));
        return deadline.map(at -> new DischargePlan.Nursing(needs, note, services, at));
    }

    private Optional<DischargePlan.Ride> ride(Optional<String> carrier) {
        Optional<String> posture = reader.codeOf("posture", true, HubCodes.POSTURE);
        boolean companion = reader.bool("companion", false).orElse(false);
        int kilograms =
                reader.number("patient-weight", RidePart.HEAVIEST_KILOGRAMS).orElse(0);
        return posture.flatMap(code -> carrier.map(who -> new DischargePlan.Ride(code, companion, kilograms, who)));
    }

    private Optional<Address> destination() {
        Optional<Address> destination =
                reader.value("destination", Address.class).map(Inputs::plain);
        destination
                .filter(address -> !isComplete(address))
                .ifPresent(address -> reader.fault("destination", "address-incomplete"));
        return destination;
    }

    private Optional<String> doorNote() {
        Optional<String> note = reader.text("ride-note");
        note.filter(said -> said.length() > LONGEST_DOOR_NOTE)
                .ifPresent(tooLong -> reader.fault("ride-note", "door-note-too-long"));
        return note;
    }

    private Optional<DischargePlan.Supply> supply(Optional<String> carrier) {
        Optional<String> pharmacy = reader.reference("pharmacy", "Organization");
        Optional<Instant> given = reader.instant("deliver-by", false);
        given.filter(by -> dischargeAt.isPresent() && !by.isAfter(dischargeAt.get()))
                .ifPresent(early -> reader.fault("deliver-by", "before-discharge"));
        Optional<Instant> deliverBy = given.or(() -> dischargeAt.map(PartReader::usualDelivery));
        return pharmacy.flatMap(who -> deliverBy.map(by -> new DischargePlan.Supply(who, by, carrier)));
    }

    private Optional<DischargePlan.FollowUp> followUp(Optional<String> gp) {
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

    private List<DischargePlan.Support> supports() {
        return Supports.ALL.stream()
                .filter(Supports.ARRANGED::containsKey)
                .filter(needed::contains)
                .map(kind -> new DischargePlan.Support(
                        kind,
                        reader.referenceIfThere(kind + "-organisation", "Organization"),
                        reader.text(kind + "-note")))
                .toList();
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
