package de.medicalhub.video.signalling.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import de.medicalhub.video.signalling.entity.ClientMessage;
import de.medicalhub.video.signalling.entity.MessageProblem;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("rule 2: every message is checked")
class MessageReaderTest {
    @Test
    void readsAnOffer() throws MalformedMessageException {
        ClientMessage message = MessageReader.read(
                "{\"v\":1,\"type\":\"description\",\"to\":\"page-0001\",\"description\":{\"type\":\"offer\",\"sdp\":\""
                        + Browser.OFFER.replace("\r\n", "\\r\\n") + "\",\"extra\":1}}");
        ClientMessage.Signal signal = (ClientMessage.Signal) message;
        assertThat(signal.to()).isEqualTo("page-0001");
        assertThat(signal.body().keySet()).containsExactlyInAnyOrder("type", "sdp");
    }

    @Test
    void readsTheLastCandidate() throws MalformedMessageException {
        ClientMessage message = MessageReader.read(
                "{\"v\":1,\"type\":\"candidate\",\"to\":\"page-0001\",\"candidate\":{\"candidate\":\"\",\"sdpMid\":\"0\"}}");
        assertThat(message).isInstanceOf(ClientMessage.Signal.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "nonsense",
                "{\"v\":1}",
                "{\"v\":1,\"type\":\"dance\"}",
                "{\"v\":1,\"type\":5}",
                "{\"v\":1,\"type\":\"hello\"}",
                "{\"v\":1,\"type\":\"hello\",\"ticket\":\"short\",\"page\":\"page-0001\"}",
                "{\"v\":1,\"type\":\"hello\",\"ticket\":\"abcdefghijklmnopqrstuvwxyz\",\"page\":\"page-0001\",\"waits\":\"yes\"}",
                "{\"v\":1,\"type\":\"hello\",\"ticket\":\"abcdefghijklmnopqrstuvwxyz\",\"page\":\"<script>\"}",
                "{\"v\":1,\"type\":\"description\",\"to\":\"page-0001\",\"description\":{\"type\":\"offer\",\"sdp\":\"v=0 nonsense\"}}",
                "{\"v\":1,\"type\":\"description\",\"to\":\"page-0001\",\"description\":{\"type\":\"pranswer\",\"sdp\":\"\"}}",
                "{\"v\":1,\"type\":\"candidate\",\"to\":\"page-0001\",\"candidate\":{\"candidate\":\"javascript:\"}}",
                "{\"v\":1,\"type\":\"chat\",\"text\":\"  \"}",
                "{\"v\":1,\"type\":\"chat\",\"text\":\"a\\u0000b\"}",
                "{\"v\":1,\"type\":\"chat\",\"text\":5}",
                "{\"v\":1,\"type\":\"dismiss\"}",
                "{\"v\":1,\"type\":\"quality\",\"quality\":{\"level\":\"superb\",\"rtt\":1,\"loss\":0,\"relayed\":false}}",
                "{\"v\":1,\"type\":\"quality\",\"quality\":{\"level\":\"good\",\"rtt\":-1,\"loss\":0,\"relayed\":false}}",
                "{\"v\":1,\"type\":\"quality\",\"quality\":{\"level\":\"good\",\"rtt\":1,\"loss\":1e99,\"relayed\":false}}",
                "{\"v\":1,\"type\":\"media\",\"to\":\"page-0001\",\"media\":{\"microphone\":\"yes\",\"camera\":true}}"
            })
    void refusesWhatIsMalformed(String text) {
        assertThatExceptionOfType(MalformedMessageException.class)
                .isThrownBy(() -> MessageReader.read(text))
                .matches(e -> e.problem() == MessageProblem.MALFORMED || e.problem() == MessageProblem.WRONG_VERSION);
    }

    @Test
    @DisplayName("a thousand written characters, or payload types without end, need no stack to speak of")
    void longTextsNeedNoStack() throws InterruptedException {
        String chat = "{\"v\":1,\"type\":\"chat\",\"text\":\"" + "ä".repeat(1_000) + "\"}";
        String media = "m=audio 9 UDP/TLS/RTP/SAVPF" + " 111".repeat(900);
        AtomicReference<Object> came = new AtomicReference<>("nothing");
        Thread small = new Thread(
                null,
                () -> {
                    try {
                        came.set(MessageReader.read(chat));
                        new MediaLines(media);
                    } catch (MalformedMessageException refused) {
                        came.compareAndSet("nothing", refused);
                    }
                },
                "small",
                256 * 1_024);
        small.start();
        small.join();
        assertThat(came.get()).isInstanceOf(ClientMessage.Chat.class);
    }

    @Test
    void refusesAnotherVersion() {
        assertThatExceptionOfType(MalformedMessageException.class)
                .isThrownBy(() -> MessageReader.read("{\"v\":2,\"type\":\"ping\"}"))
                .matches(e -> e.problem() == MessageProblem.WRONG_VERSION);
    }

    @Test
    void refusesWhatIsTooLarge() {
        assertThatExceptionOfType(MalformedMessageException.class)
                .isThrownBy(() -> MessageReader.read(" ".repeat(MessageReader.MOST_CHARACTERS + 1)))
                .matches(e -> e.problem() == MessageProblem.TOO_LARGE);
    }
}
