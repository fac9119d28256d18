package de.medicalhub.portal.notification.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.portal.notification.entity.Channel;
import de.medicalhub.portal.notification.entity.Notification;
import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MessageWordsTest {
    private static final Instant NOW = Instant.parse("2026-11-26T13:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String HUB = "https://hub.example.org";

    @Test
    @DisplayName("B2: an e-mail says kind, organisation and where to read on, and how to end it")
    void mail() {
        Message mail = words(Language.DE).mail("medhub-7", List.of(told(1, "referral-requested", "/request?task=12")));
        assertThat(mail.subject()).isEqualTo("Medical Hub: Neue Anfrage zur Pflege");
        assertThat(mail.text())
                .contains("heute 14:00: Neue Anfrage zur Pflege (Krankenhaus Mayen)")
                .contains(HUB + "/request?task=12")
                .contains(HUB + "/notifications");
        assertThat(mail.id()).isEqualTo("medhub-7");
    }

    @Test
    @DisplayName("B6: what is due together is one message")
    void several() {
        List<Notification> both = List.of(told(1, "answered", "/case?id=a"), told(2, "message", "/case?id=b"));
        Message mail = words(Language.EN).mail("m", both);
        assertThat(mail.subject()).isEqualTo("Medical Hub: 2 updates");
        assertThat(mail.text()).contains("Answer to your request", "New message", "/case?id=a", "/case?id=b");
        Message brief = words(Language.EN).brief("m", both);
        assertThat(brief.text()).isEqualTo("2 updates");
        assertThat(brief.link()).isEqualTo(HUB + "/");
    }

    @Test
    void theCodeStandsInItsMessage() {
        assertThat(words(Language.DE).code("m", "012345").text())
                .contains("012345")
                .contains("15 Minuten");
    }

    @Test
    @DisplayName("Parcels keep numbers only")
    void parcels() {
        Parcel parcel = new Parcel(3, List.of(4L, 5L));
        assertThat(parcel.text()).isEqualTo("3:4,5");
        assertThat(Parcel.of(parcel.text())).isEqualTo(parcel);
    }

    private static MessageWords words(Language language) {
        return new MessageWords(new Texts(language, CLOCK), HUB);
    }

    private static Notification told(long id, String kind, String link) {
        return new Notification(
                id, "Practitioner/a", Channel.MAIL, "n" + id, kind, "Krankenhaus Mayen", link, NOW, NOW);
    }
}
