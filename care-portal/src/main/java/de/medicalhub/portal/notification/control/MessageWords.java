package de.medicalhub.portal.notification.control;

import de.medicalhub.portal.notification.entity.Notification;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Texts;
import java.util.List;
import java.util.stream.Collectors;

/** Says notifications in one language (B2). */
final class MessageWords {
    private static final int LONGEST_SMS = 300;
    private final Texts texts;
    private final String hub;

    /**
     * @param hub its public address
     */
    MessageWords(Texts texts, String hub) {
        this.texts = texts;
        this.hub = hub;
    }

    /** An e-mail: what happened, one line each with its link, and how to change that. */
    Message mail(String id, List<Notification> told) {
        String lines = told.stream()
                .map(one -> texts.say(Phrase.of("notice.line", texts.times().moment(one.occurredAt()), what(one)))
                        + "\n  " + hub + one.link())
                .collect(Collectors.joining("\n\n"));
        String text = String.join(
                "\n\n",
                texts.of("notice.mail.hello"),
                lines,
                texts.of("notice.mail.why-so-short"),
                texts.say(Phrase.of("notice.mail.change", hub + "/notifications")));
        return new Message(id, subject(told), text + "\n", link(told));
    }

    /** One line and the link. */
    Message brief(String id, List<Notification> told) {
        String text = told.size() == 1 ? what(told.get(0)) : texts.say(Phrase.of("notice.several", told.size()));
        String cut = text.length() > LONGEST_SMS ? text.substring(0, LONGEST_SMS) : text;
        return new Message(id, texts.of("notice.title"), cut, link(told));
    }

    /** The code that shows that an address belongs to somebody. */
    Message code(String id, String code) {
        return new Message(
                id,
                texts.of("notice.code.subject"),
                texts.say(Phrase.of("notice.code.text", code)),
                hub + "/notifications");
    }

    private String subject(List<Notification> told) {
        return told.size() == 1
                ? texts.say(Phrase.of(
                        "notice.subject", Phrase.code("notice.kind", told.get(0).kind())))
                : texts.say(Phrase.of("notice.subject.several", told.size()));
    }

    private String what(Notification one) {
        Phrase kind = Phrase.code("notice.kind", one.kind());
        return one.sender().isEmpty()
                ? texts.say(kind)
                : texts.say(Phrase.of("notice.from", kind, Phrase.verbatim(one.sender())));
    }

    private String link(List<Notification> told) {
        return hub + (told.size() == 1 ? told.get(0).link() : "/");
    }
}
