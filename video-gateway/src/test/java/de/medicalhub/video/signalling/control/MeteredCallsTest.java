package de.medicalhub.video.signalling.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.video.signalling.entity.ClientMessage;
import de.medicalhub.video.signalling.entity.QualityLevel;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MeteredCallsTest {
    @Test
    @DisplayName("rule 11: counted by level and way, and by nothing that tells a person")
    void countedWithoutIdentities() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        MeteredCalls.count(registry, new ClientMessage.Quality(QualityLevel.FAIR, 120, 2.5, true));
        assertThat(registry.counter("medhub.video.quality", "level", "fair", "way", "relay")
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("medhub.video.rtt").timer().totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(120);
        assertThat(registry.get("medhub.video.loss").summary().totalAmount()).isEqualTo(2.5);
        assertThat(registry.getMeters().stream()
                        .map(Meter::getId)
                        .flatMap(id -> id.getTags().stream())
                        .map(Tag::getKey))
                .containsOnly("level", "way");
    }
}
