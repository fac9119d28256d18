package de.medicalhub.fhir.ride.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.LocalReference;
import de.medicalhub.fhir.profile.OwnCodes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Locale;
import java.util.Set;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.TimeType;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.Type;

/**
 * A standing order as resources, and back: the request says when and by which approval, the Task what a leg's Task says, and the
 * patient who (docs/fhir-model.md).
 */
final class StandingResources {
    private static final String TRANSPORT = "transport";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    /** Parameters that stand in the Task under their own names. */
    private static final Set<String> IN_TASK = Set.of(
            "pickup",
            "pickup-name",
            "drop-off",
            "drop-off-name",
            "posture",
            "companion",
            "ride-time",
            "by-appointment",
            "pickup-start",
            "pickup-end",
            "return",
            "return-time",
            "on-holidays",
            "day-off",
            "required-vehicle",
            "required-driver",
            "patient-weight");

    private StandingResources() {}

    /** All that is said of it, in the words of the operation. */
    static Parameters parameters(StandingOrder order) {
        Parameters said = new Parameters();
        add(said, "number", new StringType(order.number().toString()));
        add(said, "carrier", new Reference(order.carrier()));
        add(said, "name", new StringType(order.name()));
        add(said, "phone", new StringType(order.phone()));
        add(said, "pickup", order.pickup().copy());
        text(said, "pickup-name", order.pickupName());
        add(said, "drop-off", order.dropOff().copy());
        text(said, "drop-off-name", order.dropOffName());
        add(said, "posture", new CodeType(order.posture()));
        add(said, "companion", new BooleanType(order.companion()));
        order.needs().stream().sorted().forEach(need -> add(said, "need", new CodeType(need)));
        text(said, "note", order.note());
        text(said, "required-vehicle", order.vehicle());
        if (!order.driver().isEmpty()) {
            add(said, "required-driver", new Reference(order.driver()));
        }
        if (order.kilograms() > 0) {
            add(said, "patient-weight", new IntegerType(order.kilograms()));
        }
        order.days().weekdays().stream()
                .sorted()
                .forEach(day -> add(said, "weekday", new CodeType(StandingReader.code(day))));
        add(said, "from", date(order.days().from()));
        add(said, "until", date(order.days().until()));
        add(said, "on-holidays", new BooleanType(order.days().onHolidays()));
        order.days().daysOff().stream().sorted().forEach(day -> add(said, "day-off", date(day)));
        add(said, "ride-time", time(order.times().time()));
        add(said, "by-appointment", new BooleanType(order.times().byAppointment()));
        add(said, "pickup-start", time(order.times().pickupStart()));
        add(said, "pickup-end", time(order.times().pickupEnd()));
        add(said, "return", new BooleanType(order.times().back()));
        order.times().backAt().ifPresent(at -> add(said, "return-time", time(at)));
        text(said, "approval", order.approval());
        order.approvalUntil().ifPresent(day -> add(said, "approval-until", date(day)));
        add(said, "ended", new BooleanType(order.ended()));
        return said;
    }

    /** The request anew. */
    static ServiceRequest request(StandingOrder order, String person, Instant authored) {
        String id = RideIds.standing(order.number().toString());
        ServiceRequest request = new ServiceRequest();
        request.setId(id);
        request.setStatus(
                order.ended()
                        ? ServiceRequest.ServiceRequestStatus.COMPLETED
                        : ServiceRequest.ServiceRequestStatus.ACTIVE);
        request.setIntent(ServiceRequest.ServiceRequestIntent.ORDER);
        request.addCategory(OwnCodes.shipped().concept(HubCodes.REQUEST_CATEGORY, TRANSPORT));
        request.setCode(OwnCodes.shipped().concept(HubCodes.REQUEST_CATEGORY, TRANSPORT));
        request.setSubject(new Reference("Patient/" + id));
        request.setOccurrence(timing(order));
        request.setAuthoredOn(Date.from(authored));
        request.setRequester(new Reference(person));
        request.addPerformer(new Reference(order.carrier()));
        if (!order.approval().isEmpty() || order.approvalUntil().isPresent()) {
            Identifier approval = new Identifier();
            if (!order.approval().isEmpty()) {
                approval.setValue(order.approval());
            }
            order.approvalUntil().ifPresent(day -> approval.setPeriod(new Period().setEndElement(end(day))));
            request.addInsurance(new Reference().setType("ClaimResponse").setIdentifier(approval));
        }
        return request;
    }

    private static org.hl7.fhir.r4.model.DateTimeType end(LocalDate day) {
        return new org.hl7.fhir.r4.model.DateTimeType(day.toString());
    }

    private static Timing timing(StandingOrder order) {
        Timing timing = new Timing();
        Timing.TimingRepeatComponent repeat = timing.getRepeat();
        repeat.setBounds(new Period()
                .setStartElement(end(order.days().from()))
                .setEndElement(end(order.days().until())));
        order.days().weekdays().stream()
                .sorted()
                .forEach(day -> repeat.addDayOfWeek(Timing.DayOfWeek.fromCode(StandingReader.code(day))));
        repeat.addTimeOfDay(TIME.format(order.times().time()));
        return timing;
    }

    /** The Task anew. */
    static Task task(StandingOrder order, String person, Instant authored, Instant now) {
        String id = RideIds.standing(order.number().toString());
        Task task = new Task();
        task.setId(id);
        task.setStatus(order.ended() ? Task.TaskStatus.COMPLETED : Task.TaskStatus.INPROGRESS);
        task.setIntent(Task.TaskIntent.ORDER);
        task.setCode(OwnCodes.shipped().concept(HubCodes.TASK_CODE, HubCodes.TASK_STANDING_RIDE));
        task.setFocus(new Reference("ServiceRequest/" + id));
        task.setFor(new Reference("Patient/" + id));
        task.setAuthoredOn(Date.from(authored));
        task.setLastModified(Date.from(now));
        task.setRequester(new Reference(person));
        task.setOwner(new Reference(order.carrier()));
        for (Parameters.ParametersParameterComponent said : parameters(order).getParameter()) {
            String name = inputOf(said.getName());
            if (!name.isEmpty()) {
                task.addInput()
                        .setType(OwnCodes.shipped().concept(HubCodes.TASK_PARAMETER, name))
                        .setValue(said.getValue());
            }
        }
        return task;
    }

    private static String inputOf(String parameter) {
        return switch (parameter) {
            case "need" -> "ride-need";
            case "note" -> "ride-note";
            default -> IN_TASK.contains(parameter) ? parameter : "";
        };
    }

    private static String parameterOf(String input) {
        return switch (input) {
            case "ride-need" -> "need";
            case "ride-note" -> "note";
            default -> input;
        };
    }

    /** What is stored. */
    static StandingOrder read(ServiceRequest request, Task task, Patient patient) {
        Parameters said = new Parameters();
        add(
                said,
                "number",
                new StringType(request.getIdElement()
                        .getIdPart()
                        .substring(RideIds.standing("").length())));
        add(said, "carrier", new Reference(LocalReference.of(task.getOwner())));
        add(said, "name", new StringType(patient.getNameFirstRep().getNameAsSingleString()));
        add(said, "phone", new StringType(patient.getTelecomFirstRep().getValue()));
        task.getInput().forEach(input -> {
            String name = parameterOf(input.getType().getCodingFirstRep().getCode());
            add(said, name, input.getValue());
        });
        Timing.TimingRepeatComponent repeat = request.getOccurrenceTiming().getRepeat();
        repeat.getDayOfWeek()
                .forEach(day -> add(said, "weekday", new CodeType(day.getValue().toCode())));
        add(
                said,
                "from",
                new DateType(repeat.getBoundsPeriod().getStartElement().getValueAsString()));
        add(said, "until", new DateType(repeat.getBoundsPeriod().getEndElement().getValueAsString()));
        Identifier approval = request.getInsuranceFirstRep().getIdentifier();
        if (approval.hasValue()) {
            add(said, "approval", new StringType(approval.getValue()));
        }
        if (approval.getPeriod().hasEnd()) {
            add(
                    said,
                    "approval-until",
                    new DateType(approval.getPeriod().getEndElement().getValueAsString()));
        }
        add(said, "ended", new BooleanType(request.getStatus() != ServiceRequest.ServiceRequestStatus.ACTIVE));
        return StandingReader.read(said);
    }

    private static DateType date(LocalDate day) {
        return new DateType(day.toString());
    }

    private static TimeType time(LocalTime time) {
        return new TimeType(TIME.format(time));
    }

    private static void text(Parameters said, String name, String text) {
        if (!text.isBlank()) {
            add(said, name, new StringType(text));
        }
    }

    private static void add(Parameters said, String name, Type value) {
        said.addParameter().setName(name).setValue(value);
    }
}
