package de.medicalhub.video.consultation.entity;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.entity.InvitationMessage.Channel;
import de.medicalhub.video.consultation.entity.InvitationMessage.State;
import de.medicalhub.video.consultation.entity.InvitationMessage.Wish;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvitationMessageTest {
    private static final Instant NINE = Instant.parse("2026-11-27T08:00:00Z");

    @ParameterizedTest
    @DisplayName("rule 15: numbers as people write them get their country")
    @CsvSource({
        "0171 2345678,+491712345678",
        "(0171) 23 45-678,+491712345678",
        "+43 664 1234567,+436641234567",
        "0043 664 1234567,+436641234567",
        "+49 (0) 171 2345678,+491712345678",
        "+49(0)171/2345678,+491712345678",
        "0049 (0)171 2345678,+491712345678",
        "+41 (0)79 123 45 67,+41791234567",
        "(0) 171 2345678,+491712345678"
    })
    void numbers(String typed, String sent) {
        assertThat(Channel.SMS.address(typed)).contains(sent);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "123",
                "a@example.org",
                "+49 171 abc",
                "+0171234567",
                "+49 0171 2345678",
                "+490171234567",
                "0043 0664 123456"
            })
    void noNumbers(String typed) {
        assertThat(Channel.SMS.address(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna@example.org", " a.b+c@mail.praxis-mendig.example "})
    void addresses(String typed) {
        assertThat(Channel.MAIL.address(typed)).contains(typed.strip());
    }

    @ParameterizedTest
    @DisplayName("rule 15: nothing that a mail server could read as two addresses or as another line")
    @ValueSource(
            strings = {
                "anna",
                "a@b",
                "a@example.org,b@example.org",
                "a@example.org\r\nBcc: b@example.org",
                "A <a@example.org>"
            })
    void noAddresses(String typed) {
        assertThat(Channel.MAIL.address(typed)).isEmpty();
    }

    @Test
    @DisplayName("rule 15: the address is forgotten with the sending; what was settled stays as it is")
    void forgotten() {
        InvitationMessage message = message(NINE);
        assertThat(message.since()).isEqualTo(NINE);
        assertThat(message.settle(State.SENT, NINE.plusSeconds(5))).isTrue();
        assertThat(message.settle(State.FAILED, NINE.plusSeconds(9))).isFalse();
        assertThat(message.address()).isEmpty();
        assertThat(message.state()).isEqualTo(State.SENT);
        assertThat(message.since()).isEqualTo(NINE.plusSeconds(5));
    }

    @Test
    @DisplayName("rule 15: five at a time, and ten within a day, whatever became of them")
    void limits() {
        List<InvitationMessage> before = new ArrayList<>();
        for (int number = 0; number < MessageLimit.MOST_WAITING; number++) {
            assertThat(MessageLimit.allowsOneMore(before, NINE)).isTrue();
            before.add(message(NINE));
        }
        assertThat(MessageLimit.allowsOneMore(before, NINE)).isFalse();
        before.forEach(message -> message.settle(State.FAILED, NINE));
        while (before.size() < MessageLimit.MOST_A_DAY) {
            assertThat(MessageLimit.allowsOneMore(before, NINE)).isTrue();
            InvitationMessage sent = message(NINE);
            sent.settle(State.SENT, NINE);
            before.add(sent);
        }
        assertThat(MessageLimit.allowsOneMore(before, NINE.plusSeconds(86_399))).isFalse();
        assertThat(MessageLimit.allowsOneMore(before, NINE.plusSeconds(86_401))).isTrue();
    }

    private static InvitationMessage message(Instant askedAt) {
        return new InvitationMessage(
                new AppointmentId("a1"), new Wish(Channel.MAIL, "anna@example.org", Locale.GERMAN, ""), askedAt);
    }
}
