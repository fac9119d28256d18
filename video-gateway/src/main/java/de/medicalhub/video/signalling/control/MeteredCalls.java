package de.medicalhub.video.signalling.control;

import de.medicalhub.video.signalling.entity.ClientMessage;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Into the server's meters: {@code medhub.video.quality} (reports by level and by way), {@code medhub.video.rtt} (time),
 * {@code medhub.video.loss} (percent). No label tells a person, an appointment or an address.
 */
@ApplicationScoped
public class MeteredCalls implements CallNumbers {
    private final Instance<MeterRegistry> registries;

    @SuppressWarnings("NullAway") // only for the container's proxy, which never uses the field
    protected MeteredCalls() {
        this(null);
    }

    @Inject
    public MeteredCalls(Instance<MeterRegistry> registries) {
        this.registries = registries;
    }

    @Override
    public void heard(ClientMessage.Quality quality) {
        if (registries.isResolvable()) {
            count(registries.get(), quality);
        }
    }

    static void count(MeterRegistry registry, ClientMessage.Quality quality) {
        String way = quality.relayed() ? "relay" : "direct";
        registry.counter("medhub.video.quality", "level", quality.level().code(), "way", way)
                .increment();
        Timer.builder("medhub.video.rtt")
                .tag("way", way)
                .register(registry)
                .record(Duration.ofMillis(quality.rttMillis()));
        DistributionSummary.builder("medhub.video.loss")
                .tag("way", way)
                .register(registry)
                .record(quality.lossPercent());
    }
}
