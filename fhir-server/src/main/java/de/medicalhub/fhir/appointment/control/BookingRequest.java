package de.medicalhub.fhir.appointment.control;

import de.medicalhub.fhir.Issues;
import de.medicalhub.fhir.LocalReference;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.UriType;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asks to book; complete, but not yet known to be possible.
 *
 * @param proposal the Appointment wanted, status proposed
 * @param schedule {@code Schedule/…}; empty if Slots are named
 * @param replaced {@code Appointment/…} that is moved; empty if it is a new one
 */
public record BookingRequest(Appointment proposal, String schedule, String replaced) {
    private static final String APPOINTMENT = "appt-resource";
    private static final String SCHEDULE = "schedule";
    private static final String CANCELLED = "cancelled-appt-id";
    private static final Set<String> KNOWN = Set.of(APPOINTMENT, SCHEDULE, CANCELLED);

    /**
     * @param body an Appointment, or Parameters that hold one
     * @throws ca.uhn.fhir.rest.server.exceptions.InvalidRequestException (400) if something needed is missing
     */
    public static BookingRequest read(@Nullable Resource body) {
        Issues issues = new Issues();
        Parameters parameters = asParameters(body);
        parameters.getParameter().stream()
                .map(ParametersParameterComponent::getName)
                .filter(name -> name == null || !KNOWN.contains(name))
                .forEach(name -> issues.add(IssueType.NOTSUPPORTED, "Parameters.parameter", "Unknown parameter."));
        KNOWN.stream()
                .filter(name -> named(parameters, name).size() > 1)
                .forEach(name -> issues.add(IssueType.INVALID, name, "The parameter " + name + " may come once only."));
        Appointment proposal = named(parameters, APPOINTMENT).stream()
                .map(ParametersParameterComponent::getResource)
                .filter(Appointment.class::isInstance)
                .map(Appointment.class::cast)
                .findFirst()
                .orElse(null);
        if (proposal == null) {
            issues.add(IssueType.REQUIRED, APPOINTMENT, "An Appointment is needed.");
        }
        String schedule = reference(parameters, SCHEDULE, "Schedule", issues);
        String replaced = reference(parameters, CANCELLED, "Appointment", issues);
        if (proposal != null) {
            requireTime(proposal, schedule, issues);
        }
        issues.throwIfIncomplete();
        return new BookingRequest(
                proposal == null ? new Appointment() : proposal.copy(), schedule, replaced); // null has been refused
    }

    private static Parameters asParameters(@Nullable Resource body) {
        if (body instanceof Parameters parameters) {
            return parameters;
        }
        Parameters parameters = new Parameters();
        if (body instanceof Appointment appointment) {
            parameters.addParameter().setName(APPOINTMENT).setResource(appointment);
        }
        return parameters;
    }

    private static void requireTime(Appointment proposal, String schedule, Issues issues) {
        if (!proposal.hasStart()) {
            issues.add(IssueType.REQUIRED, "Appointment.start", "The start is needed.");
        }
        if (!proposal.hasEnd()) {
            issues.add(IssueType.REQUIRED, "Appointment.end", "The end is needed.");
        }
        if (!proposal.hasSlot() && schedule.isEmpty()) {
            issues.add(IssueType.REQUIRED, "Appointment.slot", "Name the Slots, or the Schedule by its parameter.");
        }
        if (proposal.getSlot().stream().map(LocalReference::of).anyMatch(slot -> !slot.startsWith("Slot/"))) {
            issues.add(IssueType.VALUE, "Appointment.slot", "A Slot of this server is named by its reference.");
        }
    }

    private static String reference(Parameters parameters, String name, String type, Issues issues) {
        List<ParametersParameterComponent> found = named(parameters, name);
        if (found.isEmpty()) {
            return "";
        }
        String reference = Refs.typed(type, text(found.get(0).getValue()));
        if (reference.isEmpty()) {
            issues.add(IssueType.VALUE, name, "The parameter " + name + " names a " + type + " of this server.");
        }
        return reference;
    }

    /** The specification wants a uri for the cancelled one; its own examples send a Reference. */
    private static String text(@Nullable Type value) {
        if (value instanceof Reference reference) {
            return reference.hasReference() ? reference.getReference() : "";
        }
        return value instanceof UriType uri && uri.hasValue() ? uri.getValue() : "";
    }

    private static List<ParametersParameterComponent> named(Parameters parameters, String name) {
        return parameters.getParameter().stream()
                .filter(parameter -> name.equals(parameter.getName()))
                .toList();
    }
}
