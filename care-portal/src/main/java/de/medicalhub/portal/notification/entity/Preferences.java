package de.medicalhub.portal.notification.entity;

import de.medicalhub.portal.wording.Language;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody has chosen (B1, B5).
 *
 * @param person FHIR resource of the person, such as {@code Practitioner/a}
 * @param digestAt when the one e-mail a day is sent; empty if each is sent at once
 */
public record Preferences(
        String person,
        Language language,
        Optional<QuietHours> quiet,
        Optional<LocalTime> digestAt,
        Set<Choice> choices) {

    /** One purpose on one channel. */
    public record Choice(Channel channel, Purpose purpose) {}

    /** Of somebody who has chosen nothing yet. */
    public static Preferences none(String person, Language language) {
        return new Preferences(person, language, Optional.empty(), Optional.empty(), Set.of());
    }

    /** Whether this is told there. */
    public boolean wants(Channel channel, Purpose purpose) {
        return choices.contains(new Choice(channel, purpose));
    }

    /** When something that happens now is told there. */
    public Instant dueAt(Channel channel, Instant now, ZoneId zone) {
        if (channel == Channel.MAIL && digestAt.isPresent()) {
            return QuietHours.next(now.atZone(zone), digestAt.get()).toInstant();
        }
        return quiet.map(hours -> hours.after(now, zone)).orElse(now);
    }
}
