package de.medicalhub.video.conference.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.video.VideoConfiguration;
import de.medicalhub.video.conference.control.CaseAccess;
import de.medicalhub.video.conference.control.Conferences;
import de.medicalhub.video.consultation.Refusal;
import de.medicalhub.video.consultation.RefusedException;
import de.medicalhub.video.consultation.StaffCaller;
import de.medicalhub.video.nodes.gateway.TestNodes;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SentAwayMemberTest {
    private static final StaffCaller NURSE = new StaffCaller("", "nurse1", "N", "", Set.of());

    @Test
    @DisplayName("16: a member who was sent away is refused by the door, however they come")
    void refused() {
        try (TestNodes nodes = new TestNodes()) {
            PostgresConferences store = new PostgresConferences(nodes.database());
            CaseAccess everybody =
                    (caller, caseId) -> Optional.of(new CaseAccess.CaseTeam("p", "P", List.of(), Set.of()));
            Conferences door = new Conferences(store, everybody, name -> List.of(), configuration(), Clock.systemUTC());
            CaseId caseId = CaseId.parse(UUID.randomUUID().toString());
            Conferences.Seen seen = door.startForCase(NURSE, caseId);
            assertThat(door.get(NURSE, seen.attendee().conference()).attendee()).isEqualTo(seen.attendee());
            store.shutOut(seen.attendee().person());
            assertThatThrownBy(() -> door.get(NURSE, seen.attendee().conference()))
                    .isInstanceOfSatisfying(
                            RefusedException.class,
                            refused -> assertThat(refused.refusal()).isEqualTo(Refusal.SENT_AWAY));
            assertThatThrownBy(() -> door.startForCase(NURSE, caseId)).isInstanceOf(RefusedException.class);
        }
    }

    private static VideoConfiguration configuration() {
        URI hub = URI.create("https://hub.example");
        Duration second = Duration.ofSeconds(1);
        return new VideoConfiguration(
                hub,
                "",
                hub,
                "",
                "",
                List.of(),
                second,
                false,
                Set.of(),
                second,
                second,
                VideoConfiguration.LONGEST_KEEP);
    }
}
