package de.medicalhub.fhir.smart.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The SMART configuration: what the identity provider says of itself, and what this server does with scopes. */
@Component
public class SmartConfiguration {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of the discovery document; those that it lacks are left out. */
    private static final List<String> TAKEN_OVER = List.of(
            "issuer",
            "jwks_uri",
            "authorization_endpoint",
            "token_endpoint",
            "token_endpoint_auth_methods_supported",
            "introspection_endpoint",
            "revocation_endpoint",
            "response_types_supported");

    private static final List<String> CAPABILITIES = List.of(
            "client-public",
            "client-confidential-symmetric",
            "permission-patient",
            "permission-user",
            "permission-v1",
            "permission-v2");

    private final IdentityProvider provider;
    private volatile String known = "";

    SmartConfiguration(IdentityProvider provider) {
        this.provider = provider;
    }

    /** As JSON; empty while the identity provider does not answer. Kept once known: its addresses do not move. */
    public Optional<String> json() {
        if (known.isEmpty()) {
            known = provider.discovery().map(SmartConfiguration::from).orElse("");
        }
        return Optional.of(known).filter(json -> !json.isEmpty());
    }

    private static String from(String discovery) {
        try {
            JsonNode said = JSON.readTree(discovery);
            ObjectNode configuration = JSON.createObjectNode();
            TAKEN_OVER.stream().filter(said::has).forEach(name -> configuration.set(name, said.get(name)));
            strings(configuration, "grant_types_supported", List.of("authorization_code", "client_credentials"));
            strings(configuration, "code_challenge_methods_supported", List.of("S256"));
            strings(configuration, "capabilities", CAPABILITIES);
            return JSON.writeValueAsString(configuration);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The identity provider's discovery document is no JSON", e);
        }
    }

    private static void strings(ObjectNode configuration, String name, List<String> values) {
        var list = configuration.putArray(name);
        values.forEach(list::add);
    }
}
