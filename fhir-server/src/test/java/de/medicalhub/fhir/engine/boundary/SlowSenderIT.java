package de.medicalhub.fhir.engine.boundary;

import static de.medicalhub.fhir.engine.boundary.Bodies.JSON;
import static de.medicalhub.fhir.engine.boundary.Bodies.PATIENCE;
import static de.medicalhub.fhir.engine.boundary.Bodies.assertServed;
import static de.medicalhub.fhir.engine.boundary.Bodies.statusWhenNotBusy;
import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.testing.Stack;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who announces a body and does not send it: holds nobody up, and reads why it was refused. */
class SlowSenderIT {
    /** More than the server has threads on two processors. */
    private static final int STALLED = 40;

    @Test
    @DisplayName("rule 9: who sends the beginning of a body and nothing more is told so, and holds nobody up")
    void stalledBodiesHoldNobodyUp() throws IOException, InterruptedException {
        List<Socket> stalled = new ArrayList<>();
        try {
            for (int i = 0; i < STALLED; i++) {
                stalled.add(begun(1000, "{"));
            }
            assertServed();
            assertThat(statusWhenNotBusy("{\"resourceType\":\"Foo\"}".getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(400);
            List<String> answers = new ArrayList<>();
            for (Socket each : stalled) {
                answers.add(statusLine(each).substring(0, "HTTP/1.1 408".length()));
            }
            assertThat(answers).contains("HTTP/1.1 408").containsOnly("HTTP/1.1 408", "HTTP/1.1 503");
        } finally {
            for (Socket each : stalled) {
                each.close();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Authorization: Bearer no\r\n"})
    @DisplayName("rule 9: whoever is not signed in and sends slowly holds nobody up, and reads why")
    void strangersHoldNobodyUp(String authorization) throws IOException, InterruptedException {
        List<Socket> stalled = new ArrayList<>();
        try {
            for (int i = 0; i < STALLED; i++) {
                stalled.add(begun(authorization, 1000, "{"));
            }
            assertServed();
            for (Socket each : stalled) {
                assertThat(statusLine(each)).startsWith("HTTP/1.1 401");
            }
        } finally {
            for (Socket each : stalled) {
                each.close();
            }
        }
    }

    @Test
    @DisplayName("rule 9: many whose bodies are too large to be read hold nobody up")
    void hugeBodiesHoldNobodyUp() throws IOException, InterruptedException {
        List<Socket> huge = new ArrayList<>();
        try {
            for (int i = 0; i < STALLED; i++) {
                huge.add(begun(40 * 1024 * 1024, ""));
            }
            assertServed();
        } finally {
            for (Socket each : huge) {
                each.close();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 100, 1000})
    @DisplayName("rule 9: a body beyond the limit is refused before it is read, in the words of FHIR")
    void hugeBodiesAreRefused(int megabytes) throws IOException {
        try (Socket socket = begun(megabytes * 1024 * 1024, "")) {
            String answer = readUntil(socket, "larger than 32 MB");
            assertThat(answer).startsWith("HTTP/1.1 413").contains("OperationOutcome", "larger than 32 MB");
        }
    }

    /** By hand: the answer must come while the body is not sent, which no HTTP client lets us see. */
    private static Socket begun(int length, String beginning) throws IOException {
        return begun("Authorization: Bearer " + Stack.token("admin1") + "\r\n", length, beginning);
    }

    private static Socket begun(String authorization, int length, String beginning) throws IOException {
        URI hub = URI.create(Stack.hubUrl());
        Socket socket = new Socket(hub.getHost(), hub.getPort());
        socket.setSoTimeout((int) PATIENCE.toMillis());
        String head = "POST /fhir/Patient HTTP/1.1\r\nHost: " + hub.getAuthority() + "\r\n" + authorization
                + "Content-Type: " + JSON + "\r\nContent-Length: " + length + "\r\n\r\n";
        socket.getOutputStream().write((head + beginning).getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    /** The answer as far as these words; all of it if they are not there. */
    private static String readUntil(Socket socket, String words) throws IOException {
        StringBuilder answer = new StringBuilder();
        int next = socket.getInputStream().read();
        while (next >= 0 && answer.indexOf(words) < 0) {
            answer.append((char) next);
            next = answer.indexOf(words) < 0 ? socket.getInputStream().read() : next;
        }
        return answer.toString();
    }

    private static String statusLine(Socket socket) throws IOException {
        BufferedReader answer =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        return String.valueOf(answer.readLine());
    }
}
