package de.medicalhub.video.waitingroom;

import de.medicalhub.video.consultation.AppointmentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A room as it stands now.
 *
 * @param since waiting since, in call since, last seen at, ended at; null while open
 */
public record RoomView(
        AppointmentId appointment,
        RoomState state,
        @Nullable Instant since) {}
