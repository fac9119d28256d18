package de.medicalhub.video.nodes.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.PGConnection;

/** A node that is alone pays for nobody. */
@Timeout(90)
class NobodyElseTest {
    @Test
    @DisplayName("2: nothing is said to all where there is no other node, and as soon as there is one it hears")
    void alone() throws Exception {
        try (TestNodes nodes = new TestNodes();
                Connection ear = nodes.database().getConnection()) {
            ear.createStatement().execute("listen medhub_video_all");
            PostgresNodes one = nodes.start();
            one.sendAll("topic", "to nobody");
            nodes.start();
            one.sendAll("topic", "to the other");
            assertThat(Arrays.stream(ear.unwrap(PGConnection.class).getNotifications(10_000))
                            .map(heard -> heard.getParameter().replaceFirst("^[^|]*", "")))
                    .containsExactly("|topic|=to the other");
        }
    }
}
