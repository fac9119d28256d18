package de.medicalhub.video.consultation.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.ConsultationFacts;
import de.medicalhub.video.consultation.Practice;
import de.medicalhub.video.consultation.control.InvitationCarrier.Parcel;
import de.medicalhub.video.consultation.entity.InvitationMessage;
import de.medicalhub.video.consultation.entity.InvitationMessage.Channel;
import de.medicalhub.video.consultation.entity.InvitationMessage.Wish;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class InvitationWordsTest {
    private static final Instant NINE = Instant.parse("2026-11-27T08:00:00Z");
    private static final URI LINK = URI.create("https://hub.example/video/join#" + "s".repeat(43));
    private static final ConsultationFacts FACTS = new ConsultationFacts(
            new AppointmentId("a1"),
            NINE,
            NINE.plusSeconds(900),
            "Dr. Weber",
            new Practice("Praxis für Onkologie", "02651 1", Set.of("Organization/o")));

    @Test
    @DisplayName("rule 15: day, German time and link, and neither doctor, practice nor patient")
    void germanMail() {
        Parcel parcel = parcel(Channel.MAIL, Locale.GERMAN);
        assertThat(parcel.text()).contains("Freitag, 27. November 2026, 09:00 Uhr", LINK.toString());
        assertThat(parcel.text() + parcel.subject() + parcel.calendar())
                .doesNotContain("Weber", "Onkologie", "02651", "{0}", "{1}");
    }

    @Test
    @DisplayName("rule 15: the same in English, and short for SMS")
    void englishText() {
        Parcel parcel = parcel(Channel.SMS, Locale.ENGLISH);
        assertThat(parcel.text()).contains("Friday, 27 November 2026, 09:00", LINK.toString());
        assertThat(parcel.text().length()).isLessThan(300);
    }

    @Test
    @DisplayName("rule 15: the calendar file names begin and end in universal time, in lines of at most 75 octets")
    void calendar() {
        String file = parcel(Channel.MAIL, Locale.GERMAN).calendar();
        assertThat(file).contains("DTSTART:20261127T080000Z\r\n", "DTEND:20261127T081500Z\r\n");
        assertThat(file.split("\r\n", -1)).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
        assertThat(file.replace("\r\n ", "")).contains("URL:" + LINK + "\r\n").endsWith("END:VCALENDAR\r\n");
    }

    @Test
    @DisplayName("rule 15: each attempt has an id of its own, so that no receiver drops the newer link as a repetition")
    void newIdForEachAttempt() {
        InvitationMessage message = message(Channel.MAIL, Locale.GERMAN);
        assertThat(Stream.of(1, 2, 3)
                        .map(attempt -> InvitationWords.of(message, attempt, FACTS, LINK, NINE)
                                .id()))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.contains(message.id().toString()));
    }

    private static Parcel parcel(Channel channel, Locale language) {
        return InvitationWords.of(message(channel, language), 1, FACTS, LINK, NINE);
    }

    private static InvitationMessage message(Channel channel, Locale language) {
        return new InvitationMessage(FACTS.appointment(), new Wish(channel, "a@example.org", language, ""), NINE);
    }
}
