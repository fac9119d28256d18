package de.medicalhub.transport.carriers.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MembershipsTest {
    private static final String ANN = "Practitioner/ann";

    private final Map<String, Set<String>> roles = new HashMap<>(Map.of(ANN, Set.of("Organization/a")));
    private long nanos;
    private int questions;
    private final Memberships memberships = new Memberships(this::ask, () -> nanos);

    @Test
    @DisplayName("2: the directory is asked once within ten seconds")
    void answersAreKept() {
        memberships.of(ANN, "token");
        nanos += Duration.ofMillis(9_999).toNanos();
        assertThat(memberships.of(ANN, "token")).containsExactly("Organization/a");
        assertThat(questions).isEqualTo(1);
    }

    @Test
    @DisplayName("2: a membership that ended counts no longer than ten seconds")
    void endedMembershipEnds() {
        memberships.of(ANN, "token");
        roles.put(ANN, Set.of());
        nanos += Duration.ofSeconds(10).toNanos();
        assertThat(memberships.of(ANN, "token")).isEmpty();
    }

    @Test
    @DisplayName("1: each person has an answer of their own")
    void peopleAreToldApart() {
        roles.put("Practitioner/bob", Set.of("Organization/b"));
        assertThat(memberships.of(ANN, "token")).containsExactly("Organization/a");
        assertThat(memberships.of("Practitioner/bob", "token")).containsExactly("Organization/b");
    }

    private Set<String> ask(String practitioner, String token) {
        questions++;
        return roles.getOrDefault(practitioner, Set.of());
    }
}
