package de.medicalhub.portal.letter.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Keycloak's administration as far as letters use it, for one account; refuses as Keycloak 26 does. */
final class SignInService {
    private static final Pattern NAME = Pattern.compile("^[^<>&\"\\v$%!#?§;*~/\\\\|^=\\[\\]{}()\\p{Cntrl}]+$");
    private static final String WEAK =
            "{\"error\":\"invalidPasswordMinLengthMessage\",\"error_description\":\"Invalid password: minimum length 12.\"}";
    private static final String NAMELESS =
            "{\"field\":\"lastName\",\"errorMessage\":\"error-person-name-invalid-character\",\"params\":[\"lastName\"]}";

    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final List<String> roles = new ArrayList<>();
    private JsonObject user = JsonValue.EMPTY_JSON_OBJECT;
    private String password = "";
    private boolean failing;
    private boolean nameless;

    private record Answer(int status, String body) {}

    SignInService() throws IOException {
        server.createContext("/", this::handle);
        server.start();
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort() + "/realms/medhub";
    }

    void stop() {
        server.stop(0);
    }

    void failRoles(boolean fails) {
        failing = fails;
    }

    void refuseNames() {
        nameless = true;
    }

    void giveRole(String role) {
        roles.add(role);
    }

    List<String> roles() {
        return List.copyOf(roles);
    }

    String password() {
        return password;
    }

    String given() {
        return user.getString("firstName");
    }

    String family() {
        return user.getString("lastName");
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Answer answer = answer(
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath(), body);
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Answer answer(String request, String body) {
        return switch (request.replaceFirst("/admin/realms/medhub", "")) {
            case "POST /realms/medhub/protocol/openid-connect/token" ->
                new Answer(200, "{\"access_token\":\"t\",\"expires_in\":300}");
            case "GET /users" -> new Answer(200, user.isEmpty() ? "[]" : "[" + user + "]");
            case "POST /users" -> create(read(body));
            case "PUT /users/u1/reset-password" -> renew(read(body).getString("value"), 204);
            case "GET /users/u1/role-mappings/realm" -> new Answer(200, named(roles));
            case "GET /users/u1/role-mappings/realm/available" ->
                failing ? new Answer(503, "") : new Answer(200, named(List.of("patient", "relative", "gp")));
            case "POST /users/u1/role-mappings/realm" -> {
                try (var reader = Json.createReader(new java.io.StringReader(body))) {
                    reader.readArray()
                            .forEach(role -> roles.add(role.asJsonObject().getString("name")));
                }
                yield new Answer(204, "");
            }
            default -> new Answer(404, "");
        };
    }

    private Answer create(JsonObject wanted) {
        boolean named = NAME.matcher(wanted.getString("firstName")).matches()
                && NAME.matcher(wanted.getString("lastName")).matches();
        if (nameless || !named) {
            return new Answer(400, NAMELESS);
        }
        String first = wanted.getJsonArray("credentials").getJsonObject(0).getString("value");
        Answer answer = renew(first, 201);
        if (answer.status() == 201) {
            user = Json.createObjectBuilder(wanted).add("id", "u1").build();
        }
        return answer;
    }

    private Answer renew(String wanted, int done) {
        if (wanted.length() < 12) {
            return new Answer(400, WEAK);
        }
        password = wanted;
        return new Answer(done, "");
    }

    private static JsonObject read(String body) {
        try (var reader = Json.createReader(new java.io.StringReader(body))) {
            return reader.readObject();
        }
    }

    private static String named(List<String> roles) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        roles.forEach(role -> array.add(Json.createObjectBuilder().add("name", role)));
        return array.build().toString();
    }
}
