package de.medicalhub.fhir.aftercare.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.operation.Fault;
import de.medicalhub.fhir.operation.Refusal;
import java.util.List;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DecideMedicineTest {
    private static final String RAMIPRIL = "MedicationRequest/ramipril";

    private final AftercareInMemory records = new AftercareInMemory();
    private final DecideMedicine decide = new DecideMedicine(records, AftercareInMemory.CLOCK);

    @BeforeEach
    void theHospitalHasPrescribed() {
        MedicationRequest ramipril = new MedicationRequest();
        ramipril.setStatus(MedicationRequestStatus.ACTIVE).setSubject(new Reference(AftercareInMemory.PATIENT));
        ramipril.setMedication(new CodeableConcept().setText("Ramipril 5 mg"));
        ramipril.setRequester(new Reference("Practitioner/physician"));
        ramipril.addDosageInstruction().setText("1-0-1-0");
        records.put(RAMIPRIL, ramipril);
    }

    @Test
    @DisplayName("7: a change is a new prescription in the own name that names the prior one, which ends")
    void aChange() {
        String next = decide("changed", RAMIPRIL, "1-0-0-0", "Blutdruck zu niedrig");
        MedicationRequest written = request(next);
        assertThat(written.getStatus()).isEqualTo(MedicationRequestStatus.ACTIVE);
        assertThat(written.getRequester().getReference()).isEqualTo("Practitioner/gp");
        assertThat(written.getPriorPrescription().getReference()).isEqualTo(RAMIPRIL);
        assertThat(written.getMedicationCodeableConcept().getText()).isEqualTo("Ramipril 5 mg");
        assertThat(written.getDosageInstructionFirstRep().getText()).isEqualTo("1-0-0-0");
        assertThat(request(RAMIPRIL).getStatus()).isEqualTo(MedicationRequestStatus.COMPLETED);
        assertThat(request(RAMIPRIL).getRequester().getReference()).isEqualTo("Practitioner/physician");
        assertThat(catchThrowableOfType(Refusal.class, () -> decide("stopped", RAMIPRIL, "", "doch nicht"))
                        .kind())
                .isEqualTo(ProblemKind.CONFLICT);
    }

    @Test
    @DisplayName("7: what ends says why; what stays is marked as looked at")
    void stopAndKeep() {
        decide("kept", RAMIPRIL, "", "");
        assertThat(request(RAMIPRIL).getStatus()).isEqualTo(MedicationRequestStatus.ACTIVE);
        assertThat(request(RAMIPRIL).getNoteFirstRep().getAuthorReference().getReference())
                .isEqualTo("Practitioner/gp");
        decide("stopped", RAMIPRIL, "", "Reizhusten");
        assertThat(request(RAMIPRIL).getStatus()).isEqualTo(MedicationRequestStatus.STOPPED);
        assertThat(request(RAMIPRIL).getStatusReason().getText()).isEqualTo("Reizhusten");
    }

    @Test
    @DisplayName("7: what was taken before and is missing in the hospital's list goes on, or ends, by a prescription")
    void whatWasTakenBefore() {
        MedicationStatement before = new MedicationStatement();
        before.setSubject(new Reference(AftercareInMemory.PATIENT));
        before.setMedication(new CodeableConcept().setText("Bisoprolol 2,5 mg"));
        before.addDosage().setText("1-0-0-0");
        records.put("MedicationStatement/biso", before);
        Parameters wish = wish("kept", "", "").addParameter("statement", new Reference("MedicationStatement/biso"));
        MedicationRequest next = request(decide.decide(AftercareInMemory.PLAN, wish, AftercareInMemory.GP)
                .get(0));
        assertThat(next.getStatus()).isEqualTo(MedicationRequestStatus.ACTIVE);
        assertThat(next.getDosageInstructionFirstRep().getText()).isEqualTo("1-0-0-0");
    }

    @Test
    @DisplayName("7: reasons and dosage are not left out, and others' medicines are not touched")
    void faultsAreNamed() {
        assertThat(catchThrowableOfType(Refusal.class, () -> decide("changed", RAMIPRIL, "", ""))
                        .faults())
                .extracting(Fault::parameter)
                .containsExactlyInAnyOrder("dosage", "reason");
        MedicationRequest others = new MedicationRequest();
        others.setStatus(MedicationRequestStatus.ACTIVE).setSubject(new Reference("Patient/other"));
        records.put("MedicationRequest/other", others);
        assertThat(catchThrowableOfType(Refusal.class, () -> decide("kept", "MedicationRequest/other", "", ""))
                        .faults())
                .extracting(Fault::parameter)
                .contains("prescription");
    }

    @Test
    @DisplayName("8: a new medicine has name, number, substance, dosage, days and reason, in the own name")
    void aNewMedicine() {
        Parameters wish = wish("started", "1-0-0-0", "Wasser in den Beinen")
                .addParameter("name", new StringType("Torasemid 10 mg Tabletten"))
                .addParameter("pzn", new StringType("99001157"))
                .addParameter("atc", new StringType("C03CA04"))
                .addParameter("start", new DateType("2026-11-27"))
                .addParameter("end", new DateType("2026-12-03"));
        MedicationRequest next = request(decide.decide(AftercareInMemory.PLAN, wish, AftercareInMemory.GP)
                .get(0));
        assertThat(next.getStatus()).isEqualTo(MedicationRequestStatus.ACTIVE);
        assertThat(next.getRequester().getReference()).isEqualTo("Practitioner/gp");
        assertThat(next.getMedicationCodeableConcept().getText()).isEqualTo("Torasemid 10 mg Tabletten");
        assertThat(next.getMedicationCodeableConcept().getCoding())
                .extracting(Coding::getCode)
                .containsExactly("99001157", "C03CA04");
        assertThat(next.getReasonCodeFirstRep().getText()).isEqualTo("Wasser in den Beinen");
        assertThat(next.hasStatusReason()).isFalse();
        Period taken = (Period)
                next.getDosageInstructionFirstRep().getTiming().getRepeat().getBounds();
        assertThat(taken.getStartElement().getValueAsString()).isEqualTo("2026-11-27");
        assertThat(taken.getEndElement().getValueAsString()).isEqualTo("2026-12-03");
    }

    @Test
    @DisplayName("8: the same medicine in the same words once more is refused; with another dosage it is not")
    void theSameTwiceIsRefused() {
        decide.decide(AftercareInMemory.PLAN, torasemid("1-0-0-0"), AftercareInMemory.GP);
        assertThat(catchThrowableOfType(
                                Refusal.class,
                                () -> decide.decide(AftercareInMemory.PLAN, torasemid("1-0-0-0"), AftercareInMemory.GP))
                        .kind())
                .isEqualTo(ProblemKind.CONFLICT);
        assertThat(decide.decide(AftercareInMemory.PLAN, torasemid("1-0-1-0"), AftercareInMemory.GP))
                .hasSize(1);
    }

    private static Parameters torasemid(String dosage) {
        return wish("started", dosage, "Wasser in den Beinen")
                .addParameter("name", new StringType("Torasemid 10 mg Tabletten"));
    }

    @Test
    @DisplayName("8: a wrong number, an end before the start and a missing name are all named")
    void aNewMedicineWithFaults() {
        Parameters wish = wish("started", "", "")
                .addParameter("pzn", new StringType("99001158"))
                .addParameter("start", new DateType("2026-11-27"))
                .addParameter("end", new DateType("2026-11-26"));
        assertThat(catchThrowableOfType(
                                Refusal.class, () -> decide.decide(AftercareInMemory.PLAN, wish, AftercareInMemory.GP))
                        .faults())
                .extracting(Fault::parameter)
                .containsExactlyInAnyOrder("name", "pzn", "end", "dosage", "reason");
    }

    @Test
    @DisplayName("7: decisions that are sent together are stored together, or none of them; each fault names its place")
    void together() {
        MedicationRequest second = new MedicationRequest();
        second.setStatus(MedicationRequestStatus.ACTIVE).setSubject(new Reference(AftercareInMemory.PATIENT));
        second.setMedication(new CodeableConcept().setText("Torasemid 10 mg"));
        records.put("MedicationRequest/tora", second);
        Parameters faulty = new Parameters();
        add(faulty, wish("kept", "", "").addParameter("prescription", new Reference(RAMIPRIL)));
        add(faulty, wish("stopped", "", "").addParameter("prescription", new Reference("MedicationRequest/tora")));
        assertThat(catchThrowableOfType(
                                Refusal.class,
                                () -> decide.decide(AftercareInMemory.PLAN, faulty, AftercareInMemory.GP))
                        .faults())
                .extracting(Fault::parameter)
                .containsExactly("medicine[1].reason");
        assertThat(request(RAMIPRIL).hasNote()).isFalse();

        Parameters wish = new Parameters();
        add(
                wish,
                wish("changed", "1-0-0-0", "Blutdruck zu niedrig")
                        .addParameter("prescription", new Reference(RAMIPRIL)));
        add(
                wish,
                wish("stopped", "", "Reizhusten")
                        .addParameter("prescription", new Reference("MedicationRequest/tora")));
        List<String> stored = decide.decide(AftercareInMemory.PLAN, wish, AftercareInMemory.GP);
        assertThat(request(stored.get(0)).getPriorPrescription().getReference()).isEqualTo(RAMIPRIL);
        assertThat(stored.get(1)).isEqualTo("MedicationRequest/tora");
        assertThat(request(stored.get(1)).getStatus()).isEqualTo(MedicationRequestStatus.STOPPED);
        assertThat(catchThrowableOfType(
                                Refusal.class, () -> decide.decide(AftercareInMemory.PLAN, wish, AftercareInMemory.GP))
                        .kind())
                .isEqualTo(ProblemKind.CONFLICT);
    }

    private static void add(Parameters together, Parameters one) {
        Parameters.ParametersParameterComponent medicine =
                together.addParameter().setName("medicine");
        one.getParameter().forEach(medicine::addPart);
    }

    private String decide(String decision, String prescription, String dosage, String reason) {
        Parameters wish = wish(decision, dosage, reason).addParameter("prescription", new Reference(prescription));
        return decide.decide(AftercareInMemory.PLAN, wish, AftercareInMemory.GP).get(0);
    }

    private static Parameters wish(String decision, String dosage, String reason) {
        Parameters wish = new Parameters().addParameter("decision", new CodeType(decision));
        if (!dosage.isEmpty()) {
            wish.addParameter("dosage", new StringType(dosage));
        }
        if (!reason.isEmpty()) {
            wish.addParameter("reason", new StringType(reason));
        }
        return wish;
    }

    private MedicationRequest request(String reference) {
        return records.find(MedicationRequest.class, reference).orElseThrow();
    }
}
