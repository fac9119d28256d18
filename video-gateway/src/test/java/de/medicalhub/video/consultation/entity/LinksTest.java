package de.medicalhub.video.consultation.entity;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.Participant.Side;
import de.medicalhub.video.consultation.entity.InvitationMessage.Channel;
import de.medicalhub.video.consultation.entity.InvitationMessage.Wish;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LinksTest {
    private static final Instant NINE = Instant.parse("2026-11-27T08:00:00Z");
    private static final Instant END = NINE.plusSeconds(9_000);
    private static final AppointmentId APPOINTMENT = new AppointmentId("a1");

    private final InvitationMessage mail = message();
    private final InvitationMessage text = message();
    private final Invitation byHand = new Invitation(APPOINTMENT, Side.PATIENT, "1", NINE, END);
    private final Invitation ofMail = Invitation.sentBy(mail, "2", NINE, END);
    private final Invitation ofText = Invitation.sentBy(text, "3", NINE, END);
    private final Links links = new Links(List.of(byHand, ofMail, ofText));

    @Test
    @DisplayName("rule 15: another attempt ends the links of the same message, and no link that works")
    void attempt() {
        links.attempted(mail, NINE);
        assertThat(ofMail.isValid(NINE)).isFalse();
        assertThat(byHand.isValid(NINE)).isTrue();
        assertThat(ofText.isValid(NINE)).isTrue();
    }

    @Test
    @DisplayName("rule 15: what was sent takes the place of the other unused links")
    void sent() {
        links.sent(mail, NINE);
        assertThat(ofMail.isValid(NINE)).isTrue();
        assertThat(byHand.isValid(NINE)).isFalse();
        assertThat(ofText.isValid(NINE)).isFalse();
    }

    @Test
    @DisplayName(
            "rule 6: a link by hand ends the unused ones, and the one that is in use goes on until the new one is used")
    void byHand() {
        byHand.bind("browser", NINE);
        links.handedOut(NINE);
        assertThat(ofMail.isValid(NINE)).isFalse();
        assertThat(ofText.isValid(NINE)).isFalse();
        assertThat(byHand.isValid(NINE)).isTrue();
        links.joined(ofMail, NINE);
        assertThat(byHand.isValid(NINE)).isFalse();
    }

    @Test
    @DisplayName("rule 6: with the end of the call all links end but the one of the patient's own browser")
    void ended() {
        Invitation guest = new Invitation(APPOINTMENT, Side.INTERPRETER, "4", NINE, END);
        byHand.bind("browser", NINE);
        guest.bind("other", NINE);
        new Links(List.of(byHand, ofMail, guest)).ended(NINE);
        assertThat(byHand.isValid(NINE)).isTrue();
        assertThat(ofMail.isValid(NINE)).isFalse();
        assertThat(guest.isValid(NINE)).isFalse();
    }

    private static InvitationMessage message() {
        return new InvitationMessage(APPOINTMENT, new Wish(Channel.SMS, "+49171234567", Locale.GERMAN, ""), NINE);
    }
}
