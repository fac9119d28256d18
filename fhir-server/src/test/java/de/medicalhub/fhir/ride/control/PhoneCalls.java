package de.medicalhub.fhir.ride.control;

import de.medicalhub.common.fhir.HubCodes;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;

/** An order by telephone as the page sends it, and what is read of what was stored. */
final class PhoneCalls {
    static final Instant NOW = Instant.parse("2026-12-01T06:00:00Z");
    static final String NUMBER = "6f1b2a1e-7a57-4e4f-9a39-3d1a1f0c9b11";
    static final String BACK = "phone-" + NUMBER + "-back";
    static final String DISPATCHER = "Practitioner/dispatcher-1";
    static final Set<String> OWN = Set.of("Organization/carrier-1");

    private PhoneCalls() {}

    static Parameters order() {
        Parameters order = new Parameters();
        with(order, "number", new StringType(NUMBER));
        with(order, "carrier", new Reference("Organization/carrier-1"));
        with(order, "name", new StringType("Erna Probe"));
        with(order, "phone", new StringType("02651 12345"));
        with(
                order,
                "pickup",
                new Address().addLine("Markt 1").setPostalCode("56727").setCity("Mayen"));
        with(order, "drop-off", new Address().setCity("Koblenz"));
        with(order, "start", new InstantType("2026-12-01T08:00:00Z"));
        with(order, "end", new InstantType("2026-12-01T08:30:00Z"));
        with(order, "posture", new CodeType("walking"));
        return with(order, "note", new StringType("ring twice"));
    }

    static Parameters with(Parameters parameters, String name, Type value) {
        parameters.addParameter().setName(name).setValue(value);
        return parameters;
    }

    static Parameters without(Parameters parameters, String name) {
        parameters.getParameter().removeIf(parameter -> parameter.getName().equals(name));
        return parameters;
    }

    static List<String> inputs(Task leg) {
        return leg.getInput().stream()
                .map(input -> input.getType().getCodingFirstRep().getCode())
                .toList();
    }

    static Address address(Task leg, String name) {
        return leg.getInput().stream()
                .filter(input -> input.getType().hasCoding(HubCodes.TASK_PARAMETER, name))
                .map(input -> (Address) input.getValue())
                .findFirst()
                .orElseThrow();
    }
}
