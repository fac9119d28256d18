package de.medicalhub.video.conference.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.video.VideoConfiguration;
import de.medicalhub.video.conference.ConferenceId;
import de.medicalhub.video.conference.control.CaseAccess;
import de.medicalhub.video.conference.control.Conferences;
import de.medicalhub.video.consultation.Refusal;
import de.medicalhub.video.consultation.RefusedException;
import de.medicalhub.video.consultation.StaffCaller;
import de.medicalhub.video.door.Secrets;
import de.medicalhub.video.nodes.gateway.TestNodes;
import de.medicalhub.video.relay.IceServer;
import de.medicalhub.video.relay.Relay;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who comes to a conference, and by which way. */
class ConferenceDoorTest {
    private static final StaffCaller DOCTOR = new StaffCaller("", "gp1", "Dr. Probe", "", Set.of());
    private static final String CAREFUL = "Organization/careful";

    private static final TestNodes NODES = new TestNodes();

    private Set<String> houses = Set.of();
    private final PostgresConferences store = new PostgresConferences(NODES.database());
    private final CaseAccess cases =
            (caller, caseId) -> Optional.of(new CaseAccess.CaseTeam("p", "P", List.of(), houses));
    private final Conferences door =
            new Conferences(store, cases, new CarefulRelay(), configuration(), Clock.systemUTC());

    /** One organisation wishes it to be the only way. */
    private static final class CarefulRelay implements Relay {
        @Override
        public List<IceServer> serversFor(String name) {
            return List.of();
        }

        @Override
        public boolean isOnlyFor(Set<String> organizations) {
            return organizations.isEmpty() || organizations.contains(CAREFUL);
        }
    }

    @AfterAll
    static void end() {
        NODES.close();
    }

    @Test
    @DisplayName(
            "19: of a case in which an organisation wishes the relay only, all go through the relay; others do not")
    void relayOnly() {
        houses = Set.of("Organization/other");
        assertThat(store.isRelayOnly(startForCase())).isFalse();
        houses = Set.of("Organization/other", CAREFUL);
        assertThat(store.isRelayOnly(startForCase())).isTrue();
        assertThat(store.isRelayOnly(
                        door.start(DOCTOR, "Fortbildung").attendee().conference()))
                .isTrue();
    }

    @Test
    @DisplayName("16: whose answer to joining was lost joins again with the page's secret; another browser does not")
    void joinsAgain() {
        ConferenceId id = door.start(DOCTOR, "Fortbildung").attendee().conference();
        String url = door.invite(DOCTOR, id, "Gast").url().toString();
        String token = url.substring(url.indexOf('#') + 1);
        String secret = Secrets.next();
        Conferences.Joined lost = door.join(token, Set.of(secret), secret);
        Conferences.Joined again = door.join(token, Set.of(secret), secret);
        assertThat(again).isEqualTo(lost);
        assertThat(again.cookie()).isEqualTo(secret);
        assertThat(door.look(token, Set.of(secret)).attendee()).isEqualTo(lost.attendee());
        assertThat(door.guest(Set.of(secret))).isEqualTo(lost.attendee());
        String other = Secrets.next();
        assertThatThrownBy(() -> door.join(token, Set.of(other), other))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(Refusal.LINK_TAKEN));
    }

    private ConferenceId startForCase() {
        return door.startForCase(DOCTOR, CaseId.parse(UUID.randomUUID().toString()))
                .attendee()
                .conference();
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
