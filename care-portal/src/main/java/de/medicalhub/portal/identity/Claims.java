package de.medicalhub.portal.identity;

import de.medicalhub.common.security.Role;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.ByteArrayInputStream;
import java.io.Serializable;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a verified access token says about its holder.
 *
 * @param name as people write it
 * @param username as they sign in
 * @param fhirUser the person's resource, such as {@code Practitioner/gp-1}; empty if none
 */
public record Claims(String name, String username, String fhirUser, Set<Role> roles) implements Serializable {

    /**
     * Reads the claims of a token that the container has verified already.
     *
     * @param token a signed JWT (RFC 7519)
     */
    public static Claims of(String token) {
        String payload = token.split("\\.", -1)[1];
        try (var reader = Json.createReader(
                new ByteArrayInputStream(Base64.getUrlDecoder().decode(payload)))) {
            JsonObject claims = reader.readObject();
            String username = claims.getString("preferred_username", "");
            return new Claims(
                    claims.getString("name", username), username, claims.getString("fhirUser", ""), roles(claims));
        }
    }

    private static Set<Role> roles(JsonObject claims) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        JsonObject access = claims.getJsonObject("realm_access");
        if (access != null && access.containsKey("roles")) {
            access.getJsonArray("roles").getValuesAs(JsonString::getString).stream()
                    .flatMap(name -> Role.find(name).stream())
                    .forEach(roles::add);
        }
        return roles;
    }
}
