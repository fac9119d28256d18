package de.medicalhub.portal.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchAnswerTest {
    @ParameterizedTest(name = "R1 a part that answers {0} is absent or there")
    @ValueSource(strings = {"200 OK", "200", "403 Forbidden", "404 Not Found", "410", "400 Bad Request", ""})
    void answered(String status) {
        Bundle answer = batch(status);
        assertThat(BatchAnswer.checked(answer)).isSameAs(answer);
    }

    @ParameterizedTest(name = "R1 a part that answers {0} fails the page as {1}")
    @CsvSource({
        "500 Internal Server Error, FAULT",
        "503, UNAVAILABLE",
        "504 Gateway Timeout, UNAVAILABLE",
        "429 Too Many Requests, UNAVAILABLE",
        "408, UNAVAILABLE",
    })
    void failed(String status, ProblemKind kind) {
        assertThatExceptionOfType(HubException.class)
                .isThrownBy(() -> BatchAnswer.checked(batch(status)))
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(kind));
    }

    @Test
    @DisplayName(
            "R6 of the directory each page is read, of other answers the first; never more pages than are asked for")
    void whole() {
        Bundle answer = new Bundle();
        answer.addEntry().setResource(page("directory-1", true));
        answer.addEntry().setResource(page("other-1", true));
        Map<String, Bundle> following =
                Map.of("directory-1", page("directory-2", true), "directory-2", page("directory-3", false));
        assertThat(BatchAnswer.whole(answer, 1, 9, page -> following.get(page.getId())))
                .extracting(Bundle::getId)
                .containsExactly(null, "directory-2", "directory-3");
        assertThat(BatchAnswer.whole(answer, 1, 1, page -> following.get(page.getId())))
                .hasSize(2);
    }

    private static Bundle page(String id, boolean more) {
        Bundle page = new Bundle();
        page.setId(id);
        if (more) {
            page.addLink().setRelation(Bundle.LINK_NEXT).setUrl("http://localhost/" + id);
        }
        return page;
    }

    private static Bundle batch(String second) {
        Bundle answer = new Bundle().setType(Bundle.BundleType.BATCHRESPONSE);
        answer.addEntry().setResource(new Bundle()).getResponse().setStatus("200 OK");
        answer.addEntry().getResponse().setStatus(second.isEmpty() ? null : second);
        return answer;
    }
}
