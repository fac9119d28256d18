package de.medicalhub.common.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.helpers.MessageFormatter;

class IncidentLogTest {
    private static final String ROW = "Failing row contains (42, Erika Musterfrau, 1960-12-31)";

    private final List<String> lines = new ArrayList<>();
    private final IncidentLog log = new IncidentLog(recording());

    @ParameterizedTest
    @EnumSource
    void everyIncidentStandsInTheLogOnceWithoutMessages(ProblemKind kind) {
        IncidentId incident = log.note(kind, "step.ended", new IllegalStateException(ROW));

        assertThat(lines).hasSize(1);
        assertThat(lines.get(0)).contains(incident.value(), "step.ended").doesNotContain("Erika", "1960");
    }

    @Test
    void whatDoesNotAnswerIsAWarningWithItsCause() {
        log.note(
                ProblemKind.UNAVAILABLE,
                "orders",
                new HubException(ProblemKind.UNAVAILABLE, "No answer.", new java.io.IOException(ROW)));

        assertThat(lines.get(0))
                .startsWith("WARN")
                .contains("No answer.", "java.io.IOException", "IncidentLogTest")
                .doesNotContain("Erika");
    }

    @Test
    void faultsAreErrorsAndRefusalsNews() {
        log.note(ProblemKind.FAULT, "fault", null);
        log.note(ProblemKind.CONFLICT, "step.ended", null);

        assertThat(lines.get(0)).startsWith("ERROR");
        assertThat(lines.get(1)).startsWith("INFO").contains("refused");
    }

    private Logger recording() {
        return (Logger) Proxy.newProxyInstance(
                Logger.class.getClassLoader(), new Class<?>[] {Logger.class}, (proxy, method, given) -> {
                    Object[] values = given.length == 2 && given[1] instanceof Object[] many
                            ? many
                            : Arrays.copyOfRange(given, 1, given.length);
                    String message = MessageFormatter.arrayFormat((String) given[0], values)
                            .getMessage();
                    lines.add(method.getName().toUpperCase(Locale.ROOT) + " " + message);
                    return null;
                });
    }
}
