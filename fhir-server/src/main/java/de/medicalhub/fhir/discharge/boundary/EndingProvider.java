package de.medicalhub.fhir.discharge.boundary;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import de.medicalhub.fhir.FhirProvider;
import de.medicalhub.fhir.access.Access;
import de.medicalhub.fhir.discharge.control.AttachConsent;
import de.medicalhub.fhir.discharge.control.CloseCase;
import de.medicalhub.fhir.discharge.control.FitRide;
import de.medicalhub.fhir.discharge.control.Reschedule;
import de.medicalhub.fhir.discharge.control.WithdrawConsent;
import de.medicalhub.fhir.discharge.control.WithdrawReferral;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/** The operations that end, move or complete a case or a part of it. Who may call which stands in the access table. */
@Component
@FhirProvider
public class EndingProvider extends CaseOperationProvider {
    private final WithdrawReferral withdrawReferral;
    private final CloseCase closeCase;
    private final WithdrawConsent withdrawConsent;
    private final Reschedule reschedule;
    private final AttachConsent attachConsent;
    private final FitRide fitRide;

    EndingProvider(
            Access access,
            WithdrawReferral withdrawReferral,
            CloseCase closeCase,
            WithdrawConsent withdrawConsent,
            Reschedule reschedule,
            AttachConsent attachConsent,
            FitRide fitRide) {
        super(access);
        this.withdrawReferral = withdrawReferral;
        this.closeCase = closeCase;
        this.withdrawConsent = withdrawConsent;
        this.reschedule = reschedule;
        this.attachConsent = attachConsent;
        this.fitRide = fitRide;
    }

    /** {@code POST Task/{id}/$withdraw}, for discharge managers of the hospital that asks. */
    @Operation(name = "$withdraw", type = Task.class)
    public Parameters withdrawReferral(
            @IdParam IdType id, @ResourceParam Parameters parameters, RequestDetails request) {
        return run("task", "Task/" + id.getIdPart(), parameters, request, withdrawReferral::withdraw);
    }

    /** {@code POST CarePlan/{id}/$reschedule}, for discharge managers of the hospital. */
    @Operation(name = "$reschedule", type = CarePlan.class)
    public Parameters reschedule(@IdParam IdType id, @ResourceParam Parameters parameters, RequestDetails request) {
        return run("care-plan", "CarePlan/" + id.getIdPart(), parameters, request, reschedule::reschedule);
    }

    /** {@code POST CarePlan/{id}/$attach-consent}, for discharge managers of the hospital. */
    @Operation(name = "$attach-consent", type = CarePlan.class)
    public Parameters attachConsent(@IdParam IdType id, @ResourceParam Parameters parameters, RequestDetails request) {
        return run("care-plan", "CarePlan/" + id.getIdPart(), parameters, request, attachConsent::attach);
    }

    /** {@code POST CarePlan/{id}/$fit-ride}, for discharge managers of the hospital. */
    @Operation(name = "$fit-ride", type = CarePlan.class)
    public Parameters fitRide(@IdParam IdType id, @ResourceParam Parameters parameters, RequestDetails request) {
        return run("care-plan", "CarePlan/" + id.getIdPart(), parameters, request, fitRide::fit);
    }

    /** {@code POST CarePlan/{id}/$close}, for discharge managers of the hospital. */
    @Operation(name = "$close", type = CarePlan.class)
    public Parameters close(@IdParam IdType id, @ResourceParam Parameters parameters, RequestDetails request) {
        return run("care-plan", "CarePlan/" + id.getIdPart(), parameters, request, closeCase::close);
    }

    /** {@code POST Consent/{id}/$withdraw}, for the patient and the discharge managers of the hospital. */
    @Operation(name = "$withdraw", type = Consent.class)
    public Parameters withdrawConsent(
            @IdParam IdType id, @ResourceParam Parameters parameters, RequestDetails request) {
        return run("consent", "Consent/" + id.getIdPart(), parameters, request, withdrawConsent::withdraw);
    }
}
