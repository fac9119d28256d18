package de.medicalhub.fhir.aftercare;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.fhir.VitalSign;
import de.medicalhub.common.time.HubClock;
import de.medicalhub.fhir.access.Answer;
import de.medicalhub.fhir.access.CaseUnderTest;
import de.medicalhub.fhir.access.Rest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Work after the award, with real tokens against the real store: who may, and who may not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AftercareIT {
    private final Rest gp = new Rest("gp1");
    private final Rest nurse = new Rest("nurse1");

    private CaseUnderTest made = CaseUnderTest.admitted();
    private String plan = "";

    @BeforeAll
    void nurse1Cares() {
        made = CaseUnderTest.started();
        made.answer("nurse1", made.firstReferral(), true);
        assertThat(made.award(made.firstReferral()).status()).isEqualTo(200);
        plan = gp.get("CarePlan?identifier=" + made.caseToken()).found().get(0);
    }

    @Test
    @DisplayName(
            "1, 2, 3: practice and nursing service give each other tasks; pharmacy, carrier and strangers see none")
    void careTasks() {
        Answer given = gp.post(plan + "/$assign-task", task());
        String task =
                ((Reference) given.as(Parameters.class).getParameter("task").getValue()).getReference();
        for (String other : List.of("pharmacist1", "dispatcher1", "nurse2", "gp2")) {
            Rest rest = new Rest(other);
            assertThat(rest.get(task).status()).as(other).isEqualTo(404);
            assertThat(rest.get("Task?group-identifier=" + made.caseToken()).body())
                    .as(other)
                    .doesNotContain("Wundverband");
        }
        for (String other : List.of("nurse2", "gp2")) {
            assertThat(new Rest(other).post(plan + "/$assign-task", task()).status())
                    .as(other)
                    .isEqualTo(404);
            assertThat(new Rest(other)
                            .post(task + "/$step", step("acknowledge"))
                            .status())
                    .as(other)
                    .isEqualTo(404);
        }
        assertThat(new Rest("pharmacist1").post(plan + "/$assign-task", task()).status())
                .isEqualTo(403);
        assertThat(gp.post(task + "/$step", step("acknowledge")).status()).isEqualTo(422);
        Task read = nurse.get(task).as(Task.class);
        assertThat(nurse.put(read.setStatus(Task.TaskStatus.COMPLETED)).status())
                .isEqualTo(403);
        assertThat(new Rest("admin1").put(read).status()).isEqualTo(403);
        assertThat(nurse.post(task + "/$step", step("acknowledge")).status()).isEqualTo(200);
        assertThat(new Rest("discharge1").get(task).as(Task.class).getStatus()).isEqualTo(Task.TaskStatus.ACCEPTED);
        assertThat(nurse.post(task + "/$step", step("complete")).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("4, 5, 6: a value outside the agreed range becomes a Flag that the team settles")
    void valuesAreWatched() {
        Parameters range = new Parameters()
                .addParameter("measure", new CodeType(VitalSign.PULSE.code()))
                .addParameter("low", new DecimalType("50"))
                .addParameter("high", new DecimalType("100"));
        assertThat(nurse.post(plan + "/$agree-range", range).status()).isEqualTo(403);
        assertThat(gp.post(plan + "/$agree-range", range).status()).isEqualTo(200);
        assertThat(nurse.post("Observation", pulse("88")).status()).isEqualTo(201);
        String flags = "Flag?patient=" + made.patient();
        assertThat(gp.get(flags).found()).isEmpty();
        assertThat(nurse.post("Observation", pulse("128")).status()).isEqualTo(201);
        List<String> raised = gp.get(flags).found();
        assertThat(raised).hasSize(1);
        assertThat(gp.get("Communication?patient=" + made.patient()).body()).contains("128 /min");
        Parameters note = new Parameters().addParameter("note", new StringType("Nach Ruhe 84, Praxis weiß Bescheid"));
        assertThat(new Rest("nurse2").post(raised.get(0) + "/$settle", note).status())
                .isEqualTo(404);
        assertThat(new Rest("patient1").post(raised.get(0) + "/$settle", note).status())
                .isEqualTo(403);
        assertThat(nurse.post(raised.get(0) + "/$settle", note).status()).isEqualTo(200);
        assertThat(nurse.post(raised.get(0) + "/$settle", note).status()).isEqualTo(409);
    }

    @Test
    @DisplayName("7: the practice changes the hospital's prescription; nobody else does")
    void medicinesAreDecided() {
        String ramipril = gp.get("MedicationRequest?status=active&patient=" + made.patient())
                .found()
                .get(0);
        Parameters change = new Parameters()
                .addParameter("decision", new CodeType("changed"))
                .addParameter("prescription", new Reference(ramipril))
                .addParameter("dosage", new StringType("1-0-0-0"))
                .addParameter("reason", new StringType("Schwindel"));
        assertThat(nurse.post(plan + "/$decide-medicine", change).status()).isEqualTo(403);
        assertThat(new Rest("gp2").post(plan + "/$decide-medicine", change).status())
                .isEqualTo(404);
        assertThat(gp.post(plan + "/$decide-medicine", change).status()).isEqualTo(200);
        List<MedicationRequest> active =
                nurse.get("MedicationRequest?status=active&patient=" + made.patient()).resources().stream()
                        .map(MedicationRequest.class::cast)
                        .toList();
        assertThat(active).hasSize(1);
        assertThat(active.get(0).getPriorPrescription().getReference()).isEqualTo(ramipril);
        assertThat(gp.post(plan + "/$decide-medicine", change).status()).isEqualTo(409);
    }

    @Test
    @DisplayName("9: a questionnaire is sent by who treats, once at a time, unseen by pharmacy, carrier and strangers")
    void questionnaires() {
        Parameters wish = new Parameters()
                .addParameter("questionnaire", new CanonicalType("https://medicalhub.de/fhir/Questionnaire/at-home"));
        assertThat(new Rest("pharmacist1")
                        .post(plan + "/$send-questionnaire", wish)
                        .status())
                .isEqualTo(403);
        assertThat(new Rest("gp2").post(plan + "/$send-questionnaire", wish).status())
                .isEqualTo(404);
        Answer sent = gp.post(plan + "/$send-questionnaire", wish);
        assertThat(sent.status()).as(sent.body()).isEqualTo(200);
        String task =
                ((Reference) sent.as(Parameters.class).getParameter("task").getValue()).getReference();
        assertThat(nurse.post(plan + "/$send-questionnaire", wish).status()).isEqualTo(409);
        assertThat(nurse.get(task).as(Task.class).getStatus()).isEqualTo(Task.TaskStatus.REQUESTED);
        for (String other : List.of("pharmacist1", "dispatcher1", "nurse2", "gp2")) {
            assertThat(new Rest(other).get(task).status()).as(other).isEqualTo(404);
        }
        Task read = gp.get(task).as(Task.class);
        assertThat(gp.put(read.setStatus(Task.TaskStatus.COMPLETED)).status()).isEqualTo(403);
        assertThat(nurse.post(task + "/$step", step("take-back")).status()).isEqualTo(422);
        assertThat(gp.post(task + "/$step", step("take-back")).status()).isEqualTo(200);
        assertThat(gp.post(task + "/$step", step("take-back")).status()).isEqualTo(409);
    }

    @Test
    @DisplayName("8: the practice orders a medicine, pharmacy and nurse read it, and who ordered it marks a mistake")
    void aNewMedicine() {
        Parameters wish = new Parameters()
                .addParameter("decision", new CodeType("started"))
                .addParameter("name", new StringType("Torasemid 10 mg Tabletten"))
                .addParameter("dosage", new StringType("1-0-0-0"))
                .addParameter("reason", new StringType("Wasser in den Beinen"));
        assertThat(nurse.post(plan + "/$decide-medicine", wish).status()).isEqualTo(403);
        Answer ordered = gp.post(plan + "/$decide-medicine", wish);
        assertThat(ordered.status()).as(ordered.body()).isEqualTo(200);
        String order = ((Reference) ordered.as(Parameters.class)
                        .getParameter("prescription")
                        .getValue())
                .getReference();
        assertThat(new Rest("pharmacist1").get(order).status()).isEqualTo(200);
        MedicationRequest read = gp.get(order).as(MedicationRequest.class);
        assertThat(gp.put(read.setStatus(MedicationRequest.MedicationRequestStatus.ENTEREDINERROR))
                        .status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("Messages of a case are signed, read by the team and by nobody else, and stay as they were sent")
    void messages() {
        Communication message = message("Practitioner/gp-1", HubCodes.KIND_MESSAGE);
        assertThat(nurse.post("Communication", message).status()).isEqualTo(403);
        Communication anonymous = message.copy().setSender(null);
        assertThat(gp.post("Communication", anonymous).status()).isEqualTo(403);
        assertThat(gp.post("Communication", message("Practitioner/gp-1", HubCodes.KIND_ALERT))
                        .status())
                .isEqualTo(403);
        Communication forOthers = message.copy();
        forOthers.addExtension(HubCodes.ON_BEHALF_OF, new Reference("Organization/nursing-mayen"));
        assertThat(gp.post("Communication", forOthers).status()).isEqualTo(403);
        message.addExtension(HubCodes.ON_BEHALF_OF, new Reference("Organization/practice-mendig"));
        Communication sent = gp.post("Communication", message).as(Communication.class);
        String reference = "Communication/" + sent.getIdElement().getIdPart();
        assertThat(nurse.get(reference).status()).isEqualTo(200);
        assertThat(new Rest("nurse2").get(reference).status()).isEqualTo(404);
        assertThat(new Rest("pharmacist1").get(reference).status())
                .as("rule 18: a pharmacy reads what names it, and nothing tells it of the rest")
                .isEqualTo(404);
        Communication changed = sent.copy();
        changed.getPayloadFirstRep().setContent(new StringType("Etwas anderes"));
        assertThat(gp.put(changed).status()).isEqualTo(403);
        assertThat(gp.put(sent.copy().setStatus(Communication.CommunicationStatus.ENTEREDINERROR))
                        .status())
                .isEqualTo(200);
        Communication receipt = message("Practitioner/nurse-1", HubCodes.KIND_RECEIPT);
        receipt.setPayload(null).setAbout(null);
        assertThat(nurse.post("Communication", receipt).status()).isEqualTo(403);
        receipt.addInResponseTo(new Reference(reference));
        assertThat(nurse.post("Communication", receipt).status()).isEqualTo(201);
    }

    private Communication message(String sender, String kind) {
        Communication message = new Communication();
        message.addIdentifier(CaseId.parse(made.caseId()).toIdentifier());
        message.setStatus(Communication.CommunicationStatus.COMPLETED);
        message.addCategory(new CodeableConcept(new Coding(HubCodes.COMMUNICATION_KIND, kind, null)));
        message.setSubject(new Reference(made.patient()));
        message.addAbout(new Reference(plan));
        message.setSender(new Reference(sender));
        message.addPayload().setContent(new StringType("Bitte Gewicht täglich"));
        return message;
    }

    private Observation pulse(String value) {
        Observation pulse = new Observation();
        pulse.addIdentifier(CaseId.parse(made.caseId()).toIdentifier());
        pulse.setStatus(Observation.ObservationStatus.FINAL);
        pulse.setCode(new CodeableConcept(new Coding(VitalSign.LOINC, VitalSign.PULSE.code(), null)));
        pulse.setSubject(new Reference(made.patient()));
        pulse.addPerformer(new Reference("Practitioner/nurse-1"));
        pulse.setEffective(
                new DateTimeType(Date.from(HubClock.fromSystemProperty().instant())));
        pulse.setValue(new Quantity()
                .setValue(new BigDecimal(value))
                .setSystem(VitalSign.UCUM)
                .setCode(VitalSign.PULSE.unit()));
        return pulse;
    }

    private static Parameters task() {
        return new Parameters()
                .addParameter("to", new CodeType("nursing"))
                .addParameter("description", new StringType("Wundverband wechseln"))
                .addParameter(
                        "due",
                        CaseUnderTest.moment(
                                HubClock.fromSystemProperty().instant().plus(Duration.ofDays(1))));
    }

    private static Parameters step(String step) {
        return new Parameters().addParameter("step", new CodeType(step));
    }
}
