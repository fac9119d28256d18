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
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
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

    /** A case of somebody of the demo, in a stay of its own; the nursing service has been chosen, and people have written. */
    static StartedCase awarded(String patient) {
        IGenericClient fhir = CLIENTS.withToken(Stack.token("discharge1"));
        Encounter stay = new Encounter().setStatus(Encounter.EncounterStatus.INPROGRESS);
        stay.setClass_(new Coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", "IMP", "inpatient encounter"));
        stay.setSubject(new Reference(patient)).setServiceProvider(new Reference("Organization/hospital-mayen"));
        stay.setPeriod(
                new Period().setStart(Date.from(Clock.systemUTC().instant().minus(24, ChronoUnit.HOURS))));
        stay.setId(CLIENTS.withToken(Stack.token("admin1"))
                .create()
                .resource(stay)
                .execute()
                .getId()
                .toUnqualifiedVersionless());
        Bundle read = fhir.search()
                .byUrl("Encounter?_id=" + stay.getIdElement().getIdPart() + "&_include=Encounter:patient")
                .returnBundle(Bundle.class)
                .execute();
        StartedCase started = begin(fhir, stay, read).orElseThrow();
        started.accept();
        operate("discharge1", new IdType("Task", started.task()), "$award", new Parameters());
        for (String user : List.of("nurse1", "gp1")) {
            started.write(user, patient);
        }
        return started;
    }

    private void write(String user, String patient) {
        Bundle plans = CLIENTS.withToken(Stack.token(user))
                .search()
                .byUrl("CarePlan?identifier=" + HubCodes.CASE_SYSTEM + "|" + id)
                .returnBundle(Bundle.class)
                .execute();
        Communication message = new Communication().setStatus(Communication.CommunicationStatus.COMPLETED);
        message.addIdentifier().setSystem(HubCodes.CASE_SYSTEM).setValue(id);
        message.addCategory(new CodeableConcept(new Coding(HubCodes.COMMUNICATION_KIND, HubCodes.KIND_MESSAGE, null)));
        message.setSubject(new Reference(patient))
                .setSent(Date.from(Clock.systemUTC().instant()));
        message.addAbout(new Reference(
                plans.getEntryFirstRep().getResource().getIdElement().toUnqualifiedVersionless()));
        message.setSender(new Reference("Practitioner/" + user.replaceAll("(\\d)", "-$1")));
        String own = user.startsWith("nurse") ? "Organization/nursing-mayen" : "Organization/practice-mendig";
        message.addExtension(HubCodes.ON_BEHALF_OF, new Reference(own));
        message.addRecipient(new Reference("Organization/hospital-mayen"));
        message.addPayload().setContent(new StringType("Bitte täglich wiegen."));
        CLIENTS.withToken(Stack.token(user)).create().resource(message).execute();
    }

    /** The hospital cancels it. */
    void cancel() {
        Bundle plans = CLIENTS.withToken(Stack.token("discharge1"))
                .search()
                .byUrl("CarePlan?identifier=" + HubCodes.CASE_SYSTEM + "|" + id)
                .returnBundle(Bundle.class)
                .execute();
        operate(
                "discharge1",
                plans.getEntryFirstRep().getResource().getIdElement().toUnqualifiedVersionless(),
                "$close",
                new Parameters().addParameter("reason", new CodeType("cancelled")));
    }

    private static void operate(String user, IIdType on, String name, Parameters with) {
        CLIENTS.withToken(Stack.token(user))
                .operation()
                .onInstance(on)
                .named(name)
                .withParameters(with)
                .execute();
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
                .addParameter("consent-witness", new StringType("Petra Adams"))
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
