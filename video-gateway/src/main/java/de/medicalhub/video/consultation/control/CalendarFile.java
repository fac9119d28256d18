package de.medicalhub.video.consultation.control;

import de.medicalhub.video.consultation.ConsultationFacts;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** An appointment as a calendar reads it (RFC 5545): when it is and where it is joined, and nothing about the patient. */
final class CalendarFile {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    /** Section 3.1: at most 75 octets a line. */
    private static final int LONGEST_LINE = 75;

    private CalendarFile() {}

    static String of(ConsultationFacts facts, String title, URI link, Instant now) {
        return List.of(
                        "BEGIN:VCALENDAR",
                        "VERSION:2.0",
                        "PRODID:-//Medical Hub//video//DE",
                        "METHOD:PUBLISH",
                        "BEGIN:VEVENT",
                        "UID:video-" + facts.appointment() + "@medical-hub",
                        "DTSTAMP:" + UTC.format(now),
                        "DTSTART:" + UTC.format(facts.startsAt()),
                        "DTEND:" + UTC.format(facts.endsAt()),
                        "SUMMARY:" + escaped(title),
                        "URL:" + link,
                        "DESCRIPTION:" + escaped(link.toString()),
                        "BEGIN:VALARM",
                        "ACTION:DISPLAY",
                        "TRIGGER:-PT15M",
                        "DESCRIPTION:" + escaped(title),
                        "END:VALARM",
                        "END:VEVENT",
                        "END:VCALENDAR")
                .stream()
                .map(CalendarFile::folded)
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static String escaped(String words) {
        return words.replaceAll("([\\\\;,])", "\\\\$1").replace("\n", "\\n");
    }

    private static String folded(String line) {
        StringBuilder folded = new StringBuilder();
        int octets = 0;
        for (int at = 0; at < line.length(); at = line.offsetByCodePoints(at, 1)) {
            String sign = Character.toString(line.codePointAt(at));
            int length = sign.getBytes(StandardCharsets.UTF_8).length;
            if (octets + length > LONGEST_LINE) {
                folded.append("\r\n ");
                octets = 1;
            }
            folded.append(sign);
            octets += length;
        }
        return folded.toString();
    }
}
