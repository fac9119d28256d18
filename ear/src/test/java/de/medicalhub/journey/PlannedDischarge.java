package de.medicalhub.journey;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import de.medicalhub.common.fhir.FhirClients;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.testing.Stack;
import de.medicalhub.common.time.HubClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.function.Function;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;

/**
 * A discharge that stands already when a journey begins: a patient of its own, with the case's usual parts.
 *
 * @param caseId for the address of its page
 */
record PlannedDischarge(String caseId, String familyName) {
    private static final FhirClients CLIENTS = new FhirClients(Stack.fhirUrl());
    private static final String HOSPITAL = "Organization/hospital-mayen";
    private static final Duration DAY = Duration.ofDays(1);

    /**
     * @param services such as {@code Organization/nursing-mayen}
     */
    static PlannedDischarge of(String familyName, List<String> services) {
        return ofStay(admitted(familyName), familyName, services);
    }

    /** A stay of somebody new, whose discharge nobody has planned yet. */
    static IdType admitted(String familyName) {
        return admitted(familyName, "");
    }

    /** @param ward {@code Location/…}; empty if the hospital does not say it */
    static IdType admitted(String familyName, String ward) {
        IGenericClient his = CLIENTS.withToken(Stack.serviceToken("medhub-hospital"));
        Patient patient = new Patient();
        patient.addName().setFamily(Invented.note(familyName)).addGiven(Invented.note("Hannelore"));
        patient.setManagingOrganization(new Reference(HOSPITAL)).setBirthDateElement(new DateType("1940-03-24"));
        patient.addAddress().addLine("Stehbach 12").setPostalCode("56727").setCity("Mayen");
        Encounter stay = new Encounter().setStatus(Encounter.EncounterStatus.INPROGRESS);
        stay.setClass_(new Coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", "IMP", "inpatient encounter"));
        stay.setSubject(new Reference(create(his, patient))).setServiceProvider(new Reference(HOSPITAL));
        stay.setPeriod(new Period().setStart(Date.from(now().minus(DAY))));
        if (!ward.isEmpty()) {
            stay.addLocation()
                    .setStatus(Encounter.EncounterLocationStatus.ACTIVE)
                    .setLocation(new Reference(ward));
        }
        return create(his, stay);
    }

    /** The same for somebody who is an inpatient already. */
    static PlannedDischarge ofStay(IdType stay, String familyName, List<String> services) {
        return ordered(stay, familyName, order(services));
    }

    /** A discharge as it is ordered. */
    static PlannedDischarge ordered(IdType stay, String familyName, Parameters order) {
        Parameters answer = CLIENTS.withToken(Stack.token("discharge1"))
                .operation()
                .onInstance(stay)
                .named("$start-discharge")
                .withParameters(order)
                .execute();
        return new PlannedDischarge(((Identifier) answer.getParameter("case").getValue()).getValue(), familyName);
    }

    String url() {
        return Stack.hubUrl() + "/case?id=" + caseId;
    }

    /** The service of that nurse accepts. */
    void accept(String nurse) {
        answer(nurse, new Parameters().addParameter("accept", new BooleanType(true)));
    }

    /** The service of that nurse declines. */
    void decline(String nurse) {
        answer(
                nurse,
                new Parameters()
                        .addParameter("accept", new BooleanType(false))
                        .addParameter("reason", new CodeType("no-capacity")));
    }

    private void answer(String nurse, Parameters answer) {
        CLIENTS.withToken(Stack.token(nurse))
                .operation()
                .onInstance(new IdType("Task", new Hospital().referralTo(nurse, caseId)))
                .named("$answer")
                .withParameters(answer)
                .execute();
    }

    /** The service of that nurse accepts and is chosen. */
    void acceptAndAward(String nurse) {
        IdType task = new IdType("Task", new Hospital().referralTo(nurse, caseId));
        CLIENTS.withToken(Stack.token(nurse))
                .operation()
                .onInstance(task)
                .named("$answer")
                .withParameters(new Parameters().addParameter("accept", new BooleanType(true)))
                .execute();
        CLIENTS.withToken(Stack.token("discharge1"))
                .operation()
                .onInstance(task)
                .named("$award")
                .withParameters(new Parameters())
                .execute();
    }

    /** A day after what was planned, as it is typed; before the video consultation. */
    static String later(ZonedDateTime planned) {
        return DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm", Locale.GERMANY)
                .withZone(HubClock.berlin())
                .format(planned.plus(DAY));
    }

    /** The plan of the case, as a member of its team reads it. */
    IdType plan(String reader) {
        return CLIENTS.withToken(Stack.token(reader))
                .search()
                .byUrl("CarePlan?identifier=" + HubCodes.CASE_SYSTEM + "|" + caseId)
                .returnBundle(Bundle.class)
                .execute()
                .getEntryFirstRep()
                .getResource()
                .getIdElement()
                .toUnqualifiedVersionless();
    }

    /** What somebody reads without a page. */
    static <T extends Resource> T read(String user, Class<T> type, String id) {
        return CLIENTS.withToken(Stack.token(user))
                .read()
                .resource(type)
                .withId(id)
                .execute();
    }

    /** Somebody calls an operation without a page. */
    static void operate(String user, IdType on, String name, Parameters input) {
        CLIENTS.withToken(Stack.token(user))
                .operation()
                .onInstance(on)
                .named(name)
                .withParameters(input)
                .execute();
    }

    /** Somebody of the case gives another side a task until tomorrow. */
    static IdType assigned(String user, IdType plan, String to, String text) {
        Parameters answer = CLIENTS.withToken(Stack.token(user))
                .operation()
                .onInstance(plan)
                .named("$assign-task")
                .withParameters(new Parameters()
                        .addParameter("to", new CodeType(to))
                        .addParameter("description", new StringType(text))
                        .addParameter("due", time(now().plus(DAY))))
                .execute();
        return new IdType(((Reference) answer.getParameter("task").getValue()).getReference());
    }

    /** The hospital's own system writes one more record about the patient. */
    void record(Function<Reference, Resource> about) {
        CarePlan plan = CLIENTS.withToken(Stack.token("discharge1"))
                .read()
                .resource(CarePlan.class)
                .withId(plan("discharge1"))
                .execute();
        create(CLIENTS.withToken(Stack.serviceToken("medhub-hospital")), about.apply(plan.getSubject()));
    }

    /** The hospital cancels it: vehicles and people are free for the journeys that come after. */
    void cancel() {
        IGenericClient manager = CLIENTS.withToken(Stack.token("discharge1"));
        Bundle plans = manager.search()
                .byUrl("CarePlan?status=active&identifier=" + HubCodes.CASE_SYSTEM + "|" + caseId)
                .returnBundle(Bundle.class)
                .execute();
        plans.getEntry()
                .forEach(plan -> manager.operation()
                        .onInstance(plan.getResource().getIdElement().toUnqualifiedVersionless())
                        .named("$close")
                        .withParameters(new Parameters().addParameter("reason", new CodeType("cancelled")))
                        .execute());
    }

    private static IdType create(IGenericClient his, Resource resource) {
        return (IdType) his.create().resource(resource).execute().getId().toUnqualifiedVersionless();
    }

    /** What the usual discharge consists of: tomorrow at this time, answers within four hours, a consultation in three days. */
    static Parameters order(List<String> services) {
        Instant now = now();
        Parameters order = new Parameters()
                .addParameter("consent-given", time(now.minus(Duration.ofHours(1))))
                .addParameter("consent-by", new CodeType("patient"))
                .addParameter("consent-witness", new StringType("Petra Adams"))
                .addParameter("planned-discharge", time(now.plus(DAY)))
                .addParameter("care-level", new CodeType("3"))
                .addParameter("need", new CodeType("wound-care"))
                .addParameter("answer-deadline", time(now.plus(Duration.ofHours(4))))
                .addParameter("posture", new CodeType("walking"))
                .addParameter("carrier", new Reference("Organization/carrier-mayen-koblenz"))
                .addParameter("pharmacy", new Reference("Organization/pharmacy-polch"))
                .addParameter("gp", new Reference("PractitionerRole/role-gp-1"))
                .addParameter("follow-up", time(now.plus(DAY.multipliedBy(3))));
        services.forEach(service -> order.addParameter("nursing-service", new Reference(service)));
        return order;
    }

    private static Instant now() {
        return Clock.systemUTC().instant();
    }

    static DateTimeType time(Instant instant) {
        DateTimeType time = new DateTimeType(Date.from(instant));
        time.setTimeZone(TimeZone.getTimeZone("UTC"));
        return time;
    }
}
