package de.medicalhub.fhir.engine.control;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerShapeTest {
    @ParameterizedTest(name = "rule 13: {0} {1}={2}")
    @CsvSource({
        "HISTORY_INSTANCE, _count, abc, 400",
        "HISTORY_INSTANCE, _count, -1, 400",
        "HISTORY_INSTANCE, _count, 99999999999, 400",
        "HISTORY_INSTANCE, _since, yesterday, 400",
        "HISTORY_INSTANCE, _at, 2026-13-01, 400",
        "SEARCH_TYPE, _count, ١٢, 400",
        "SEARCH_TYPE, _summary, some, 400",
        "SEARCH_TYPE, _total, exact, 400",
        "GET_PAGE, _getpagesoffset, abc, 400",
        "READ, _format, foo, 406",
        "READ, _format, ttl, 406",
        "METADATA, _format, html, 406",
    })
    void whatIsNotUnderstoodIsRefused(RestOperationTypeEnum interaction, String name, String value, int status) {
        assertThat(status("Patient", "", interaction, name, value)).isEqualTo(status);
    }

    @ParameterizedTest(name = "rule 13: {0} {1}={2}")
    @CsvSource({
        "HISTORY_INSTANCE, _count, 5",
        "HISTORY_INSTANCE, _since, 2026-11-27T04:30:00Z",
        "HISTORY_INSTANCE, _since, 2026-11-27T04:30:00.123+01:00",
        "HISTORY_INSTANCE, _at, ge2020",
        "EXTENDED_OPERATION_SERVER, _since, told by the operation",
        "SEARCH_TYPE, _count, ' '",
        "SEARCH_TYPE, _summary, count",
        "SEARCH_TYPE, _total, none",
        "READ, _format, json",
        "READ, _format, application/fhir xml",
        "READ, _format, application/fhir+json;fhirVersion=4.0",
        "SEARCH_TYPE, name, foo",
    })
    void whatIsUnderstoodPasses(RestOperationTypeEnum interaction, String name, String value) {
        assertThat(status("Patient", "", interaction, name, value)).isZero();
    }

    @ParameterizedTest(name = "rule 13: {0} {1}")
    @CsvSource({"Binary, '', image/png", "Patient, $my-data, application/pdf"})
    void documentsHaveFormsOfTheirOwn(String type, String operation, String format) {
        assertThat(status(type, operation, RestOperationTypeEnum.READ, "_format", format))
                .isZero();
    }

    @ParameterizedTest(name = "rule 13: Accept {0}")
    @CsvSource({"application/fhir+json;fhirVersion=3.0, 406", "application/fhir+json;fhirVersion=4.0, 0"})
    void otherVersionsOfFhirAreNotWritten(String accept, int status) {
        SystemRequestDetails request = new SystemRequestDetails();
        request.setRestOperationType(RestOperationTypeEnum.READ);
        request.addHeader("Accept", accept);
        assertThat(AnswerShape.refusal(request)
                        .map(BaseServerResponseException::getStatusCode)
                        .orElse(0))
                .isEqualTo(status);
    }

    /** Of the refusal; 0 without one. */
    private static int status(
            String type, String operation, RestOperationTypeEnum interaction, String name, String value) {
        SystemRequestDetails request = new SystemRequestDetails();
        request.setResourceName(type);
        request.setOperation(operation);
        request.setRestOperationType(interaction);
        request.setParameters(Map.of(name, new String[] {value}));
        return AnswerShape.refusal(request)
                .map(BaseServerResponseException::getStatusCode)
                .orElse(0);
    }
}
