package de.medicalhub.video.signalling.control;

import de.medicalhub.video.consultation.Participant;
import de.medicalhub.video.consultation.Participant.Seat;
import jakarta.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What was written in a room: in memory only, gone with the end of the call or with the last page. Guarded by its room. */
final class ChatLog {
    private static final int MOST = 200;

    private final Deque<Written> written = new ArrayDeque<>();

    /** @param duringCall what is written while waiting is between patient and practice alone */
    private record Written(JsonObject message, boolean duringCall) {}

    void add(JsonObject message, boolean duringCall) {
        if (written.size() == MOST) {
            written.removeFirst();
        }
        written.addLast(new Written(message, duringCall));
    }

    /** What this person may read, oldest first. */
    List<JsonObject> readableFor(Participant participant) {
        boolean guest = participant.side().seat() == Seat.GUEST;
        return written.stream()
                .filter(one -> one.duringCall() || !guest)
                .map(Written::message)
                .toList();
    }

    void forget() {
        written.clear();
    }
}
