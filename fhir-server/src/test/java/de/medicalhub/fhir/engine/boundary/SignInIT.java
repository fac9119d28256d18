package de.medicalhub.fhir.engine.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.fhir.testing.FhirHttp;
import de.medicalhub.fhir.testing.FhirHttp.Answer;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInIT {
    @Test
    @DisplayName("Rule 3: what the server can do is public")
    void capabilityStatementNeedsNoToken() {
        Answer answer = FhirHttp.asNobody().get("/metadata");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).startsWith("{\"resourceType\":\"CapabilityStatement\"");
    }

    @ParameterizedTest
    @DisplayName("Rule 3: everything else needs a token")
    @ValueSource(
            strings = {
                "/Patient",
                "/Patient/patient-1",
                "/Organization",
                "/AuditEvent",
                "/_history",
                "/metadata/x",
                "/Patient;x/metadata"
            })
    void everythingElseIsRefusedWithoutToken(String path) {
        Answer answer = FhirHttp.asNobody().get(path);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.as(OperationOutcome.class).getIssueFirstRep().getCode())
                .isEqualTo(IssueType.LOGIN);
    }
}
