package de.medicalhub.video.consultation.control;

import de.medicalhub.video.consultation.ConsultationFacts;
import de.medicalhub.video.consultation.control.InvitationCarrier.Parcel;
import de.medicalhub.video.consultation.entity.InvitationMessage;
import de.medicalhub.video.consultation.entity.InvitationMessage.Channel;
import java.net.URI;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;

/** What an invitation says: when, and by which link; neither who nor with whom nor why (rule 15). */
final class InvitationWords {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private InvitationWords() {}

    static Parcel of(InvitationMessage message, int attempt, ConsultationFacts facts, URI link, Instant now) {
        Locale language = message.language();
        ResourceBundle sentences = ResourceBundle.getBundle(
                "de.medicalhub.video.messages",
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        String title = sentences.getString("invitation.title");
        String when = DateTimeFormatter.ofPattern(sentences.getString("invitation.when"), language)
                .withZone(ZONE)
                .format(facts.startsAt());
        String kind = message.channel() == Channel.SMS ? "invitation.sms" : "invitation.mail";
        String text = new MessageFormat(sentences.getString(kind), language).format(new Object[] {when, link});
        String id = "medhub-video-" + message.id() + "-" + attempt;
        return new Parcel(id, title, text, CalendarFile.of(facts, title, link, now));
    }
}
