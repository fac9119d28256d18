package de.medicalhub.video.consultation;

import java.time.Instant;

/**
 * What both sides may know of a consultation.
 *
 * @param expects the name of the person whom the patient expects
 * @param practice whom the patient may ring up
 */
public record ConsultationFacts(
        AppointmentId appointment, Instant startsAt, Instant endsAt, String expects, Practice practice) {
    /** When people may join. */
    public JoinWindow window() {
        return JoinWindow.around(startsAt);
    }
}
