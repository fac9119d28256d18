package de.medicalhub.fhir.access;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.time.HubClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;

/**
 * A patient of its own with a stay in the demo's hospital, imported by the administrator and discharged by the real
 * operation; both nursing services of the demo are asked.
 */
public final class CaseUnderTest {
    /** Appears in the name, the address and the note of every such patient and nowhere else. */
    public static final String SECRET = "Geheimrat";

    private final String key = UUID.randomUUID().toString().substring(0, 12);
    private String caseId = "";
    private List<String> tasks = List.of();

    private CaseUnderTest() {}

    /** The patient only, no case yet. */
    public static CaseUnderTest admitted() {
        CaseUnderTest made = new CaseUnderTest();
        Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        made.records()
                .forEach(resource -> bundle.addEntry()
                        .setResource(resource)
                        .getRequest()
                        .setMethod(Bundle.HTTPVerb.PUT)
                        .setUrl(resource.fhirType() + "/"
                                + resource.getIdElement().getIdPart()));
        Answer answer = new Rest("admin1").post("", bundle);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain(SECRET);
        return made;
    }

    /** With a case. */
    public static CaseUnderTest started() {
        CaseUnderTest made = admitted();
        Answer answer = made.start(made.wish());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        Parameters result = answer.as(Parameters.class);
        made.caseId = ((Identifier) result.getParameter("case").getValue()).getValue();
        made.tasks = result.getParameter().stream()
                .filter(parameter -> parameter.getName().equals("task"))
                .map(parameter -> ((Reference) parameter.getValue()).getReference())
                .toList();
        return made;
    }

    /** Calls the operation as the discharge manager. */
    public Answer start(Parameters wish) {
        return new Rest("discharge1").post(encounter() + "/$start-discharge", wish);
    }

    /** Everything that the operation needs. */
    public Parameters wish() {
        Instant now = HubClock.fromSystemProperty().instant();
        Parameters wish = new Parameters();
        add(wish, "consent-given", moment(now.minus(Duration.ofHours(1))));
        add(wish, "consent-by", new CodeType("patient"));
        add(wish, "consent-witness", new StringType("Station 3, Frau Adams"));
        add(wish, "planned-discharge", moment(now.plus(Duration.ofHours(26))));
        add(wish, "care-level", new CodeType("3"));
        add(wish, "need", new CodeType("wound-care"));
        add(wish, "note", new StringType(SECRET + " hört schwer"));
        add(wish, "nursing-service", new Reference("Organization/nursing-mayen"));
        add(wish, "nursing-service", new Reference("Organization/nursing-andernach"));
        add(wish, "answer-deadline", moment(now.plus(Duration.ofHours(20))));
        add(wish, "posture", new CodeType("wheelchair"));
        add(wish, "companion", new BooleanType(false));
        add(wish, "carrier", new Reference("Organization/carrier-mayen-koblenz"));
        add(wish, "pharmacy", new Reference("Organization/pharmacy-polch"));
        add(wish, "gp", new Reference("PractitionerRole/role-gp-1"));
        add(wish, "follow-up", moment(now.plus(Duration.ofDays(3))));
        return wish;
    }

    /** {@code Patient/…}. */
    public String patient() {
        return "Patient/it-" + key;
    }

    /** {@code Encounter/…} of the stay. */
    public String encounter() {
        return "Encounter/it-" + key;
    }

    /** Value of the case identifier. */
    public String caseId() {
        return caseId;
    }

    /** As token of a search. */
    public String caseToken() {
        return HubCodes.CASE_SYSTEM + "%7C" + caseId;
    }

    /** The referral Task of nurse1's service. */
    public String firstReferral() {
        return tasks.get(0);
    }

    /** The referral Task of nurse2's service. */
    public String secondReferral() {
        return tasks.get(1);
    }

    /** The Task of the ride. */
    public String ride() {
        return tasks.get(2);
    }

    /** The Task of the pharmacy. */
    public String dispense() {
        return tasks.get(3);
    }

    /** The Task of the delivery. */
    public String delivery() {
        return tasks.get(4);
    }

    /** The ServiceRequest that the services are asked for. */
    public String nursingRequest() {
        return new Rest("discharge1")
                .get(firstReferral())
                .as(Task.class)
                .getFocus()
                .getReference();
    }

    /** The service says yes or no. */
    public Answer answer(String nurse, String task, boolean accept) {
        Parameters answer = new Parameters();
        add(answer, "accept", new BooleanType(accept));
        if (!accept) {
            add(answer, "reason", new CodeType("no-capacity"));
        }
        return new Rest(nurse).post(task + "/$answer", answer);
    }

    /** The hospital decides. */
    public Answer award(String task) {
        return new Rest("discharge1").post(task + "/$award", new Parameters());
    }

    /** One more value. */
    public static void add(Parameters parameters, String name, Type value) {
        parameters.addParameter().setName(name).setValue(value);
    }

    /** With zone and seconds. */
    public static DateTimeType moment(Instant instant) {
        DateTimeType moment = new DateTimeType(Date.from(instant));
        moment.setTimeZoneZulu(true);
        return moment;
    }

    private List<Resource> records() {
        Patient patient = new Patient();
        patient.setId(patient());
        patient.addName().setFamily(SECRET + "-" + key).addGiven("Ida");
        patient.addAddress().addLine(SECRET + "straße 1").setCity("Mendig").setPostalCode("56743");
        Encounter stay = new Encounter();
        stay.setId(encounter());
        stay.setStatus(Encounter.EncounterStatus.INPROGRESS);
        stay.setClass_(new Coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", "IMP", "inpatient encounter"));
        stay.setSubject(new Reference(patient()));
        stay.setServiceProvider(new Reference("Organization/hospital-mayen"));
        Condition condition = new Condition();
        condition.setId("Condition/it-" + key);
        condition.setSubject(new Reference(patient()));
        condition.setClinicalStatus(new CodeableConcept(
                new Coding("http://terminology.hl7.org/CodeSystem/condition-clinical", "active", "Active")));
        condition.setCode(new CodeableConcept().setText("Herzinsuffizienz"));
        MedicationRequest medicine = new MedicationRequest();
        medicine.setId("MedicationRequest/it-" + key);
        medicine.setStatus(MedicationRequest.MedicationRequestStatus.ACTIVE);
        medicine.setIntent(MedicationRequest.MedicationRequestIntent.ORDER);
        medicine.setSubject(new Reference(patient()));
        medicine.setMedication(new CodeableConcept().setText("Ramipril 5 mg"));
        return List.of(patient, stay, condition, medicine);
    }
}
