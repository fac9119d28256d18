package de.medicalhub.portal.notification.boundary;

import de.medicalhub.common.outbox.DeadLetter;
import de.medicalhub.common.outbox.OutboxDelivery;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.notification.control.FaultWords;
import de.medicalhub.portal.problem.Problems;
import de.medicalhub.portal.wording.Speaker;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** What could not be sent, for administrators (B9); without addresses and without texts. */
@Named("undelivered")
@RequestScoped
public class UndeliveredPage {
    @Inject
    private CurrentUser user;

    @Inject
    private OutboxDelivery delivery;

    @Inject
    private Speaker speaker;

    /** For administrators only; for everybody else there is no such page. */
    public String open() {
        return Problems.open(() -> {
            if (!user.isAdmin()) {
                throw new HubException(ProblemKind.NOT_FOUND, "For administrators only.");
            }
        });
    }

    public List<DeadLetter> getRows() {
        return user.isAdmin() ? delivery.deadLetters() : List.of();
    }

    /** Why it did not get through, in the words of the page. */
    public String fault(DeadLetter letter) {
        return speaker.say(FaultWords.of(letter.fault()));
    }

    /** Sends it on its way again. */
    public void revive(long id) {
        if (user.isAdmin()) {
            delivery.revive(id);
        }
    }
}
