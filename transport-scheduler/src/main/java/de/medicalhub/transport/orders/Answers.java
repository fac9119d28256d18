package de.medicalhub.transport.orders;

import de.medicalhub.common.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;

/** Where the other features leave their answers, in their transaction (rule 9). */
@ApplicationScoped
public class Answers {
    /** Topic of {@link LegAnswer}. */
    public static final String LEG = "leg";

    /** Topic of {@link HandOverAnswer}. */
    public static final String HAND_OVER = "hand-over";

    /** Topic of {@link ViewAnswer}. */
    public static final String VIEW = "view";

    private final Jsonb jsonb = JsonbBuilder.create();

    @Inject
    private Outbox outbox;

    /** The leg Task and the driver's child Task. */
    public void legChanged(LegAnswer answer) {
        outbox.append(LEG, answer.taskId(), jsonb.toJson(answer));
    }

    /** The SupplyDelivery and its Provenance. */
    public void handedOver(HandOverAnswer answer) {
        outbox.append(HAND_OVER, answer.taskId(), jsonb.toJson(answer));
    }

    /** That a person was shown patients. */
    public void viewed(ViewAnswer answer) {
        outbox.append(VIEW, "view-" + answer.person(), jsonb.toJson(answer));
    }
}
