package de.medicalhub.video.signalling.control;

import de.medicalhub.common.problem.IncidentLog;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.video.door.Conversation;
import de.medicalhub.video.door.Wire;
import de.medicalhub.video.signalling.entity.ClientMessage;
import de.medicalhub.video.signalling.entity.MessageProblem;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * One browser's wire from its opening to its end. Messages of one wire are handled one after the other: those that ask the database on
 * the slow lane, and whatever comes behind them there as well; all others at once. A sign of life is answered at once in any case.
 */
public final class Line implements Conversation {
    private static final IncidentLog LOG = new IncidentLog(LoggerFactory.getLogger(Line.class));
    private static final int REFUSED = 4000;
    private static final int POLICY = 1008;
    private static final int FAULT = 1011;
    /** What is no breach of the rules; 1013: come again later (registry of RFC 6455). */
    private static final Map<MessageProblem, Integer> CODES =
            Map.of(MessageProblem.HOST_BUSY, 4002, MessageProblem.BUSY, 1013);

    private static final Duration BEFORE_HELLO = Duration.ofSeconds(10);
    private static final Duration AFTER_HELLO = Duration.ofSeconds(60);

    private final Switchboard switchboard;
    private final Wire wire;
    private final Executor lane;
    private final Executor coming;
    private final Queue<Step> waiting = new ArrayDeque<>();
    private final MessageLimit limit = new MessageLimit(Clock.systemUTC());
    private final AtomicReference<@Nullable Caller> caller = new AtomicReference<>();

    private volatile boolean gone;
    /** Is something of this wire on the slow lane. */
    private boolean working;

    Line(Switchboard switchboard, Wire wire, Executor lane, Executor coming) {
        this.switchboard = switchboard;
        this.wire = wire;
        this.lane = lane;
        this.coming = coming;
        wire.allowSilence(BEFORE_HELLO);
    }

    @Override
    public void receive(String text) {
        attempt(() -> {
            ClientMessage message = read(text);
            Caller known = caller.get();
            if (known != null && message instanceof ClientMessage.Ping) {
                wire.send(ServerMessages.pong());
                handle(known, message);
            } else if (!isQueued(known, message)) {
                answer(message);
            }
        });
    }

    private synchronized ClientMessage read(String text) throws MalformedMessageException {
        if (!limit.allows()) {
            throw new MalformedMessageException(MessageProblem.TOO_MANY);
        }
        return MessageReader.read(text);
    }

    /** Whether it goes to the slow lane. */
    private boolean isQueued(@Nullable Caller known, ClientMessage message) throws MalformedMessageException {
        boolean atHand =
                known == null ? !(message instanceof ClientMessage.Hello) : switchboard.isAtHand(known, message);
        synchronized (this) {
            if (!working && atHand) {
                return false;
            }
        }
        if (message instanceof ClientMessage.Hello) {
            // it has spoken; that others come before it on the lane is no silence of its own
            wire.allowSilence(AFTER_HELLO);
        }
        queue(() -> answer(message), known == null ? coming : lane);
        return true;
    }

    /** Who finds the lane full has not entered, and comes again by themselves. */
    private void queue(Step step, Executor on) throws MalformedMessageException {
        try {
            put(step, on);
        } catch (RejectedExecutionException full) {
            synchronized (this) {
                waiting.clear();
                working = false;
            }
            throw new MalformedMessageException(MessageProblem.BUSY, full);
        }
    }

    private void put(Step step, Executor on) {
        synchronized (this) {
            waiting.add(step);
            if (working) {
                return;
            }
            working = true;
        }
        on.execute(this::work);
    }

    private void work() {
        for (Step step = next(); step != null; step = next()) {
            boolean ended = false;
            try {
                attempt(step);
                ended = true;
            } finally {
                if (!ended) {
                    // an error takes this thread, and not what waits behind
                    lane.execute(this::work);
                }
            }
        }
    }

    private synchronized @Nullable Step next() {
        Step step = waiting.poll();
        working = step != null;
        return step;
    }

    /** What is done with a message. */
    private interface Step {
        void run() throws MalformedMessageException;
    }

    private void attempt(Step step) {
        try {
            step.run();
        } catch (MalformedMessageException e) {
            refuse(e.problem(), CODES.getOrDefault(e.problem(), POLICY));
        } catch (RuntimeException e) {
            LOG.note(ProblemKind.FAULT, "a message was not handled", e);
            wire.send(ServerMessages.problem(MessageProblem.FAULT));
            if (caller.get() == null) {
                // nobody has entered: the page comes back by itself, and asks for a new ticket
                wire.close(FAULT, MessageProblem.FAULT.code());
            }
        }
    }

    /** Said from within a room too, which is held then; what was said before is heard before. */
    @Override
    public void closed() {
        gone = true;
        Step going = () -> {
            Caller known = caller.getAndSet(null);
            if (known != null) {
                switchboard.leave(known);
            }
        };
        put(going, lane);
    }

    private void answer(ClientMessage message) throws MalformedMessageException {
        Caller known = caller.get();
        if (known != null) {
            if (message instanceof ClientMessage.Ping) {
                // came while they were being greeted
                wire.send(ServerMessages.pong());
            }
            handle(known, message);
        } else if (message instanceof ClientMessage.Hello hello) {
            greet(hello);
        } else {
            refuse(MessageProblem.NOT_ALLOWED, POLICY);
        }
    }

    private void handle(Caller known, ClientMessage message) {
        switchboard.handle(known, message).ifPresent(problem -> wire.send(ServerMessages.problem(problem)));
    }

    private void greet(ClientMessage.Hello hello) throws MalformedMessageException {
        if (gone) {
            return;
        }
        Optional<Caller> entered = switchboard.admitToRoom(hello, wire);
        if (entered.isEmpty()) {
            refuse(MessageProblem.TICKET_INVALID, REFUSED);
            return;
        }
        caller.set(entered.get());
    }

    private void refuse(MessageProblem problem, int code) {
        wire.send(ServerMessages.problem(problem));
        wire.close(code, problem.code());
    }
}
