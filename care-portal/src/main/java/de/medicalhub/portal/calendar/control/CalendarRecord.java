package de.medicalhub.portal.calendar.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.calendar.VisitKind;
import de.medicalhub.portal.calendar.entity.OpeningHours;
import de.medicalhub.portal.calendar.entity.OpeningHours.Stretch;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Schedule;
import org.hl7.fhir.r4.model.TimeType;
import org.hl7.fhir.r4.model.UnsignedIntType;

/** Opening hours as a Schedule keeps them; pure. */
public final class CalendarRecord {
    private static final String DAY = "day";
    private static final String FROM = "from";
    private static final String UNTIL = "until";
    private static final String PATIENTS = "patients";
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private CalendarRecord() {}

    /** A new calendar of that person and kind. */
    public static Schedule of(String practitionerRole, VisitKind kind) {
        Schedule schedule = new Schedule().setActive(true);
        schedule.addActor(new Reference(practitionerRole));
        schedule.addServiceType(kind.toConcept());
        return schedule;
    }

    public static OpeningHours hours(Schedule schedule) {
        Map<DayOfWeek, List<Stretch>> hours = new EnumMap<>(DayOfWeek.class);
        boolean patients = false;
        for (Extension line : schedule.getExtensionsByUrl(HubCodes.OPENING_HOURS)) {
            Optional<DayOfWeek> day = Optional.ofNullable(line.getExtensionString(DAY))
                    .map(DAYS::indexOf)
                    .filter(index -> index >= 0)
                    .map(index -> DayOfWeek.of(index + 1));
            Optional<LocalTime> from = time(line, FROM);
            Optional<LocalTime> until = time(line, UNTIL);
            if (day.isPresent() && from.isPresent() && until.isPresent()) {
                hours.computeIfAbsent(day.get(), one -> new ArrayList<>()).add(new Stretch(from.get(), until.get()));
            }
            patients |= line.hasExtension(PATIENTS);
        }
        return new OpeningHours(hours, minutes(schedule), patients);
    }

    public static int minutes(Schedule schedule) {
        return schedule.getExtensionsByUrl(HubCodes.VISIT_MINUTES).stream()
                .map(Extension::getValue)
                .filter(IntegerType.class::isInstance)
                .map(value -> ((IntegerType) value).getValue())
                .filter(minutes -> minutes != null && minutes > 0)
                .findFirst()
                .orElse(OpeningHours.NONE.minutes());
    }

    public static void write(OpeningHours hours, Schedule schedule) {
        schedule.getExtension()
                .removeIf(old ->
                        HubCodes.OPENING_HOURS.equals(old.getUrl()) || HubCodes.VISIT_MINUTES.equals(old.getUrl()));
        schedule.addExtension(HubCodes.VISIT_MINUTES, new UnsignedIntType(hours.minutes()));
        for (DayOfWeek day : DayOfWeek.values()) {
            for (Stretch stretch : hours.of(day)) {
                Extension line = schedule.addExtension();
                line.setUrl(HubCodes.OPENING_HOURS);
                line.addExtension(DAY, new CodeType(DAYS.get(day.getValue() - 1)));
                line.addExtension(FROM, new TimeType(stretch.from() + ":00"));
                line.addExtension(UNTIL, new TimeType(stretch.until() + ":00"));
                if (hours.patients()) {
                    line.addExtension(PATIENTS, new BooleanType(true));
                }
            }
        }
    }

    private static Optional<LocalTime> time(Extension line, String part) {
        return Optional.ofNullable(line.getExtensionByUrl(part))
                .map(Extension::getValue)
                .filter(TimeType.class::isInstance)
                .map(value -> LocalTime.parse(((TimeType) value).getValue()));
    }
}
