package de.medicalhub.video.conference.boundary;

import de.medicalhub.video.ModuleStarted;
import de.medicalhub.video.VideoConfiguration;
import de.medicalhub.video.conference.control.ConferenceHall;
import de.medicalhub.video.conference.control.ConferenceStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Looks after the rooms every second; ends what was forgotten after half a day, and forgets after {@code medhub.video.keep}. */
@ApplicationScoped
public class ConferenceTimer {
    private static final Duration LONGEST = Duration.ofHours(12);

    @Inject
    private ConferenceHall hall;

    @Inject
    private ConferenceStore store;

    @Inject
    private VideoConfiguration configuration;

    @Inject
    private Clock clock;

    void begin(@Observes ModuleStarted module) {
        module.every(Duration.ofSeconds(1), hall::look);
        module.every(Duration.ofHours(1), this::tidy);
    }

    private void tidy() {
        Instant now = clock.instant();
        store.tidy(now.minus(LONGEST), now.minus(configuration.keep()), now);
    }
}
