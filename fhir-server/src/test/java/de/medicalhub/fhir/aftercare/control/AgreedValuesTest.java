package de.medicalhub.fhir.aftercare.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.fhir.VitalSign;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.operation.Refusal;
import java.math.BigDecimal;
import java.util.HashMap;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AgreedValuesTest {
    private final AftercareInMemory records = new AftercareInMemory();
    private final AgreeRange ranges = new AgreeRange(records, AftercareInMemory.CLOCK);
    private final WatchValues watch = new WatchValues(records, AftercareInMemory.CLOCK);

    @Test
    @DisplayName("4: a range replaces the former one of the same value")
    void aRangeIsAgreedAnew() {
        agree(VitalSign.PULSE, "50", "100");
        agree(VitalSign.PULSE, "55", "90");
        agree(VitalSign.WEIGHT, "60", "64");
        assertThat(records.rangesOf(AftercareInMemory.PATIENT)).hasSize(2);
        assertThat(records.all(Goal.class)).hasSize(3);
        ranges.agree(
                AftercareInMemory.PLAN,
                new Parameters().addParameter("measure", new CodeType(VitalSign.PULSE.code())),
                AftercareInMemory.GP);
        assertThat(records.rangesOf(AftercareInMemory.PATIENT)).hasSize(1);
    }

    @Test
    @DisplayName("4: limits that cannot be are refused")
    void limitsMustMakeSense() {
        assertThat(catchThrowableOfType(Refusal.class, () -> agree(VitalSign.PULSE, "100", "50"))
                        .kind())
                .isEqualTo(ProblemKind.INVALID);
    }

    @Test
    @DisplayName("5: a value outside raises one Flag and one alert; further ones show the newest value")
    void aValueOutsideIsWorkForSomebody() {
        agree(VitalSign.SYSTOLIC, "100", "160");
        watch.watch(pressure("Observation/a", "160"), new HashMap<>());
        assertThat(records.all(Flag.class)).isEmpty();
        watch.watch(pressure("Observation/b", "182"), new HashMap<>());
        watch.watch(pressure("Observation/c", "190"), new HashMap<>());
        assertThat(records.all(Flag.class)).hasSize(1);
        assertThat(records.all(Communication.class)).hasSize(1);
        Flag flag = records.all(Flag.class).get(0);
        assertThat(((Reference) flag.getExtensionByUrl(HubCodes.FLAG_DETAIL).getValue()).getReference())
                .isEqualTo("Observation/c");
        assertThat(records.all(Communication.class).get(0).getRecipient()).hasSize(2);
    }

    @Test
    @DisplayName("5: other units and values entered in error raise nothing")
    void whatCannotBeComparedRaisesNothing() {
        agree(VitalSign.SYSTOLIC, "100", "160");
        Observation other = pressure("Observation/a", "24");
        ((Quantity) other.getComponentFirstRep().getValue()).setCode("kPa");
        watch.watch(other, new HashMap<>());
        watch.watch(
                pressure("Observation/b", "240").setStatus(Observation.ObservationStatus.ENTEREDINERROR),
                new HashMap<>());
        assertThat(records.all(Flag.class)).isEmpty();
    }

    @Test
    @DisplayName("6: a Flag is settled once, with a sentence that all read")
    void aFlagIsSettled() {
        agree(VitalSign.SYSTOLIC, "100", "160");
        watch.watch(pressure("Observation/b", "182"), new HashMap<>());
        SettleFlag settle = new SettleFlag(records, AftercareInMemory.CLOCK);
        String flag = "Flag/" + records.all(Flag.class).get(0).getIdElement().getIdPart();
        Parameters words = new Parameters().addParameter("note", new StringType("Praxis hat angerufen"));
        assertThat(catchThrowableOfType(Refusal.class, () -> settle.settle(flag, words, AftercareInMemory.STRANGER))
                        .kind())
                .isEqualTo(ProblemKind.NOT_FOUND);
        settle.settle(flag, words, AftercareInMemory.NURSE);
        assertThat(records.openFlagsOf(AftercareInMemory.PATIENT)).isEmpty();
        assertThat(records.all(Communication.class))
                .anyMatch(one -> one.getSender().getReference() != null
                        && one.getSender().getReference().equals("Practitioner/nurse"));
        assertThat(catchThrowableOfType(Refusal.class, () -> settle.settle(flag, words, AftercareInMemory.NURSE))
                        .kind())
                .isEqualTo(ProblemKind.CONFLICT);
    }

    private void agree(VitalSign sign, String low, String high) {
        ranges.agree(
                AftercareInMemory.PLAN,
                new Parameters()
                        .addParameter("measure", new CodeType(sign.code()))
                        .addParameter("low", new DecimalType(low))
                        .addParameter("high", new DecimalType(high)),
                AftercareInMemory.GP);
    }

    private static Observation pressure(String id, String systolic) {
        Observation pressure = new Observation();
        pressure.setId(id);
        pressure.setStatus(Observation.ObservationStatus.FINAL);
        pressure.setSubject(new Reference(AftercareInMemory.PATIENT));
        pressure.addComponent()
                .setCode(new CodeableConcept(new Coding(VitalSign.LOINC, VitalSign.SYSTOLIC.code(), null)))
                .setValue(new Quantity().setValue(new BigDecimal(systolic)).setCode(VitalSign.SYSTOLIC.unit()));
        return pressure;
    }
}
