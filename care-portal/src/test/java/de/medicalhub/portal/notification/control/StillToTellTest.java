package de.medicalhub.portal.notification.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.portal.notification.entity.Channel;
import de.medicalhub.portal.notification.entity.Notice;
import de.medicalhub.portal.notification.entity.Notification;
import de.medicalhub.portal.notification.entity.Preferences;
import de.medicalhub.portal.notification.entity.Preferences.Choice;
import de.medicalhub.portal.notification.entity.Purpose;
import de.medicalhub.portal.wording.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("B13: what has waited is looked at once more when it is sent")
class StillToTellTest implements NoticeSource {
    private static final Instant EVENING = Instant.parse("2026-11-26T20:00:00Z");
    private static final Instant MORNING = EVENING.plus(Duration.ofHours(10));
    private static final String NURSE = "Practitioner/n";
    private static final String SERVICE = "Organization/service";
    private static final Choice MAIL = new Choice(Channel.MAIL, Purpose.REQUEST);

    private final List<Notice> stored = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private Set<String> members = Set.of(NURSE);

    @Test
    void whoHasSwitchedThePurposeOffIsNotTold() {
        stored.add(notice("Task/1#referral-requested"));
        assertThat(told(MORNING, Optional.of(chose(MAIL)))).containsExactly("Task/1#referral-requested");
        assertThat(told(MORNING, Optional.of(chose(new Choice(Channel.SMS, Purpose.REQUEST)))))
                .isEmpty();
        assertThat(told(MORNING, Optional.of(chose(new Choice(Channel.MAIL, Purpose.CHANGE)))))
                .isEmpty();
        assertThat(told(MORNING, Optional.empty())).isEmpty();
    }

    @Test
    void whatIsOverMeanwhileIsNotTold() {
        assertThat(told(MORNING, Optional.of(chose(MAIL)))).isEmpty();
        assertThat(asked).containsExactly("Task/1#referral-requested");
    }

    @Test
    void whoDoesNotWorkThereAnyMoreIsNotTold() {
        stored.add(notice("Task/1#referral-requested"));
        members = Set.of("Practitioner/other");
        assertThat(told(MORNING, Optional.of(chose(MAIL)))).isEmpty();
    }

    @Test
    void whatWasNotedJustNowIsToldWithoutAQuestion() {
        assertThat(told(EVENING.plusSeconds(30), Optional.of(chose(MAIL)))).hasSize(1);
        assertThat(told(EVENING.plusSeconds(30), Optional.empty())).isEmpty();
        assertThat(asked).isEmpty();
    }

    @Test
    @DisplayName("B12: every way of sending and every code has a topic of its own")
    void topics() {
        assertThat(SendParcel.topics())
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrder("mail", "push", "sms", "code-mail", "code-sms");
    }

    private List<String> told(Instant now, Optional<Preferences> chosen) {
        Notification noted = new Notification(
                1,
                NURSE,
                Channel.MAIL,
                "Task/1#referral-requested",
                "referral-requested",
                "",
                "/request?task=1",
                EVENING,
                MORNING);
        return new StillToTell(this, now)
                .of(List.of(noted), chosen).stream().map(Notification::notice).toList();
    }

    private static Preferences chose(Choice choice) {
        return new Preferences(NURSE, Language.DE, Optional.empty(), Optional.empty(), Set.of(choice));
    }

    private static Notice notice(String key) {
        return new Notice(
                key, "referral-requested", EVENING, "Task/1", Optional.empty(), Optional.empty(), List.of(SERVICE));
    }

    @Override
    public List<Notice> holding(Collection<String> keys) {
        asked.addAll(keys);
        return stored;
    }

    @Override
    public Map<String, Set<String>> membersOf(Collection<String> references) {
        return Map.of(SERVICE, members);
    }

    @Override
    public Map<String, String> namesOf(Collection<String> organisations) {
        return Map.of();
    }

    @Override
    public Told since(Instant moment) {
        return new Told(List.of(), moment);
    }
}
