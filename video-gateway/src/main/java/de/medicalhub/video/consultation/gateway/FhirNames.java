package de.medicalhub.video.consultation.gateway;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.StringType;

/** How FHIR's names and codes read on a page. */
final class FhirNames {
    private FhirNames() {}

    /** Prefix, given and family name. */
    static String of(List<HumanName> names) {
        Optional<HumanName> name = names.stream()
                .filter(candidate -> candidate.getUse() == HumanName.NameUse.OFFICIAL)
                .findFirst()
                .or(() -> names.stream().findFirst());
        return name.map(FhirNames::text).orElse("");
    }

    /** The text, else the first display, else the first code. */
    static String of(CodeableConcept concept) {
        if (concept.hasText()) {
            return concept.getText();
        }
        return concept.getCoding().stream()
                .map(coding -> coding.hasDisplay() ? coding.getDisplay() : coding.getCode())
                .filter(text -> text != null)
                .findFirst()
                .orElse("");
    }

    private static String text(HumanName name) {
        if (name.hasText()) {
            return name.getText();
        }
        Stream<String> parts = Stream.concat(
                Stream.concat(name.getPrefix().stream(), name.getGiven().stream())
                        .map(StringType::getValue),
                Stream.ofNullable(name.getFamily()));
        return parts.filter(part -> part != null).collect(Collectors.joining(" "));
    }
}
