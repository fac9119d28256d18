package de.medicalhub.portal;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import de.medicalhub.common.fhir.FhirClients;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.testing.Stack;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;

/**
 * A discharge of the first inpatient of the demo hospital that can still be discharged; asked is nursing-mayen alone.
 *
 * @param id of the case
 * @param task id of the referral Task of nursing-mayen
 * @param familyName of the patient
 * @param encounter id of the stay
 */
record StartedCase(String id, String task, String familyName, String encounter) {
    private static final FhirClients CLIENTS = new FhirClients(Stack.fhirUrl());

    static StartedCase start() {
        IGenericClient fhir = CLIENTS.withToken(Stack.token("discharge1"));
        Bundle inpatients = fhir.search()
                .byUrl("Encounter?class=IMP&status=in-progress&service-provider=Organization/hospital-mayen"
                        + "&_include=Encounter:patient&_count=100")
                .returnBundle(Bundle.class)
                .execute();
        return inpatients.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(Encounter.class::isInstance)
                .map(Encounter.class::cast)
                .flatMap(stay -> begin(fhir, stay, inpatients).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No inpatient is left to be discharged"));
    }

    private static Optional<StartedCase> begin(IGenericClient fhir, Encounter stay, Bundle inpatients) {
        try {
            Parameters answer = fhir.operation()
                    .onInstance(new IdType("Encounter", stay.getIdElement().getIdPart()))
                    .named("$start-discharge")
                    .withParameters(order())
                    .execute();
            String id = ((Identifier) answer.getParameter("case").getValue()).getValue();
            return Optional.of(new StartedCase(
                    id,
                    referral(fhir, id),
                    familyName(stay, inpatients),
                    stay.getIdElement().getIdPart()));
        } catch (BaseServerResponseException alreadyPlanned) {
            if (alreadyPlanned.getStatusCode() == 409 || alreadyPlanned.getStatusCode() == 422) {
                return Optional.empty();
            }
            throw alreadyPlanned;
        }
    }

    /** The nursing service answers: a write that concerns the case. */
    void accept() {
        CLIENTS.withToken(Stack.token("nurse1"))
                .operation()
                .onInstance(new IdType("Task", task))
                .named("$answer")
                .withParameters(new Parameters().addParameter("accept", new BooleanType(true)))
                .execute();
    }

    /** The hospital chooses the service that has accepted. */
    void award() {
        CLIENTS.withToken(Stack.token("discharge1"))
                .operation()
                .onInstance(new IdType("Task", task))
                .named("$award")
                .withParameters(new Parameters())
                .execute();
    }

    /** The hospital records that the patient takes back the consent of that purpose. */
    void withdraw(String purpose) {
        IGenericClient fhir = CLIENTS.withToken(Stack.token("discharge1"));
        Bundle consents = fhir.search()
                .byUrl("Consent?identifier=" + HubCodes.CASE_SYSTEM + "|" + id + "&category=" + HubCodes.CONSENT_PURPOSE
                        + "|" + purpose)
                .returnBundle(Bundle.class)
                .execute();
        fhir.operation()
                .onInstance(
                        consents.getEntryFirstRep().getResource().getIdElement().toUnqualifiedVersionless())
                .named("$withdraw")
                .withParameters(new Parameters()
                        .addParameter("withdrawn-by", new CodeType("patient"))
                        .addParameter("reason", new StringType("möchte nicht mehr")))
                .execute();
    }

    private static String referral(IGenericClient fhir, String id) {
        Bundle tasks = fhir.search()
                .byUrl("Task?group-identifier=https://medicalhub.de/fhir/sid/case|" + id
                        + "&code=https://medicalhub.de/fhir/CodeSystem/task-code|referral")
                .returnBundle(Bundle.class)
                .execute();
        return ((Task) tasks.getEntryFirstRep().getResource()).getIdElement().getIdPart();
    }

    private static String familyName(Encounter stay, Bundle inpatients) {
        return inpatients.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(resource -> resource instanceof Patient
                        && stay.getSubject()
                                .getReference()
                                .endsWith(resource.getIdElement().getIdPart()))
                .map(patient -> ((Patient) patient).getNameFirstRep().getFamily())
                .findFirst()
                .orElseThrow();
    }

    private static Parameters order() {
        Instant now = Clock.systemUTC().instant();
        return new Parameters()
                .addParameter("consent-given", time(now.minus(1, ChronoUnit.HOURS)))
                .addParameter("consent-by", new CodeType("patient"))
                .addParameter("planned-discharge", time(now.plus(24, ChronoUnit.HOURS)))
                .addParameter("care-level", new CodeType("3"))
                .addParameter("need", new CodeType("wound-care"))
                .addParameter("nursing-service", new Reference("Organization/nursing-mayen"))
                .addParameter("answer-deadline", time(now.plus(4, ChronoUnit.HOURS)))
                .addParameter("posture", new CodeType("wheelchair"))
                .addParameter("carrier", new Reference("Organization/carrier-mayen-koblenz"))
                .addParameter("pharmacy", new Reference("Organization/pharmacy-polch"))
                .addParameter("gp", new Reference("PractitionerRole/role-gp-1"))
                .addParameter("follow-up", time(now.plus(72, ChronoUnit.HOURS)));
    }

    private static DateTimeType time(Instant instant) {
        return new DateTimeType(Date.from(instant.truncatedTo(ChronoUnit.SECONDS)));
    }
}
