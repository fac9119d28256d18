package de.medicalhub.portal.messages.control;

import de.medicalhub.portal.messages.Conversation;
import de.medicalhub.portal.messages.Translated;
import de.medicalhub.portal.messages.entity.MessageView;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Texts;
import java.util.List;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Communication;

/** Puts messages into words; pure. */
public final class MessageViews {
    private final Texts texts;
    private final Resources names;

    /**
     * @param names people and organisations that the messages name
     */
    public MessageViews(Texts texts, Resources names) {
        this.texts = texts;
        this.names = names;
    }

    public List<MessageView> of(Conversation conversation) {
        List<Communication> unread = conversation.unread();
        return conversation.messages().stream()
                .map(message -> new MessageView(
                        message.getIdElement().getIdPart(),
                        names.nameOf(message.getSender()),
                        Conversation.behalf(message).map(names::nameOf).orElse(""),
                        texts.times().moment(Conversation.sent(message)),
                        text(message),
                        conversation.isOwn(message) ? "own" : unread.contains(message) ? "unread" : "read",
                        readers(conversation.receiptsOf(message)),
                        Conversation.isWithPatient(message)))
                .toList();
    }

    private String text(Communication message) {
        return message.getStatus() == Communication.CommunicationStatus.ENTEREDINERROR
                ? texts.of("messages.in-error")
                : message.getPayload().stream()
                        .filter(Communication.CommunicationPayloadComponent::hasContentStringType)
                        .map(part -> Translated.in(texts.language(), part.getContentStringType()))
                        .collect(Collectors.joining("\n"));
    }

    private String readers(List<Communication> receipts) {
        if (receipts.isEmpty()) {
            return texts.of("messages.read-by-nobody");
        }
        String who = receipts.stream()
                .map(receipt -> texts.say(
                        Phrase.of("messages.reader", names.nameOf(receipt.getSender()), Conversation.sent(receipt))))
                .distinct()
                .collect(Collectors.joining("; "));
        return texts.say(Phrase.of("messages.read-by", who));
    }
}
