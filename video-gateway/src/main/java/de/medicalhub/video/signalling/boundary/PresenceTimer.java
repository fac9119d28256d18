package de.medicalhub.video.signalling.boundary;

import de.medicalhub.video.ModuleStarted;
import de.medicalhub.video.signalling.control.Switchboard;
import de.medicalhub.video.waitingroom.WaitingRooms;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;

/** Looks every five seconds whether a patient has gone without a word, and tells the room; every minute whether a call was left. */
@ApplicationScoped
public class PresenceTimer {
    @Inject
    private WaitingRooms waitingRooms;

    @Inject
    private Switchboard switchboard;

    void begin(@Observes ModuleStarted module) {
        module.every(Duration.ofMillis(500), switchboard::noteSigns);
        module.every(Duration.ofSeconds(5), () -> waitingRooms.releaseAbsent().forEach(switchboard::tell));
        module.every(Duration.ofMinutes(1), switchboard::tidy);
    }
}
