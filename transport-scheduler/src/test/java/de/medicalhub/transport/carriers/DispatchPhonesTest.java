package de.medicalhub.transport.carriers;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Where drivers call dispatch (rule 5). */
class DispatchPhonesTest {
    private static final String CARRIER = "Organization/c";

    private Optional<String> said = Optional.of("0221 4710 150");
    private boolean silent;
    private long nanos;
    private int questions;
    private final DispatchPhones phones = new DispatchPhones(this::ask, () -> nanos);

    @Test
    @DisplayName("5: the directory is asked once within ten minutes, then anew")
    void answersAreKept() {
        assertThat(phones.of(CARRIER, "token")).contains("0221 4710 150");
        said = Optional.of("0221 4710 151");
        nanos += Duration.ofSeconds(599).toNanos();
        assertThat(phones.of(CARRIER, "token")).contains("0221 4710 150");
        assertThat(questions).isEqualTo(1);
        nanos += Duration.ofSeconds(1).toNanos();
        assertThat(phones.of(CARRIER, "token")).contains("0221 4710 151");
    }

    @Test
    @DisplayName(
            "5: a directory that does not answer takes no number away, and is asked again after half a minute only")
    void silenceTakesNothing() {
        silent = true;
        assertThat(phones.of(CARRIER, "token")).isEmpty();
        silent = false;
        nanos += Duration.ofSeconds(29).toNanos();
        assertThat(phones.of(CARRIER, "token")).isEmpty();
        assertThat(questions).isEqualTo(1);
        nanos += Duration.ofSeconds(1).toNanos();
        assertThat(phones.of(CARRIER, "token")).contains("0221 4710 150");
        silent = true;
        nanos += Duration.ofHours(1).toNanos();
        assertThat(phones.of(CARRIER, "token")).contains("0221 4710 150");
        assertThat(phones.of(CARRIER, "token")).contains("0221 4710 150");
        assertThat(questions).isEqualTo(3);
    }

    private Optional<String> ask(String organisation, String token) {
        questions++;
        if (silent) {
            throw new HubException(ProblemKind.UNAVAILABLE, "The directory does not answer at the moment.");
        }
        return said;
    }
}
