package de.medicalhub.common.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SilentTraceTest {
    @Test
    void messagesStayOutAndHapisCodesStayIn() {
        Throwable thrown = new IllegalStateException(
                "HAPI-0389: Failed for Erika Musterfrau", new IllegalArgumentException("born 1960-12-31"));

        assertThat(SilentTrace.of(thrown))
                .contains("IllegalStateException HAPI-0389", "IllegalArgumentException", "SilentTraceTest")
                .doesNotContain("Erika", "1960");
    }
}
