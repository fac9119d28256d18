package de.medicalhub.fhir.ride.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.operation.ParameterReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.PrimitiveType;

/**
 * What was said on the telephone.
 *
 * @param number of the order, by which it is stored once
 * @param start of the pickup's window
 * @param end of it
 * @param appointment when the patient must be there; empty if the pickup counts
 * @param vehicle of the carrier's fleet that must come, by its id there; empty for any
 * @param driver {@code Practitioner/…} who must drive; empty for anybody
 * @param kilograms that the patient weighs; 0 if nobody said
 * @param back whether there is a way back
 * @param backAt from when on; empty while that is not known
 */
record PhoneOrder(
        UUID number,
        String carrier,
        String name,
        String phone,
        Address pickup,
        String pickupName,
        Address dropOff,
        String dropOffName,
        Instant start,
        Instant end,
        Optional<Instant> appointment,
        String posture,
        boolean companion,
        List<String> needs,
        String note,
        String vehicle,
        String driver,
        int kilograms,
        boolean back,
        Optional<Instant> backAt) {
    private static final Duration LONGEST_WINDOW = Duration.ofHours(12);
    private static final Duration FARTHEST = Duration.ofDays(366);
    private static final Duration LATEST_BACK = Duration.ofDays(2);
    private static final int MOST_LINES = 3;
    private static final int LONGEST_LINE = 200;
    static final int LONGEST_NUMBER = 40;
    static final int LONGEST_ID = 64;
    static final int HEAVIEST = 500;

    /**
     * @param own organisations of the caller
     * @throws de.medicalhub.fhir.operation.Refusal that names all that is wrong
     */
    static PhoneOrder read(Parameters parameters, Set<String> own, Instant now) {
        ParameterReader reader = new ParameterReader(parameters);
        Optional<UUID> number = reader.requiredText("number").flatMap(text -> uuid(text, reader));
        Optional<String> carrier = reader.referenceIfThere("carrier", "Organization");
        Optional<String> name = reader.requiredText("name");
        Optional<String> phone = reader.requiredText("phone");
        phone.filter(text -> text.length() > LONGEST_NUMBER).ifPresent(long_ -> reader.fault("phone", "too-long"));
        Optional<Address> pickup = address("pickup", reader);
        Optional<Address> dropOff = address("drop-off", reader);
        Optional<Instant> start = reader.instant("start", true);
        Optional<Instant> end = reader.instant("end", true);
        Optional<Instant> appointment = reader.instant("appointment", false);
        Optional<String> posture = reader.codeOf("posture", true, HubCodes.POSTURE);
        boolean companion = reader.bool("companion", false).orElse(false);
        List<String> needs = reader.codesIfThere("need", HubCodes.RIDE_NEED);
        Optional<String> note = reader.text("note");
        Optional<String> vehicle = reader.text("required-vehicle");
        vehicle.filter(id -> id.length() > LONGEST_ID).ifPresent(long_ -> reader.fault("required-vehicle", "too-long"));
        Optional<String> driver = reader.referenceIfThere("required-driver", "Practitioner");
        int kilograms = reader.number("patient-weight", HEAVIEST).orElse(0);
        boolean back = reader.bool("return", false).orElse(false);
        Optional<Instant> backAt = reader.instant("return-at", false);
        Optional<String> pickupName = reader.text("pickup-name");
        Optional<String> dropOffName = reader.text("drop-off-name");
        checkTimes(start, end, backAt, now, reader);
        checkAppointment(start, appointment, backAt, reader);
        boolean same = pickup.isPresent()
                && dropOff.isPresent()
                && pickup.get().equalsDeep(dropOff.get())
                && pickupName.equals(dropOffName);
        if (same) {
            reader.fault("drop-off", "same-place");
        }
        if (carrier.isEmpty() ? own.size() != 1 : !own.contains(carrier.get())) {
            reader.fault("carrier", "not-own-carrier");
        }
        reader.requireNoFaults();
        return new PhoneOrder(
                number.orElseThrow(),
                carrier.orElseGet(() -> own.iterator().next()),
                name.orElseThrow(),
                phone.orElseThrow(),
                pickup.orElseThrow(),
                pickupName.orElse(""),
                dropOff.orElseThrow(),
                dropOffName.orElse(""),
                start.orElseThrow(),
                end.orElseThrow(),
                appointment,
                posture.orElseThrow(),
                companion,
                needs,
                note.orElse(""),
                vehicle.orElse(""),
                driver.orElse(""),
                kilograms,
                back,
                backAt);
    }

    private static void checkAppointment(
            Optional<Instant> start, Optional<Instant> appointment, Optional<Instant> backAt, ParameterReader reader) {
        appointment.ifPresent(at -> {
            if (start.filter(pickup -> !pickup.isBefore(at)).isPresent()) {
                reader.fault("appointment", "appointment-before-pickup");
            }
            if (backAt.filter(back -> back.isBefore(at)).isPresent()) {
                reader.fault("return-at", "back-before-appointment");
            }
        });
    }

    private static void checkTimes(
            Optional<Instant> start,
            Optional<Instant> end,
            Optional<Instant> backAt,
            Instant now,
            ParameterReader reader) {
        start.filter(at -> at.isAfter(now.plus(FARTHEST))).ifPresent(far -> reader.fault("start", "too-far-ahead"));
        end.filter(at -> !at.isAfter(now)).ifPresent(past -> reader.fault("end", "past"));
        if (start.isPresent() && end.isPresent()) {
            if (end.get().isBefore(start.get())) {
                reader.fault("end", "end-before-start");
            } else if (Duration.between(start.get(), end.get()).compareTo(LONGEST_WINDOW) > 0) {
                reader.fault("end", "window-too-long");
            }
            backAt.filter(at -> at.isAfter(start.get().plus(LATEST_BACK)))
                    .ifPresent(late -> reader.fault("return-at", "too-far-ahead"));
            backAt.filter(at -> at.isBefore(start.get()))
                    .ifPresent(early -> reader.fault("return-at", "end-before-start"));
        }
    }

    private static boolean isEndless(Address address) {
        return address.getLine().size() > MOST_LINES
                || Stream.concat(
                                address.getLine().stream().map(PrimitiveType::getValue),
                                Stream.of(address.getCity(), address.getPostalCode()))
                        .anyMatch(part -> part != null && part.length() > LONGEST_LINE);
    }

    static Optional<UUID> uuid(String text, ParameterReader reader) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            reader.fault("number", "no-uuid");
            return Optional.empty();
        }
    }

    /** A street or a town must be said; what else the sender has written into it is left out. */
    static Optional<Address> address(String name, ParameterReader reader) {
        Optional<Address> sent = reader.value(name, Address.class);
        if (sent.filter(given -> given.hasLine() || given.hasCity()).isEmpty()) {
            reader.fault(name, "required");
        }
        sent.filter(PhoneOrder::isEndless).ifPresent(endless -> reader.fault(name, "address-too-long"));
        return sent.map(PlainAddress::of);
    }
}
