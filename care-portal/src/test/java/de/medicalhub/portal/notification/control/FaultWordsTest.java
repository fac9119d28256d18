package de.medicalhub.portal.notification.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("B9: why something could not be sent")
class FaultWordsTest {
    private static final Pattern THROWN =
            Pattern.compile("new (?:Undeliverable|Hub)Exception\\((?:ProblemKind\\.\\w+, )?\"([^\"]+)\"");

    private final Texts german = new Texts(Language.DE, Clock.systemUTC());

    @Test
    void isSaidInTheWordsOfThePage() {
        assertThat(german.say(FaultWords.of("UndeliverableException: The mail server refuses the address.")))
                .isEqualTo("Der Mailserver nimmt die Adresse nicht an.");
        assertThat(german.say(FaultWords.of("HubException: The mail server does not take the message (421)."
                        + " (SMTPSendFailedException)")))
                .isEqualTo("Der Mailserver nahm die Nachricht nicht an (421).");
        assertThat(german.say(FaultWords.of(
                        "HubException: The mail server does not take the message. (SocketTimeoutException)")))
                .isEqualTo("Der Mailserver war nicht erreichbar oder nahm die Nachricht nicht an.");
        assertThat(german.say(FaultWords.of("HubException: The SMS gateway answers 503.")))
                .isEqualTo("Der SMS-Dienst antwortet nicht richtig (503).");
        assertThat(german.say(FaultWords.of("IllegalStateException: anything")))
                .isEqualTo("Anderer Fehler: IllegalStateException: anything");
    }

    @Test
    @DisplayName("whatever a way of sending throws has words of its own")
    void nothingIsLeftInEnglish() throws IOException {
        try (Stream<Path> files = Stream.concat(
                Stream.of("MailServer", "TextGateway")
                        .map(name ->
                                Path.of("../hub-common/src/main/java/de/medicalhub/common/sending/" + name + ".java")),
                Stream.of("gateway/PushService", "control/SendParcel")
                        .map(name -> Path.of("src/main/java/de/medicalhub/portal/notification/" + name + ".java")))) {
            List<String> thrown = files.flatMap(
                            file -> THROWN.matcher(read(file)).results())
                    .map(found -> found.group(1))
                    .toList();
            assertThat(thrown)
                    .hasSizeGreaterThan(6)
                    .allSatisfy(message ->
                            assertThat(german.say(FaultWords.of(message))).doesNotStartWith("Anderer Fehler"));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
