package de.medicalhub.video.consultation.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.Participant.Side;
import de.medicalhub.video.consultation.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class InvitationTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final Instant END = NOW.plus(Duration.ofHours(4));

    private final Invitation invitation = new Invitation(new AppointmentId("a-1"), Side.PATIENT, "hash", NOW, END);

    @Test
    @DisplayName("rule 5: looking binds nothing")
    void unboundLinkIsOpenToEveryBrowser() {
        assertThat(invitation.refusalFor(Set.of("one"), NOW)).isEmpty();
        assertThat(invitation.refusalFor(Set.of("another"), NOW)).isEmpty();
        assertThat(invitation.isBound()).isFalse();
    }

    @Test
    @DisplayName("rule 5: only the browser that joined first comes back")
    void thirdPersonIsRefused() {
        invitation.bind("first", NOW);
        assertThat(invitation.refusalFor(Set.of("first"), NOW)).isEmpty();
        assertThat(invitation.refusalFor(Set.of("of-another-link", "first"), NOW))
                .isEmpty();
        assertThat(invitation.refusalFor(Set.of("third"), NOW)).contains(Refusal.LINK_TAKEN);
        assertThatThrownBy(() -> invitation.bind("third", NOW)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("rule 4: it expires on the second")
    void expiredLinkIsRefused() {
        assertThat(invitation.refusalFor(Set.of(), END.minusNanos(1))).isEmpty();
        assertThat(invitation.refusalFor(Set.of(), END)).contains(Refusal.LINK_EXPIRED);
    }

    @Test
    @DisplayName("rule 6: a revoked link is over, also for the browser that used it")
    void revokedLinkIsRefused() {
        invitation.bind("first", NOW);
        invitation.revoke(NOW);
        assertThat(invitation.refusalFor(Set.of("first"), NOW)).contains(Refusal.LINK_EXPIRED);
    }
}
