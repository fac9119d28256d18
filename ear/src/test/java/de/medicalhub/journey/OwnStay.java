package de.medicalhub.journey;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import de.medicalhub.common.fhir.FhirClients;
import de.medicalhub.common.testing.Stack;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;

/**
 * A further stay of a person of the demo in the hospital of Mayen, so that a journey has a case of its own.
 *
 * @param encounter of the stay
 */
record OwnStay(IdType encounter) {
    private static final FhirClients CLIENTS = new FhirClients(Stack.fhirUrl());

    /**
     * @param patient such as {@code Patient/patient-3}
     */
    static OwnStay of(String patient) {
        Encounter admission = new Encounter().setStatus(Encounter.EncounterStatus.INPROGRESS);
        admission.setClass_(
                new Coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", "IMP", "inpatient encounter"));
        admission.setSubject(new Reference(patient)).setServiceProvider(new Reference("Organization/hospital-mayen"));
        Date yesterday = Date.from(Clock.systemUTC().instant().minus(Duration.ofDays(1)));
        admission.setPeriod(new Period().setStart(yesterday));
        return new OwnStay((IdType)
                client("admin1").create().resource(admission).execute().getId().toUnqualifiedVersionless());
    }

    /** The hospital cancels the case, if one was begun. */
    void cancelCase() {
        Bundle plans = client("discharge1")
                .search()
                .byUrl("CarePlan?status=active&encounter=" + encounter.getValue())
                .returnBundle(Bundle.class)
                .execute();
        plans.getEntry()
                .forEach(plan -> client("discharge1")
                        .operation()
                        .onInstance(plan.getResource().getIdElement().toUnqualifiedVersionless())
                        .named("$close")
                        .withParameters(new Parameters().addParameter("reason", new CodeType("cancelled")))
                        .execute());
    }

    private static IGenericClient client(String user) {
        return CLIENTS.withToken(Stack.token(user));
    }
}
