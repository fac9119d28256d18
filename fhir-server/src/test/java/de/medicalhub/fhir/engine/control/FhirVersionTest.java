package de.medicalhub.fhir.engine.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FhirVersionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/fhir+json | false",
                "application/fhir+json;fhirVersion=4.0 | false",
                "application/fhir+xml; fhirVersion=\"4.0.1\"; charset=utf-8 | false",
                "application/fhir+json;fhirVersion=3.0 | true",
                "application/fhir+json; FHIRVERSION = \"5.0\" | true",
                "application/fhir+json;fhirVersion= | true",
                "application/fhir+json;fhirVersion=3.0, application/fhir+json;fhirVersion=4.0 | false",
                "application/fhir+json;fhirVersion=3.0, */*;q=0.1 | false",
                "application/fhir+json;fhirVersion=3.0, application/fhir+json;fhirVersion=5.0 | true",
            })
    @DisplayName("rule 13: another version of FHIR is not spoken, unless something else will do")
    void otherVersionsAreForeign(String mediaTypes, boolean foreign) {
        assertThat(FhirVersion.isForeign(List.of(mediaTypes))).isEqualTo(foreign);
    }
}
