package de.medicalhub.fhir.emergency.boundary;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import de.medicalhub.fhir.FhirProvider;
import de.medicalhub.fhir.access.Access;
import de.medicalhub.fhir.emergency.control.EmergencyAccess;
import de.medicalhub.fhir.emergency.control.EmergencyRequest;
import de.medicalhub.fhir.emergency.control.Opened;
import de.medicalhub.fhir.operation.RefusalTexts;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reading in an emergency. Who may call it stands in the access table. */
@Component
@FhirProvider
public class EmergencyProvider {
    private final Access access;
    private final EmergencyAccess emergency;

    EmergencyProvider(Access access, EmergencyAccess emergency) {
        this.access = access;
        this.emergency = emergency;
    }

    /** {@code POST Patient/{id}/$emergency-access}, for doctors and hospitals. */
    @Operation(name = "$emergency-access", type = Patient.class)
    public Parameters open(@IdParam IdType id, @ResourceParam @Nullable Parameters parameters, RequestDetails request) {
        Parameters given = Objects.requireNonNullElseGet(parameters, Parameters::new);
        Instant until = RefusalTexts.explain(
                request,
                () -> emergency.open(asked(patient(id), request), given, patient -> access.mayRead(request, patient)));
        return new Parameters().addParameter("until", new InstantType(Date.from(until)));
    }

    /** {@code POST Patient/$emergency-access}, for the same; the health card's number says who it is. Several records of one number are several patients. */
    @Operation(name = "$emergency-access", type = Patient.class)
    public Parameters openByCard(@ResourceParam @Nullable Parameters parameters, RequestDetails request) {
        Parameters given = Objects.requireNonNullElseGet(parameters, Parameters::new);
        Opened opened = RefusalTexts.explain(
                request,
                () -> emergency.openByCard(asked("", request), given, patient -> access.mayRead(request, patient)));
        Parameters answer = new Parameters().addParameter("until", new InstantType(Date.from(opened.until())));
        opened.patients().forEach(patient -> answer.addParameter("patient", new Reference(patient)));
        return answer;
    }

    /** {@code POST Patient/{id}/$end-emergency-access}, for who opened it. */
    @Operation(name = "$end-emergency-access", type = Patient.class)
    public Parameters end(@IdParam IdType id, RequestDetails request) {
        RefusalTexts.explain(request, () -> {
            emergency.end(asked(patient(id), request));
            return id;
        });
        return new Parameters();
    }

    private static String patient(IdType id) {
        return "Patient/" + id.getIdPart();
    }

    private EmergencyRequest asked(String patient, RequestDetails request) {
        return new EmergencyRequest(access.caller(request).fhirUser(), access.organisations(request), patient);
    }
}
