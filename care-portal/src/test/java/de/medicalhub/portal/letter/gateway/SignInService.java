package de.medicalhub.portal.letter.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keycloak's administration as far as letters use it, for one account; refuses as Keycloak 26 does. */
final class SignInService {
    private static final Pattern NAME = Pattern.compile("^[^<>&\"\\v$%!#?§;*~/\\\\|^=\\[\\]{}()\\p{Cntrl}]+$");
    private static final String WEAK =
            "{\"error\":\"invalidPasswordMinLengthMessage\",\"error_description\":\"Invalid password: minimum length 12.\"}";
    private static final String NAMELESS =
            "{\"field\":\"lastName\",\"errorMessage\":\"error-person-name-invalid-character\",\"params\":[\"lastName\"]}";

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *([0-9]+)");

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<String> roles = new ArrayList<>();
    private JsonObject user = JsonValue.EMPTY_JSON_OBJECT;
    private String password = "";
    private boolean failing;
    private boolean nameless;
    private boolean taken;

    private record Answer(int status, String body) {}

    SignInService() throws IOException {
        Thread thread = new Thread(this::answerAll, "sign-in service");
        thread.setDaemon(true);
        thread.start();
    }

    String issuer() {
        return "http://localhost:" + server.getLocalPort() + "/realms/medhub";
    }

    void stop() throws IOException {
        server.close();
    }

    void failRoles(boolean fails) {
        failing = fails;
    }

    void refuseNames() {
        nameless = true;
    }

    void takeNames() {
        taken = true;
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

    private void answerAll() {
        while (!server.isClosed()) {
            try (Socket caller = server.accept()) {
                answer(caller);
            } catch (IOException gone) {
                // Who hangs up has heard enough; after the end nobody is let in.
                assertThat(gone).isNotNull();
            }
        }
    }

    /** One request of each connection. */
    private synchronized void answer(Socket caller) throws IOException {
        InputStream in = caller.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return;
            }
            head.append((char) next);
        }
        Matcher length = LENGTH.matcher(head);
        String body = new String(
                in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0), StandardCharsets.UTF_8);
        String[] asked = head.substring(0, head.indexOf("\r\n")).split(" ", 3);
        Answer answer = answer(asked[0] + " " + asked[1].replaceFirst("\\?.*", ""), body);
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        String said = "HTTP/1.1 " + answer.status() + " Said\r\nContent-Length: " + bytes.length
                + "\r\nConnection: close\r\n\r\n";
        caller.getOutputStream()
                .write((answer.status() == 204 ? said.replace("Content-Length: 0\r\n", "") : said)
                        .getBytes(StandardCharsets.US_ASCII));
        caller.getOutputStream().write(bytes);
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
        if (taken) {
            return new Answer(409, "{\"errorMessage\":\"User exists with same username\"}");
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
