package de.medicalhub.fhir.appointment.boundary;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import de.medicalhub.fhir.FhirProvider;
import de.medicalhub.fhir.LocalReference;
import de.medicalhub.fhir.appointment.control.ListTimes;
import de.medicalhub.fhir.audit.Trail;
import java.util.Date;
import java.util.Set;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Times without names, for calendar feeds. Who may call it stands in the access table. */
@Component
@FhirProvider
public class TimesProvider {
    private static final Set<String> ACTORS = Set.of("Practitioner", "Patient", "Organization");

    private final ListTimes times;
    private final Trail trail;

    TimesProvider(ListTimes times, Trail trail) {
        this.times = times;
        this.trail = trail;
    }

    /** {@code GET Appointment/$times?actor=…&from=…&until=…}. */
    @Operation(name = "$times", type = Appointment.class, idempotent = true)
    public Parameters times(
            @OperationParam(name = "actor") @Nullable StringType actor,
            @OperationParam(name = "from") @Nullable InstantType from,
            @OperationParam(name = "until") @Nullable InstantType until) {
        if (actor == null || from == null || until == null || from.getValue() == null || until.getValue() == null) {
            throw new InvalidRequestException("actor, from and until (instants) are needed.");
        }
        IdType whose = new IdType(actor.getValue());
        if (!ACTORS.contains(whose.getResourceType())
                || !until.getValue().toInstant().isAfter(from.getValue().toInstant())) {
            throw new InvalidRequestException("actor is a person or organisation; until is after from.");
        }
        // Whose appointments a calendar holds is not told, only that it holds some: a row about nobody.
        boolean ofPatient = "Patient".equals(whose.getResourceType());
        trail.tell(ofPatient ? Set.of(LocalReference.of(whose)) : Set.of());
        Parameters answer = new Parameters();
        times.of(
                        LocalReference.of(whose),
                        from.getValue().toInstant(),
                        until.getValue().toInstant())
                .forEach(visit -> write(visit, answer.addParameter().setName("visit")));
        return answer;
    }

    private static void write(ListTimes.Visit visit, ParametersParameterComponent line) {
        line.addPart().setName("id").setValue(new StringType(visit.id()));
        line.addPart().setName("start").setValue(new InstantType(Date.from(visit.start())));
        line.addPart().setName("end").setValue(new InstantType(Date.from(visit.end())));
        line.addPart().setName("cancelled").setValue(new BooleanType(visit.cancelled()));
        line.addPart().setName("version").setValue(new IntegerType(visit.version()));
        if (!visit.kind().isEmpty()) {
            line.addPart().setName("kind").setValue(new CodeType(visit.kind()));
        }
    }
}
