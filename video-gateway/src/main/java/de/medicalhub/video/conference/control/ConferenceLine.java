package de.medicalhub.video.conference.control;

import de.medicalhub.common.problem.IncidentLog;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.video.conference.Attendee;
import de.medicalhub.video.door.Conversation;
import de.medicalhub.video.door.Wire;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** One browser's wire from its opening to its end. Messages of one wire come one after the other. */
public final class ConferenceLine implements Conversation {
    private static final IncidentLog LOG = new IncidentLog(LoggerFactory.getLogger(ConferenceLine.class));
    private static final int REFUSED = 4000;
    private static final int POLICY = 1008;
    private static final int FAULT = 1011;
    private static final Duration BEFORE_HELLO = Duration.ofSeconds(10);
    private static final Duration AFTER_HELLO = Duration.ofSeconds(30);
    /** In ten seconds; with twelve people all of whom find ten ways at once it is about 2,000. */
    private static final int MOST_MESSAGES = 3_000;

    private static final long SPAN_NANOS = Duration.ofSeconds(10).toNanos();

    private final ConferenceHall hall;
    private final Wire wire;
    private final AtomicReference<@Nullable Attendee> attendee = new AtomicReference<>();
    private volatile boolean gone;
    private long spanSince = System.nanoTime();
    private int messages;

    ConferenceLine(ConferenceHall hall, Wire wire) {
        this.hall = hall;
        this.wire = wire;
        wire.allowSilence(BEFORE_HELLO);
    }

    @Override
    public synchronized void receive(String text) {
        try {
            Optional<JsonObject> word = isTooMuch() ? Optional.empty() : ConferenceMessages.read(text);
            if (word.isEmpty()) {
                refuse("malformed", POLICY);
            } else {
                hear(word.get());
            }
        } catch (RuntimeException e) {
            LOG.note(ProblemKind.FAULT, "a message of a conference was not handled", e);
            wire.send(ConferenceMessages.problem("fault"));
            if (attendee.get() == null) {
                wire.close(FAULT, "fault");
            }
        }
    }

    @Override
    public void closed() {
        gone = true;
        Attendee known = attendee.getAndSet(null);
        if (known != null) {
            hall.gone(known, wire);
        }
    }

    private void hear(JsonObject word) {
        Attendee known = attendee.get();
        String type = word.getString("type");
        if (known == null && type.equals("hello")) {
            Optional<Attendee> seated = hall.seat(word, wire);
            attendee.set(seated.orElse(null));
            if (seated.isEmpty()) {
                refuse("ticket-invalid", REFUSED);
            } else {
                wire.allowSilence(AFTER_HELLO);
                if (gone) {
                    closed();
                }
            }
        } else if (known == null || type.equals("hello")) {
            refuse("not-allowed", POLICY);
        } else if (type.equals("ping")) {
            wire.send(ConferenceMessages.say("pong").build());
        } else if (type.equals("relay")) {
            wire.send(hall.relay());
        } else {
            hall.say(known, word);
        }
    }

    private boolean isTooMuch() {
        long now = System.nanoTime();
        if (now - spanSince > SPAN_NANOS) {
            spanSince = now;
            messages = 0;
        }
        messages++;
        return messages > MOST_MESSAGES;
    }

    private void refuse(String code, int closing) {
        wire.send(ConferenceMessages.problem(code));
        wire.close(closing, code);
    }
}
