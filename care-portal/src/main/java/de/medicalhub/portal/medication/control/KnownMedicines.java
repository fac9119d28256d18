package de.medicalhub.portal.medication.control;

import de.medicalhub.common.fhir.CheckDigit;
import de.medicalhub.portal.medication.Medicine;
import de.medicalhub.portal.medication.Substance;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Ratio;

/** What a {@code Medication} of the directory says of a package (M6); pure. */
public final class KnownMedicines {
    private KnownMedicines() {}

    /** The first that bears the number and a name. */
    public static Optional<Medicine> of(String pzn, List<Medication> directory) {
        return directory.stream()
                .filter(medication -> medication.getCode().getCoding().stream()
                        .anyMatch(
                                code -> CheckDigit.PZN.system().equals(code.getSystem()) && pzn.equals(code.getCode())))
                .flatMap(medication -> named(pzn, medication).stream())
                .findFirst();
    }

    private static Optional<Medicine> named(String pzn, Medication medication) {
        CodeableConcept code = medication.getCode();
        return Stream.concat(
                        Stream.ofNullable(code.getText()),
                        code.getCoding().stream()
                                .filter(coding -> pzn.equals(coding.getCode()))
                                .map(Coding::getDisplay))
                .filter(Objects::nonNull)
                .filter(name -> !name.isBlank())
                .findFirst()
                .map(name -> new Medicine(
                        name,
                        medication.getIngredient().stream()
                                .filter(Medication.MedicationIngredientComponent::hasItemCodeableConcept)
                                .map(KnownMedicines::substance)
                                .toList(),
                        Objects.requireNonNullElse(medication.getForm().getText(), "")));
    }

    private static Substance substance(Medication.MedicationIngredientComponent ingredient) {
        CodeableConcept item = ingredient.getItemCodeableConcept();
        String name = item.hasText() ? item.getText() : item.getCodingFirstRep().getDisplay();
        return new Substance(Objects.requireNonNullElse(name, ""), strength(ingredient.getStrength()));
    }

    private static String strength(Ratio strength) {
        return strength.getNumerator().hasValue()
                ? strength.getNumerator().getValue().toPlainString().replace('.', ',') + " "
                        + Objects.requireNonNullElse(strength.getNumerator().getUnit(), "")
                : "";
    }
}
