package de.medicalhub.portal.messages;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.records.Resources;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConversationTest {
    private static final Instant NOON = Instant.parse("2026-11-26T11:00:00Z");
    private static final Case CASE = new Case(CaseId.next(), Resources.of());
    private static final Reader NURSE = new Reader("Practitioner/nurse", Set.of("Organization/nursing"));

    private final Bundle bundle = new Bundle();

    @Test
    @DisplayName("G2: a message is read for a side as soon as one person there has said so")
    void oneReaderIsEnough() {
        Communication message = add("m", gp().message("Bitte wiegen", false));
        assertThat(conversation().unread()).containsExactly(message);
        add("r", order("Practitioner/colleague", "Organization/nursing").receipt(message));
        assertThat(conversation().unread()).isEmpty();
        assertThat(conversation().receiptsOf(message)).hasSize(1);
    }

    @Test
    @DisplayName("G2: the own side's messages and others' receipts change nothing; a mistake waits for nobody")
    void whatIsNotUnread() {
        Communication message = add("m", gp().message("Bitte wiegen", false));
        add("o", order("Practitioner/colleague", "Organization/nursing").message("Mache ich", false));
        add("r", order("Practitioner/manager", "Organization/hospital").receipt(message));
        assertThat(conversation().unread()).containsExactly(message);
        message.setStatus(Communication.CommunicationStatus.ENTEREDINERROR);
        assertThat(conversation().unread()).isEmpty();
    }

    @Test
    @DisplayName("G2: what came after the page was drawn is not confirmed with what it showed")
    void onlyWhatWasShown() {
        Communication shown = add("m", gp().message("Bitte wiegen", false));
        Communication later = add("n", gp().message("Und messen", false));
        assertThat(conversation().unread(Set.of("m"))).containsExactly(shown);
        assertThat(conversation().unread(Set.of("n", "m"))).containsExactly(shown, later);
        assertThat(conversation().unread(Set.of(""))).isEmpty();
    }

    @Test
    @DisplayName("G11: the newest message once more is no second one; other words, others in between or later it is")
    void sentTwice() {
        Communication message = gp().message("Bitte wiegen", false);
        assertThat(conversation().isSentAlready(message)).isFalse();
        add("m", message);
        assertThat(conversation().isSentAlready(gp().message("Bitte wiegen ", false)))
                .isTrue();
        assertThat(conversation().isSentAlready(gp().message("Bitte messen", false)))
                .isFalse();
        assertThat(conversation()
                        .isSentAlready(order("Practitioner/colleague", "Organization/nursing")
                                .message("Bitte wiegen", false)))
                .isFalse();
        Communication later = gp().message("Bitte wiegen", false);
        later.setSent(Date.from(NOON.plus(Duration.ofHours(1))));
        assertThat(conversation().isSentAlready(later)).isFalse();
        add("o", order("Practitioner/colleague", "Organization/nursing").message("Mache ich", false))
                .setSent(Date.from(NOON.plusSeconds(5)));
        assertThat(conversation().isSentAlready(gp().message("Bitte wiegen", false)))
                .isFalse();
    }

    @Test
    @DisplayName("G3: what the patient writes is unread for all who treat")
    void patientsWrite() {
        MessageOrder patient = new MessageOrder(CASE, "Patient/p", Optional.empty(), NOON);
        Communication message = add("m", patient.message("Mir ist schwindlig", true));
        assertThat(Conversation.isWithPatient(message)).isTrue();
        assertThat(conversation().unread()).containsExactly(message);
    }

    @Test
    @DisplayName(
            "G8: a relative who wrote is told who has read it, and gets an answer only if it is meant for relatives")
    void relativesWrite() {
        MessageOrder relative = new MessageOrder(CASE, "RelatedPerson/r", Optional.empty(), NOON);
        Communication message = add("m", relative.message("Wann kommen Sie?", true));
        assertThat(conversation().unread()).containsExactly(message);
        assertThat(conversation().relatives())
                .extracting(Reference::getReference)
                .containsExactly("RelatedPerson/r");
        assertThat(gp().receipt(message).getRecipient())
                .extracting(Reference::getReference)
                .containsExactly("RelatedPerson/r");
        assertThat(gp().message("Morgen", true).getRecipient())
                .extracting(Reference::getReference)
                .doesNotContain("RelatedPerson/r");
        assertThat(gp().message("Morgen", true, conversation().relatives()).getRecipient())
                .extracting(Reference::getReference)
                .contains("RelatedPerson/r");
    }

    private Conversation conversation() {
        return Conversation.of(CASE.id(), Resources.of(bundle), NURSE);
    }

    private Communication add(String id, Communication communication) {
        communication.setId("Communication/" + id);
        bundle.addEntry().setResource(communication);
        return communication;
    }

    private static MessageOrder gp() {
        return order("Practitioner/gp", "Organization/practice");
    }

    private static MessageOrder order(String person, String organisation) {
        return new MessageOrder(CASE, person, Optional.of(organisation), NOON);
    }
}
