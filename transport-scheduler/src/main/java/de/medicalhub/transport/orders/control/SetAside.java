package de.medicalhub.transport.orders.control;

import de.medicalhub.common.outbox.DeadLetter;
import de.medicalhub.common.outbox.OutboxDelivery;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.orders.entity.FailedOrder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What waits for a person: orders that could not be taken in, answers that were refused for good (rule 10). */
@ApplicationScoped
public class SetAside {
    private static final Pattern ANSWER = Pattern.compile("answer-(\\d{1,18})");
    private static final Pattern ORDER = Pattern.compile("order-(.{1,64})");

    @Inject
    private FailedOrders failedOrders;

    @Inject
    private OutboxDelivery outbox;

    /**
     * One of them.
     *
     * @param kind {@code order} or {@code answer}
     * @param jobId which job it is about; of an order the one that it would have become
     * @param incident how the log calls it
     */
    public record Letter(String id, String kind, String jobId, Instant since, String incident) {}

    /** All of them, orders first. */
    public List<Letter> list() {
        return Stream.concat(
                        failedOrders.setAside().stream().map(SetAside::letter),
                        outbox.deadLetters().stream().map(SetAside::letter))
                .toList();
    }

    /**
     * Has one tried again.
     *
     * @throws RefusedException if it is not set aside any more
     */
    public void retry(String id) {
        Matcher answer = ANSWER.matcher(id);
        Matcher order = ORDER.matcher(id);
        boolean known = answer.matches()
                ? outbox.revive(Long.parseLong(answer.group(1)))
                : order.matches() && failedOrders.retry(order.group(1));
        if (!known) {
            throw new RefusedException(ProblemKind.NOT_FOUND, "set-aside.unknown");
        }
    }

    private static Letter letter(FailedOrder order) {
        return new Letter("order-" + order.taskId(), "order", order.taskId(), order.failedAt(), order.incident());
    }

    private static Letter letter(DeadLetter dead) {
        String number = Long.toString(dead.id());
        return new Letter("answer-" + number, "answer", dead.aggregate(), dead.deadAt(), number);
    }
}
