package de.medicalhub.video.signalling.control;

import de.medicalhub.common.problem.IncidentLog;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.video.door.Conversation;
import de.medicalhub.video.door.Wire;
import de.medicalhub.video.signalling.entity.ClientMessage;
import de.medicalhub.video.signalling.entity.MessageProblem;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** One browser's wire from its opening to its end. Messages of one wire come one after the other. */
public final class Line implements Conversation {
    private static final IncidentLog LOG = new IncidentLog(LoggerFactory.getLogger(Line.class));
    private static final int REFUSED = 4000;
    private static final int BUSY = 4002;
    private static final int POLICY = 1008;
    private static final int FAULT = 1011;
    private static final Duration BEFORE_HELLO = Duration.ofSeconds(10);
    private static final Duration AFTER_HELLO = Duration.ofSeconds(60);

    private final Switchboard switchboard;
    private final Wire wire;
    private final MessageLimit limit = new MessageLimit(Clock.systemUTC());
    private final AtomicReference<@Nullable Caller> caller = new AtomicReference<>();
    private volatile boolean gone;

    Line(Switchboard switchboard, Wire wire) {
        this.switchboard = switchboard;
        this.wire = wire;
        wire.allowSilence(BEFORE_HELLO);
    }

    @Override
    public synchronized void receive(String text) {
        try {
            if (!limit.allows()) {
                refuse(MessageProblem.TOO_MANY, POLICY);
                return;
            }
            answer(MessageReader.read(text));
        } catch (MalformedMessageException e) {
            refuse(e.problem(), e.problem() == MessageProblem.HOST_BUSY ? BUSY : POLICY);
        } catch (RuntimeException e) {
            LOG.note(ProblemKind.FAULT, "a message was not handled", e);
            wire.send(ServerMessages.problem(MessageProblem.FAULT));
            if (caller.get() == null) {
                // nobody has entered: the page comes back by itself, and asks for a new ticket
                wire.close(FAULT, MessageProblem.FAULT.code());
            }
        }
    }

    @Override
    public void closed() {
        gone = true;
        Caller known = caller.getAndSet(null);
        if (known != null) {
            switchboard.leave(known);
        }
    }

    private void answer(ClientMessage message) throws MalformedMessageException {
        Caller known = caller.get();
        if (known != null) {
            switchboard.handle(known, message).ifPresent(problem -> wire.send(ServerMessages.problem(problem)));
        } else if (message instanceof ClientMessage.Hello hello) {
            greet(hello);
        } else {
            refuse(MessageProblem.NOT_ALLOWED, POLICY);
        }
    }

    private void greet(ClientMessage.Hello hello) throws MalformedMessageException {
        Optional<Caller> entered = switchboard.admitToRoom(hello, wire);
        if (entered.isEmpty()) {
            refuse(MessageProblem.TICKET_INVALID, REFUSED);
            return;
        }
        wire.allowSilence(AFTER_HELLO);
        caller.set(entered.get());
        if (gone) {
            closed();
        }
    }

    private void refuse(MessageProblem problem, int code) {
        wire.send(ServerMessages.problem(problem));
        wire.close(code, problem.code());
    }
}
