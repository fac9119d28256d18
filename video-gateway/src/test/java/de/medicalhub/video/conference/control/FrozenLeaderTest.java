package de.medicalhub.video.conference.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A node that stood still, while another one has taken its room over, and wakes. */
class FrozenLeaderTest extends ConferenceCase {
    @Test
    @DisplayName("15: whoever wakes too late touches neither the pipeline nor a port that another node has by now")
    void wakesTooLate() {
        meet(ANNA, BEN);
        Set<String> ports = Set.copyOf(one.ports.keySet());
        Set<String> pipelines = Set.copyOf(one.pipelines);
        assertThat(ports).hasSize(4);
        book.ledElsewhere = true;
        conference.leave(ANNA);
        conference.leave(BEN);
        assertThat(one.ports.keySet()).isEqualTo(ports);
        assertThat(one.pipelines).isEqualTo(pipelines);
        assertThat(conference.isEmpty()).isTrue();
        assertThat(one.listeners).isEmpty();
    }

    @Test
    @DisplayName("15: the last one who leaves a room that another node has by now takes nothing along")
    void lastOne() {
        meet(ANNA);
        book.ledElsewhere = true;
        conference.leave(ANNA);
        assertThat(one.pipelines).hasSize(1);
        assertThat(one.ports).hasSize(1);
    }

    @Test
    @DisplayName("15: a pipeline that was made too late is released again")
    void madeTooLate() {
        meet(ANNA);
        book.ledElsewhere = true;
        one.restarts();
        conference.look();
        conference.join(BEN, true);
        assertThat(one.pipelines).isEmpty();
        assertThat(two.pipelines).isEmpty();
    }

    @Test
    @DisplayName(
            "15: somebody who comes back with a new page to the node that wakes loses no port that another node has by now")
    void comesBackTooLate() {
        meet(ANNA, BEN);
        Set<String> ports = Set.copyOf(one.ports.keySet());
        book.ledElsewhere = true;
        conference.join(ANNA, true);
        assertThat(one.ports.keySet()).isEqualTo(ports);
    }
}
