package de.medicalhub.portal.medication.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.CheckDigit;
import de.medicalhub.portal.medication.Medicine;
import de.medicalhub.portal.medication.Substance;
import java.math.BigDecimal;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Ratio;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KnownMedicinesTest {
    private static final String PZN = "99001157";

    @Test
    @DisplayName("M6: a medicine of the directory has the name, form and substances that a plan prints for its number")
    void knowsWhatIsPrinted() {
        Medication ramipril = numbered(PZN, "Ramipril 5 mg Tabletten");
        ramipril.getForm().setText("Tabl");
        ramipril.addIngredient()
                .setItem(new CodeableConcept().setText("Ramipril"))
                .setStrength(new Ratio()
                        .setNumerator(
                                new Quantity().setValue(new BigDecimal("2.5")).setUnit("mg"))
                        .setDenominator(new Quantity(1)));
        assertThat(KnownMedicines.of(PZN, List.of(numbered("99001016", "Apixaban"), ramipril)))
                .contains(
                        new Medicine("Ramipril 5 mg Tabletten", List.of(new Substance("Ramipril", "2,5 mg")), "Tabl"));
    }

    @Test
    @DisplayName("M6: a number that nobody has entered, or without any name, is not known")
    void doesNotGuess() {
        assertThat(KnownMedicines.of(PZN, List.of(numbered("99001016", "Apixaban"), numbered(PZN, ""))))
                .isEmpty();
    }

    private static Medication numbered(String pzn, String name) {
        Medication medication = new Medication();
        medication
                .getCode()
                .addCoding()
                .setSystem(CheckDigit.PZN.system())
                .setCode(pzn)
                .setDisplay(name);
        return medication;
    }
}
