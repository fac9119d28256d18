package de.medicalhub.portal.notification.entity;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.security.Role;
import de.medicalhub.portal.notification.entity.Preferences.Choice;
import de.medicalhub.portal.wording.Language;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreferencesTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final QuietHours NIGHT = new QuietHours(LocalTime.of(21, 0), LocalTime.of(7, 0));
    private static final QuietHours NOON = new QuietHours(LocalTime.of(12, 0), LocalTime.of(14, 0));

    @ParameterizedTest
    @CsvSource({
        "2026-11-26T19:59:59Z, 2026-11-26T19:59:59Z",
        "2026-11-26T20:00:00Z, 2026-11-27T06:00:00Z",
        "2026-11-27T05:59:59Z, 2026-11-27T06:00:00Z",
        "2026-11-27T06:00:00Z, 2026-11-27T06:00:00Z",
        // The night in which clocks go forward, and the one in which they go back.
        "2026-03-28T22:00:00Z, 2026-03-29T05:00:00Z",
        "2026-10-24T20:00:00Z, 2026-10-25T06:00:00Z"
    })
    @DisplayName("B5: what happens in the night waits for the morning, by the clocks of Germany")
    void night(Instant happens, Instant due) {
        assertThat(NIGHT.after(happens, BERLIN)).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-26T10:59:00Z, 2026-11-26T10:59:00Z",
        "2026-11-26T11:00:00Z, 2026-11-26T13:00:00Z",
        "2026-11-26T13:00:00Z, 2026-11-26T13:00:00Z"
    })
    void noon(Instant happens, Instant due) {
        assertThat(NOON.after(happens, BERLIN)).isEqualTo(due);
    }

    @Test
    @DisplayName("B5: a digest is one e-mail a day; text messages and push keep to the quiet hours")
    void digest() {
        Preferences chosen = new Preferences(
                "Practitioner/a", Language.DE, Optional.of(NIGHT), Optional.of(LocalTime.of(6, 30)), Set.of());
        Instant evening = Instant.parse("2026-11-26T21:00:00Z");
        assertThat(chosen.dueAt(Channel.MAIL, evening, BERLIN)).isEqualTo("2026-11-27T05:30:00Z");
        assertThat(chosen.dueAt(Channel.SMS, evening, BERLIN)).isEqualTo("2026-11-27T06:00:00Z");
        Instant day = Instant.parse("2026-11-26T11:00:00Z");
        assertThat(chosen.dueAt(Channel.MAIL, day, BERLIN)).isEqualTo("2026-11-27T05:30:00Z");
        assertThat(chosen.dueAt(Channel.PUSH, day, BERLIN)).isEqualTo(day);
    }

    @Test
    @DisplayName("B1: nothing is wanted that was not chosen")
    void optIn() {
        Preferences nothing = Preferences.none("Practitioner/a", Language.EN);
        Preferences one = new Preferences(
                "Practitioner/a",
                Language.EN,
                Optional.empty(),
                Optional.empty(),
                Set.of(new Choice(Channel.MAIL, Purpose.REQUEST)));
        for (Channel channel : Channel.values()) {
            for (Purpose purpose : Purpose.values()) {
                assertThat(nothing.wants(channel, purpose)).isFalse();
                assertThat(one.wants(channel, purpose))
                        .isEqualTo(channel == Channel.MAIL && purpose == Purpose.REQUEST);
            }
        }
    }

    @Test
    void everyPurposeIsOfferedToSomebody() {
        assertThat(Arrays.stream(Role.values())
                        .flatMap(role -> Purpose.of(Set.of(role)).stream())
                        .distinct())
                .containsExactlyInAnyOrder(Purpose.values());
        assertThat(Purpose.of(Set.of(Role.ADMIN))).containsExactly(Purpose.EMERGENCY);
        assertThat(Purpose.of(Set.of(Role.PATIENT))).doesNotContain(Purpose.REQUEST, Purpose.ANSWER);
    }

    /** Of each role, a notice that the server addresses to it. */
    @ParameterizedTest
    @CsvSource({
        "DISCHARGE_MANAGER, task-requested",
        "DISCHARGE_MANAGER, question-asked",
        "NURSE, appointment-booked",
        "NURSE, task-ended",
        "GP, case-opened",
        "PHARMACIST, delivery-held",
        "RELATIVE, message",
        "PATIENT, questionnaire-near"
    })
    void whoIsAddressedCanAskToBeTold(Role role, String kind) {
        assertThat(Purpose.of(Set.of(role))).contains(Purpose.ofKind(kind).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "referral-requested, Practitioner/a, /request?task=12",
        "answered, Practitioner/a, /case?id=c",
        "case-ended, Practitioner/a, /",
        "case-moved, RelatedPerson/r, /",
        "ride-on-the-way, Patient/p, /"
    })
    @DisplayName("B2: the way on leads to what was asked or happened, never to a patient's record by name")
    void links(String kind, String person, String link) {
        Notice notice = new Notice(
                "Task/12#" + kind, kind, Instant.EPOCH, "Task/12", Optional.of("c"), Optional.empty(), List.of(person));
        assertThat(notice.linkFor(person)).isEqualTo(link);
    }

    @Test
    @DisplayName("B11: a day-old notice is stale; a reminder of an appointment made long ago is not")
    void stale() {
        assertThat(notice("awarded").isStale(Instant.parse("2026-11-25T00:00:00Z")))
                .isTrue();
        assertThat(notice("appointment-near").isStale(Instant.parse("2026-11-25T00:00:00Z")))
                .isFalse();
    }

    private static Notice notice(String kind) {
        return new Notice(
                "k",
                kind,
                Instant.parse("2026-11-24T00:00:00Z"),
                "Task/1",
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL, a.b+c@example.org, a.b+c@example.org",
        "MAIL, ' a@b.de ', a@b.de",
        "MAIL, 'a@b.de, c@d.de', ",
        "MAIL, 'Name <a@b.de>', ",
        "MAIL, a@b@c, ",
        "SMS, 0171 2345678, +491712345678",
        "SMS, 0049-171/2345678, +491712345678",
        "SMS, +43 660 1234567, +436601234567",
        "SMS, 110, ",
        "SMS, abc, "
    })
    @DisplayName("B7: an address is one address, a number has its country")
    void addresses(Channel channel, String typed, String used) {
        assertThat(AddressForm.of(channel, typed)).isEqualTo(Optional.ofNullable(used));
    }
}
