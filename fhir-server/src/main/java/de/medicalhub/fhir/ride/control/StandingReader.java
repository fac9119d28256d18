package de.medicalhub.fhir.ride.control;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.operation.ParameterReader;
import de.medicalhub.fhir.ride.entity.RideDays;
import de.medicalhub.fhir.ride.entity.RideTimes;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.TimeType;

/** Reads a standing order from Parameters, and names all that is wrong with it. */
final class StandingReader {
    static final int LONGEST_APPROVAL = 60;
    private static final Duration EARLIEST_PICKUP = Duration.ofHours(6);
    private static final Duration LONGEST_WINDOW = Duration.ofHours(4);
    private static final int LONGEST_DAYS = 366;

    private final ParameterReader reader;

    StandingReader(ParameterReader reader) {
        this.reader = reader;
    }

    /** As it is stored, or as it was sent; the carrier is said. */
    static StandingOrder read(Parameters parameters) {
        return new StandingReader(new ParameterReader(parameters)).read();
    }

    /** @throws de.medicalhub.fhir.operation.Refusal that names all that is wrong */
    StandingOrder read() {
        Optional<UUID> number = reader.requiredText("number").flatMap(text -> PhoneOrder.uuid(text, reader));
        String carrier = reader.reference("carrier", "Organization").orElse("");
        String name = reader.requiredText("name").orElse("");
        String phone = reader.requiredText("phone").orElse("");
        if (phone.length() > PhoneOrder.LONGEST_NUMBER) {
            reader.fault("phone", "too-long");
        }
        Optional<Address> pickup = PhoneOrder.address("pickup", reader);
        Optional<Address> dropOff = PhoneOrder.address("drop-off", reader);
        String pickupName = reader.text("pickup-name").orElse("");
        String dropOffName = reader.text("drop-off-name").orElse("");
        boolean same = pickup.isPresent()
                && dropOff.isPresent()
                && pickup.get().equalsDeep(dropOff.get())
                && pickupName.equals(dropOffName);
        if (same) {
            reader.fault("drop-off", "same-place");
        }
        Optional<String> posture = reader.codeOf("posture", true, HubCodes.POSTURE);
        boolean companion = reader.bool("companion", false).orElse(false);
        List<String> needs = reader.codesIfThere("need", HubCodes.RIDE_NEED);
        String note = reader.text("note").orElse("");
        String vehicle = reader.text("required-vehicle").orElse("");
        if (vehicle.length() > PhoneOrder.LONGEST_ID) {
            reader.fault("required-vehicle", "too-long");
        }
        String driver =
                reader.referenceIfThere("required-driver", "Practitioner").orElse("");
        int kilograms = reader.number("patient-weight", PhoneOrder.HEAVIEST).orElse(0);
        Optional<RideDays> days = days();
        Optional<RideTimes> times = times();
        String approval = reader.text("approval").orElse("");
        if (approval.length() > LONGEST_APPROVAL) {
            reader.fault("approval", "approval-too-long");
        }
        Optional<LocalDate> approvalUntil = date("approval-until", false);
        boolean ended = reader.bool("ended", false).orElse(false);
        reader.requireNoFaults();
        return new StandingOrder(
                number.orElseThrow(),
                carrier,
                name,
                phone,
                pickup.orElseThrow(),
                pickupName,
                dropOff.orElseThrow(),
                dropOffName,
                posture.orElseThrow(),
                companion,
                needs,
                note,
                vehicle,
                driver,
                kilograms,
                days.orElseThrow(),
                times.orElseThrow(),
                approval,
                approvalUntil,
                ended);
    }

    private Optional<RideDays> days() {
        Set<DayOfWeek> weekdays = reader.valuesIfThere("weekday", CodeType.class).stream()
                .flatMap(code -> weekday(code.getValue()).stream())
                .collect(Collectors.toSet());
        if (weekdays.isEmpty()) {
            reader.fault("weekday", "required");
        }
        Optional<LocalDate> from = date("from", true);
        Optional<LocalDate> until = date("until", true);
        boolean onHolidays = reader.bool("on-holidays", false).orElse(false);
        Set<LocalDate> daysOff = reader.valuesIfThere("day-off", DateType.class).stream()
                .flatMap(day -> day(day, "day-off").stream())
                .collect(Collectors.toSet());
        if (from.isEmpty() || until.isEmpty()) {
            return Optional.empty();
        }
        RideDays days = new RideDays(weekdays, from.get(), until.get(), onHolidays, daysOff);
        if (until.get().isBefore(from.get())) {
            reader.fault("until", "end-before-start");
        } else if (until.get().isAfter(from.get().plusDays(LONGEST_DAYS))) {
            reader.fault("until", "standing-too-long");
        } else if (!weekdays.isEmpty()
                && new RideDays(weekdays, from.get(), until.get(), true, Set.of())
                        .between(from.get(), until.get())
                        .isEmpty()) {
            reader.fault("weekday", "no-ride-day");
        }
        return Optional.of(days);
    }

    private Optional<DayOfWeek> weekday(String code) {
        Optional<DayOfWeek> found = List.of(DayOfWeek.values()).stream()
                .filter(day -> code(day).equals(code))
                .findFirst();
        if (found.isEmpty()) {
            reader.fault("weekday", "unknown-code");
        }
        return found;
    }

    /** Of {@code http://hl7.org/fhir/days-of-week}: mon … sun. */
    static String code(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    private Optional<RideTimes> times() {
        boolean byAppointment = reader.bool("by-appointment", false).orElse(false);
        Optional<LocalTime> time = time("ride-time", true);
        Optional<LocalTime> start = time("pickup-start", true);
        Optional<LocalTime> end = time("pickup-end", true);
        boolean back = reader.bool("return", false).orElse(false);
        Optional<LocalTime> backAt = time("return-time", false);
        if (backAt.isPresent() && backAt.equals(time)) {
            reader.fault("return-time", byAppointment ? "back-before-appointment" : "end-before-start");
        }
        if (time.isEmpty() || start.isEmpty() || end.isEmpty()) {
            return Optional.empty();
        }
        RideTimes times = new RideTimes(time.get(), byAppointment, start.get(), end.get(), back, backAt);
        if (byAppointment && (times.ahead().isZero() || times.ahead().compareTo(EARLIEST_PICKUP) > 0)) {
            reader.fault("pickup-start", "appointment-before-pickup");
        } else if (!byAppointment && !time.equals(start)) {
            reader.fault("pickup-start", "wrong-type");
        } else if (times.window().compareTo(LONGEST_WINDOW) > 0
                || (byAppointment && times.window().compareTo(times.ahead()) > 0)) {
            reader.fault("pickup-end", "window-too-long");
        }
        return Optional.of(times);
    }

    private Optional<LocalTime> time(String name, boolean required) {
        Optional<LocalTime> time = reader.value(name, TimeType.class)
                .map(PrimitiveType::getValueAsString)
                .flatMap(text -> {
                    try {
                        return Optional.of(LocalTime.parse(text));
                    } catch (DateTimeException none) {
                        reader.fault(name, "wrong-type");
                        return Optional.empty();
                    }
                });
        if (time.isEmpty() && required) {
            reader.fault(name, "required");
        }
        return time;
    }

    private Optional<LocalDate> date(String name, boolean required) {
        Optional<LocalDate> date = reader.value(name, DateType.class).flatMap(day -> day(day, name));
        if (date.isEmpty() && required) {
            reader.fault(name, "required");
        }
        return date;
    }

    private Optional<LocalDate> day(DateType day, String name) {
        if (!day.hasValue() || day.getPrecision() != TemporalPrecisionEnum.DAY) {
            reader.fault(name, "wrong-type");
            return Optional.empty();
        }
        return Optional.of(LocalDate.parse(day.getValueAsString()));
    }
}
