package de.medicalhub.portal.messages.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MessageTextTest {
    @Test
    @DisplayName("a message has words, not too many, and a case that runs")
    void faults() {
        assertThat(MessageText.fault("Bitte den Schlüssel mitgeben.", false)).isEmpty();
        assertThat(MessageText.fault("x".repeat(4000), false)).isEmpty();
        assertThat(MessageText.fault("x".repeat(4001), false)).contains("fault.message.too-long");
        assertThat(MessageText.fault(" \n", false)).contains("fault.message.missing");
        assertThat(MessageText.fault("Bitte den Schlüssel mitgeben.", true)).contains("messages.ended");
    }
}
