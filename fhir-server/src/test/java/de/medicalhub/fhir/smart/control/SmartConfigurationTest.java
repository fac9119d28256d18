package de.medicalhub.fhir.smart.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SmartConfigurationTest {
    private static final String SAID = """
            {"issuer":"https://id.example/realms/r","token_endpoint":"https://id.example/token",
            "scopes_supported":["openid"],"code_challenge_methods_supported":["plain","S256"]}""";

    @Test
    @DisplayName("2: says what the identity provider says of itself")
    void takesAddressesOver() {
        assertThat(new SmartConfiguration(() -> Optional.of(SAID)).json())
                .hasValueSatisfying(json -> assertThat(json)
                        .contains(
                                "\"issuer\":\"https://id.example/realms/r\"",
                                "\"token_endpoint\":\"https://id.example/token\"")
                        .contains("\"code_challenge_methods_supported\":[\"S256\"]", "permission-v2")
                        .doesNotContain("authorization_endpoint", "scopes_supported", "launch"));
    }

    @Test
    @DisplayName("2: says nothing without the identity provider, and asks again")
    void asksAgainUntilThereIsAnAnswer() {
        Deque<Optional<String>> answers = new ArrayDeque<>(List.of(Optional.empty(), Optional.of(SAID)));
        SmartConfiguration configuration = new SmartConfiguration(answers::pop);
        assertThat(configuration.json()).isEmpty();
        assertThat(configuration.json()).isPresent();
        assertThat(configuration.json()).isPresent();
        assertThat(answers).isEmpty();
    }
}
