package de.medicalhub.common.outbox;

import de.medicalhub.common.problem.HubException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers what is due; called by a timer, outside any transaction. */
public final class OutboxDelivery {
    private static final int DEEPEST = 20;
    private static final Logger LOG = LoggerFactory.getLogger(OutboxDelivery.class);

    private final OutboxTable table;
    private final OutboxSender sender;
    private final RetryPolicy policy;
    private final Clock clock;
    private final String topic;

    /**
     * Of all topics.
     *
     * @param dataSource the module's, with connections that commit by themselves outside a transaction
     * @param clock the machine's (not the moved one), the same as the outbox's
     */
    public OutboxDelivery(DataSource dataSource, OutboxSender sender, RetryPolicy policy, Clock clock) {
        this(new OutboxTable(dataSource), sender, policy, clock, "");
    }

    private OutboxDelivery(OutboxTable table, OutboxSender sender, RetryPolicy policy, Clock clock, String topic) {
        this.table = table;
        this.sender = sender;
        this.policy = policy;
        this.clock = clock;
        this.topic = topic;
    }

    /** The same for one topic alone: a receiver who is slow holds up no other one. */
    public OutboxDelivery only(String oneTopic) {
        return new OutboxDelivery(table, sender, policy, clock, oneTopic);
    }

    /**
     * Tries every entry that is due, oldest first, until none is due or the limit is reached.
     *
     * @return how many were delivered
     */
    public int deliverDue(int limit) {
        int delivered = 0;
        for (int i = 0; i < limit; i++) {
            Instant now = clock.instant();
            Optional<OutboxEntry> due = table.claim(now, now.plus(policy.claim()), topic);
            if (due.isEmpty()) {
                return delivered;
            }
            delivered += deliver(due.get()) ? 1 : 0;
        }
        return delivered;
    }

    /** What was given up, oldest first. */
    public List<DeadLetter> deadLetters() {
        return table.deadLetters();
    }

    /** Sends a dead letter on its way again, with all its attempts; false if it is none. */
    public boolean revive(long id) {
        return table.revive(id, clock.instant());
    }

    private boolean deliver(OutboxEntry entry) {
        try {
            sender.send(entry);
        } catch (UndeliverableException e) {
            bury(entry, e);
            return false;
        } catch (RuntimeException e) {
            postpone(entry, e);
            return false;
        }
        table.delivered(entry);
        return true;
    }

    private void postpone(OutboxEntry entry, RuntimeException e) {
        if (entry.attempt() >= policy.attempts()) {
            bury(entry, e);
            return;
        }
        LOG.warn(
                "Outbox entry {} ({}) not delivered, attempt {}: {}",
                entry.id(),
                entry.topic(),
                entry.attempt(),
                fault(e));
        table.postpone(entry, clock.instant().plus(policy.pauseAfter(entry.attempt())), fault(e));
    }

    private void bury(OutboxEntry entry, RuntimeException e) {
        LOG.error(
                "Outbox entry {} ({}) given up after attempt {}: {}",
                entry.id(),
                entry.topic(),
                entry.attempt(),
                fault(e));
        table.bury(entry, clock.instant(), fault(e));
    }

    /** Only our own exceptions promise a message without patient data; of what lies under them the class alone is said. */
    private static String fault(RuntimeException e) {
        boolean ours = e instanceof HubException || e instanceof UndeliverableException;
        Throwable root = Stream.iterate((Throwable) e, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST)
                .reduce(e, (outer, inner) -> inner);
        String under = root == e ? "" : " (" + root.getClass().getSimpleName() + ")";
        return e.getClass().getSimpleName() + (ours ? ": " + e.getMessage() : "") + under;
    }
}
