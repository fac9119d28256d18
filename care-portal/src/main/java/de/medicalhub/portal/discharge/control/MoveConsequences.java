package de.medicalhub.portal.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.Tasks;
import de.medicalhub.portal.wording.Phrase;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;

/** What another date of a discharge means for everybody else, in sentences (D13); pure. */
public final class MoveConsequences {
    private final Case found;
    private final Move move;

    public MoveConsequences(Case found, Move move) {
        this.found = found;
        this.move = move;
    }

    /**
     * Who is told and what moves with it, before anything is sent.
     *
     * @param planned the new date as far as it is typed
     */
    public List<Phrase> of(@Nullable LocalDateTime planned) {
        List<Phrase> told = new ArrayList<>();
        if (found.awarded().isPresent()) {
            String name = found.resources().nameOf(found.awarded().get().getOwner());
            told.add(Phrase.of("move.tells.awarded", name));
        } else {
            long asked = found.tasks(Tasks.REFERRAL).stream()
                    .filter(task -> !Tasks.hasStopped(task))
                    .count();
            if (asked > 0) {
                told.add(Phrase.of("move.tells.asked", asked));
            }
        }
        found.task(Tasks.RIDE)
                .ifPresent(ride -> told.add(Phrase.of(
                        Tasks.hasStopped(ride) ? "move.tells.ride-again" : "move.tells.ride",
                        found.resources().nameOf(ride.getOwner()))));
        found.task(Tasks.DELIVERY)
                .filter(leg -> leg.getStatus() != Task.TaskStatus.COMPLETED)
                .ifPresent(leg -> told.add(Phrase.of(
                        leg.getStatus() == Task.TaskStatus.INPROGRESS
                                ? "move.tells.medicine-stays"
                                : "move.tells.medicine")));
        move.consultation()
                .ifPresent(at -> told.add(Phrase.of(
                        move.slot().isPresent() ? "move.tells.consultation.calendar" : "move.tells.consultation", at)));
        move.leftBehind(planned)
                .forEach(visit -> told.add(Phrase.of(
                        Case.is(visit, HubCodes.HOME_VISIT) ? "move.tells.visit" : "move.tells.further",
                        visit.getStart().toInstant())));
        told.add(Phrase.of("move.tells.everybody"));
        return told;
    }
}
