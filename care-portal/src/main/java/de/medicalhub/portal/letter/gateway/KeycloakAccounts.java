package de.medicalhub.portal.letter.gateway;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.common.security.Role;
import de.medicalhub.common.security.ServiceToken;
import de.medicalhub.portal.letter.control.Accounts;
import de.medicalhub.portal.letter.entity.Recipient;
import de.medicalhub.portal.settings.PortalSettings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Accounts at Keycloak, by its administration over HTTP; the service account may manage users and nothing else. */
@ApplicationScoped
class KeycloakAccounts implements Accounts {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Set<String> OWN_ROLES = Set.of(Role.PATIENT.realmName(), Role.RELATIVE.realmName());
    private static final int DELETED = 204;
    private static final int NAME_TAKEN = 409;
    private static final int GONE_MEANWHILE = 404;
    private static final Set<Role> GIVEN = Set.of(Role.PATIENT, Role.RELATIVE);

    @Inject
    private PortalSettings settings;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    private ServiceToken token;
    private String admin;

    private record Answer(int status, String body) {}

    @PostConstruct
    void connect() {
        token = tokenOf(settings.issuer(), settings.lettersSecret());
        admin = administrationOf(settings.issuer());
    }

    /** To that realm. */
    void connect(String issuer, String secret) {
        token = tokenOf(issuer, secret);
        admin = administrationOf(issuer);
    }

    private static ServiceToken tokenOf(String issuer, String secret) {
        // The machine's clock, not the moved one: Keycloak counts real seconds.
        return new ServiceToken(URI.create(issuer), "medhub-letters", secret, Clock.systemUTC());
    }

    private static String administrationOf(String issuer) {
        return issuer.replaceFirst("/realms/", "/admin/realms/");
    }

    @Override
    public Optional<String> usernameOf(String fhirUser) {
        return find(fhirUser).map(user -> user.getString("username"));
    }

    @Override
    public Change set(Recipient recipient, String username, String password) {
        if (!GIVEN.contains(recipient.role())) {
            return Change.OTHER_ROLE;
        }
        Optional<JsonObject> known = find(recipient.fhirUser());
        if (known.isPresent()) {
            return renew(known.get().getString("id"), recipient.role(), password);
        }
        Answer created = send("POST", "/users", user(recipient, username, password));
        if (KeycloakRefusal.isOfPassword(created.status(), created.body())) {
            return Change.WEAK_PASSWORD;
        }
        if (created.status() == NAME_TAKEN) {
            return Change.NAME_TAKEN;
        }
        require(created, 201);
        giveRole(find(recipient.fhirUser()).orElseThrow().getString("id"), recipient.role());
        return Change.DONE;
    }

    @Override
    public void delete(String fhirUser) {
        if (!settings.makesAccounts()) {
            return;
        }
        Optional<String> id = find(fhirUser).map(user -> user.getString("id")).filter(known -> !isOfOthers(known));
        if (id.isPresent()) {
            Answer deleted = send("DELETE", "/users/" + id.get(), JsonValue.NULL);
            require(deleted.status() == GONE_MEANWHILE ? new Answer(DELETED, "") : deleted, DELETED);
        }
    }

    /** The role is given where an attempt before has ended between account and role. */
    private Change renew(String id, Role role, String password) {
        Set<String> roles = rolesOf(id);
        if (!OWN_ROLES.containsAll(roles)) {
            return Change.OTHER_ROLE;
        }
        Answer changed = send("PUT", "/users/" + id + "/reset-password", credential(password));
        if (KeycloakRefusal.isOfPassword(changed.status(), changed.body())) {
            return Change.WEAK_PASSWORD;
        }
        require(changed, 204);
        if (!roles.contains(role.realmName())) {
            giveRole(id, role);
        }
        return Change.DONE;
    }

    private Optional<JsonObject> find(String fhirUser) {
        String query = URLEncoder.encode("fhirUser:" + fhirUser, StandardCharsets.UTF_8);
        return array(send("GET", "/users?exact=true&max=2&q=" + query, JsonValue.NULL)).stream()
                .map(JsonValue::asJsonObject)
                .filter(user -> names(user, fhirUser))
                .findFirst();
    }

    private static boolean names(JsonObject user, String fhirUser) {
        JsonObject attributes = user.getJsonObject("attributes");
        return attributes != null
                && attributes.containsKey("fhirUser")
                && attributes
                        .getJsonArray("fhirUser")
                        .getValuesAs(JsonString::getString)
                        .contains(fhirUser);
    }

    /** Whether the account bears a role of the hub that no letter gives (T6). */
    private boolean isOfOthers(String id) {
        return !OWN_ROLES.containsAll(rolesOf(id));
    }

    /** The roles of the hub that the account bears. */
    private Set<String> rolesOf(String id) {
        return array(send("GET", "/users/" + id + "/role-mappings/realm", JsonValue.NULL)).stream()
                .map(role -> role.asJsonObject().getString("name"))
                .filter(name -> Role.find(name).isPresent())
                .collect(Collectors.toSet());
    }

    private void giveRole(String id, Role role) {
        JsonObject wanted =
                array(send("GET", "/users/" + id + "/role-mappings/realm/available", JsonValue.NULL)).stream()
                        .map(JsonValue::asJsonObject)
                        .filter(one -> one.getString("name").equals(role.realmName()))
                        .findFirst()
                        .orElseThrow(() -> new HubException(ProblemKind.FAULT, "The realm has no role " + role + "."));
        JsonArray roles = Json.createArrayBuilder().add(wanted).build();
        require(send("POST", "/users/" + id + "/role-mappings/realm", roles), 204);
    }

    private static JsonObject user(Recipient recipient, String username, String password) {
        return Json.createObjectBuilder()
                .add("username", username)
                .add("enabled", true)
                .add("firstName", AccountName.of(recipient.given()))
                .add("lastName", AccountName.of(recipient.family()))
                .add(
                        "attributes",
                        Json.createObjectBuilder()
                                .add("fhirUser", Json.createArrayBuilder().add(recipient.fhirUser())))
                .add("credentials", Json.createArrayBuilder().add(credential(password)))
                .build();
    }

    private static JsonObject credential(String password) {
        return Json.createObjectBuilder()
                .add("type", "password")
                .add("value", password)
                .add("temporary", false)
                .build();
    }

    private static JsonArray array(Answer answer) {
        require(answer, 200);
        try (var reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readArray();
        }
    }

    private static void require(Answer answer, int status) {
        if (answer.status() != status) {
            throw new HubException(
                    ProblemKind.UNAVAILABLE, "The sign-in service answers " + answer.status() + " about an account.");
        }
    }

    private Answer send(String method, String path, JsonValue body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(admin + path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token.get())
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == JsonValue.NULL
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw new HubException(ProblemKind.UNAVAILABLE, "The sign-in service does not answer.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HubException(ProblemKind.UNAVAILABLE, "Waiting for the sign-in service was interrupted.", e);
        }
    }
}
