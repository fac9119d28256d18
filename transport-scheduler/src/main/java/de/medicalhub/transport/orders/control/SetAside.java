package de.medicalhub.transport.orders.control;

import de.medicalhub.common.outbox.DeadLetter;
import de.medicalhub.common.outbox.OutboxDelivery;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.orders.JobCarriers;
import de.medicalhub.transport.orders.entity.FailedOrder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

    @Inject
    private JobCarriers carriers;

    /**
     * One of them.
     *
     * @param kind {@code order} or {@code answer}
     * @param jobId which job it is about; of an order the one that it would have become
     * @param incident how the log calls it
     */
    public record Letter(String id, String kind, String jobId, Instant since, String incident) {}

    /**
     * What somebody sees: a dispatcher what is of the own carriers, an administrator what is of no carrier that anybody knows.
     *
     * @param carriers references to organisations
     * @param unowned whether what is of nobody is shown
     */
    public record Scope(Set<String> carriers, boolean unowned) {
        boolean covers(Optional<String> carrier) {
            return carrier.map(carriers::contains).orElse(unowned);
        }
    }

    /** All of them in that scope, orders first. */
    @Transactional
    public List<Letter> list(Scope scope) {
        List<FailedOrder> orders = failedOrders.setAside();
        List<DeadLetter> answers = outbox.deadLetters();
        Map<String, String> known = carriers.of(Stream.concat(
                        orders.stream().map(FailedOrder::taskId),
                        answers.stream().map(DeadLetter::aggregate))
                .collect(Collectors.toSet()));
        return Stream.concat(
                        orders.stream()
                                .filter(order -> scope.covers(
                                        order.carrier().or(() -> Optional.ofNullable(known.get(order.taskId())))))
                                .map(SetAside::letter),
                        answers.stream()
                                .filter(dead -> scope.covers(Optional.ofNullable(known.get(dead.aggregate()))))
                                .map(SetAside::letter))
                .toList();
    }

    /**
     * Has one tried again.
     *
     * @throws RefusedException if it is not set aside any more, or not in that scope
     */
    @Transactional
    public void retry(String id, Scope scope) {
        boolean known = list(scope).stream().anyMatch(letter -> letter.id().equals(id)) && retry(id);
        if (!known) {
            throw new RefusedException(ProblemKind.NOT_FOUND, "set-aside.unknown");
        }
    }

    private boolean retry(String id) {
        Matcher answer = ANSWER.matcher(id);
        Matcher order = ORDER.matcher(id);
        return answer.matches()
                ? outbox.revive(Long.parseLong(answer.group(1)))
                : order.matches() && failedOrders.retry(order.group(1));
    }

    private static Letter letter(FailedOrder order) {
        return new Letter("order-" + order.taskId(), "order", order.taskId(), order.failedAt(), order.incident());
    }

    private static Letter letter(DeadLetter dead) {
        String number = Long.toString(dead.id());
        return new Letter("answer-" + number, "answer", dead.aggregate(), dead.deadAt(), number);
    }
}
