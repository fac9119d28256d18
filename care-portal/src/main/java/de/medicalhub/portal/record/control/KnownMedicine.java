package de.medicalhub.portal.record.control;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Medication;

/**
 * What the hub's directory of medicines has under a number (K8); pure.
 *
 * @param codes the number and its substances; empty if there is none
 */
public record KnownMedicine(Optional<String> name, List<String> codes, Optional<String> substance) {

    /** No number, or a wrong one. */
    public static KnownMedicine none() {
        return new KnownMedicine(Optional.empty(), List.of(), Optional.empty());
    }

    /** @param found those that bear the number; without any, only the number itself is known */
    public static KnownMedicine of(String pzn, List<Medication> found) {
        List<String> substances = found.stream()
                .flatMap(medication -> medication.getCode().getCoding().stream())
                .filter(coding -> coding.hasSystem() && coding.getSystem().endsWith("/atc"))
                .map(Coding::getCode)
                .distinct()
                .toList();
        return new KnownMedicine(
                found.stream()
                        .map(Medication::getCode)
                        .flatMap(KnownMedicine::words)
                        .findFirst(),
                Stream.concat(Stream.of(pzn), substances.stream()).toList(),
                substances.stream().findFirst());
    }

    private static Stream<String> words(CodeableConcept code) {
        return Stream.concat(
                        Stream.ofNullable(code.getText()),
                        code.getCoding().stream().map(Coding::getDisplay))
                .filter(words -> words != null && !words.isBlank());
    }
}
