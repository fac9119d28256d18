package de.medicalhub.fhir.engine.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.testing.Stack;
import de.medicalhub.fhir.testing.FhirHttp;
import de.medicalhub.fhir.testing.FhirHttp.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
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

    @Test
    @DisplayName("Rule 3: a token that was changed, is unsigned, or is meant for another server is none")
    void onlyTokensOfTheRealmForThisServerCount() {
        String[] right = Stack.token("nurse1").split("\\.", -1);
        String[] other = Stack.token("patient1").split("\\.", -1);
        String unsigned = base64("{\"alg\":\"none\",\"typ\":\"JWT\"}");
        assertThat(FhirHttp.withToken(String.join(".", right))
                        .get("/Organization?_count=1")
                        .status())
                .isEqualTo(200);
        for (String token : List.of(
                right[0] + "." + other[1] + "." + right[2],
                right[0] + "." + right[1] + "." + other[2],
                unsigned + "." + right[1] + ".",
                unsigned + "." + right[1] + "." + right[2],
                right[0] + "." + right[1],
                "x")) {
            assertThat(FhirHttp.withToken(token).get("/Organization?_count=1").status())
                    .as(token)
                    .isEqualTo(401);
        }
        assertThat(FhirHttp.withToken(Stack.tokenForOthers("nurse1"))
                        .get("/Organization?_count=1")
                        .status())
                .isEqualTo(401);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
