package de.medicalhub.transport.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class InputsTest {
    @Test
    @DisplayName("true and false are said as such; a text, a number or nothing says neither")
    void truthIsSaid() {
        JsonObject json = Json.createObjectBuilder()
                .add("yes", true)
                .add("no", false)
                .add("text", "true")
                .add("number", 1)
                .addNull("null")
                .build();
        assertThat(Inputs.truth(json, "yes")).contains(true);
        assertThat(Inputs.truth(json, "no")).contains(false);
        for (String name : new String[] {"text", "number", "null", "missing"}) {
            assertThat(Inputs.truth(json, name)).isEmpty();
        }
    }
}
