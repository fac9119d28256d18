package de.medicalhub.fhir.engine.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule 9 of the feature. */
class BodyTypeTest {
    @ParameterizedTest(name = "rule 9: {0} is {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "application/fhir+json | JSON",
                "application/fhir+json; charset=utf-8 | JSON",
                "application/json+fhir | JSON",
                "application/fhir json | JSON",
                "application/fhir+json,x | JSON",
                "x;y=z, application/json+fhir | JSON",
                "text/json | JSON",
                "json | JSON",
                "application/json-patch+json | JSON",
                "APPLICATION/FHIR+JSON | JSON",
                "application/xml+fhir | XML",
                "text/plain,application/xml+fhir;x=y | XML",
                "text/xml | XML",
                "application/fhir+ndjson | LINES",
                "application/ndjson | LINES",
                "application/fhir+turtle | FOREIGN",
                "application/x-turtle | FOREIGN",
                "application/x-www-form-urlencoded; charset=UTF-8 | FORM",
                "image/jpeg | RAW",
            })
    void typesAreThoseThatTheEngineTakesThemFor(String header, BodyType type) {
        assertThat(BodyType.of(List.of(header))).isEqualTo(type);
    }

    @Test
    @DisplayName("rule 9: of two headers the engine takes the first that it knows, wherever it stands")
    void allHeadersAreLookedAt() {
        assertThat(BodyType.of(List.of("x", "application/xml+fhir"))).isEqualTo(BodyType.XML);
        assertThat(BodyType.of(List.of())).isEqualTo(BodyType.RAW);
    }
}
