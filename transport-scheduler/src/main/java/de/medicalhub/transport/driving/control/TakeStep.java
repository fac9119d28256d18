package de.medicalhub.transport.driving.control;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.delivery.HandOvers;
import de.medicalhub.transport.delivery.Proof;
import de.medicalhub.transport.dispatch.Dispatch;
import de.medicalhub.transport.dispatch.JobView;
import de.medicalhub.transport.dispatch.Step;
import de.medicalhub.transport.dispatch.StepNote;
import de.medicalhub.transport.driving.entity.StepOfJob;
import de.medicalhub.transport.driving.entity.TakenStep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Takes a step once (rules 2 to 6). */
@ApplicationScoped
public class TakeStep {
    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Dispatch dispatch;

    @Inject
    private HandOvers handOvers;

    @Inject
    private Clock clock;

    /**
     * A step as a phone sent it.
     *
     * @param id of the phone's own, the same when it is sent again
     * @param time when, by the phone's clock
     * @param proof of a hand-over
     */
    public record SentStep(UUID id, StepOfJob what, PhoneTime time, Optional<Proof> proof) {}

    /** The job after the step. */
    @Transactional
    public JobView take(SentStep sent, String driver) {
        TakenStep early = entityManager.find(TakenStep.class, sent.id());
        if (early != null) {
            return repeated(early, sent, driver);
        }
        // Locks the day, so that the same step sent twice at once is taken once.
        dispatch.jobOf(sent.what().jobId(), driver);
        TakenStep known = entityManager.find(TakenStep.class, sent.id());
        if (known != null) {
            return repeated(known, sent, driver);
        }
        Instant now = clock.instant();
        Instant at = sent.time().taken(now);
        StepOfJob what = sent.what();
        JobView after = what.takesBack()
                ? dispatch.takeBack(what.jobId(), what.step(), at, driver)
                : forward(what, sent.proof(), at, driver);
        entityManager.persist(new TakenStep(sent.id(), what, driver, at, now));
        return after;
    }

    private JobView forward(StepOfJob what, Optional<Proof> sent, Instant at, String driver) {
        Optional<Proof> proof = sent.filter(given -> what.step() == Step.HANDED_OVER);
        if (what.step() == Step.HANDED_OVER && proof.isEmpty()) {
            throw new RefusedException(ProblemKind.RULE, "step.proof-missing");
        }
        StepNote note = new StepNote(at, proof.map(Proof::receiver), what.reason());
        JobView after = dispatch.take(what.jobId(), what.step(), note, driver);
        proof.ifPresent(given -> handOvers.record(after, given, driver, at));
        return after;
    }

    /** The jobs are erased, and with them what was done on them. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void erase(Set<String> jobIds) {
        if (!jobIds.isEmpty()) {
            entityManager
                    .createQuery("delete from TakenStep s where s.jobId in :ids")
                    .setParameter("ids", jobIds)
                    .executeUpdate();
        }
        handOvers.erase(jobIds);
    }

    private JobView repeated(TakenStep known, SentStep sent, String driver) {
        if (!known.isSame(sent.what(), driver)) {
            throw new RefusedException(ProblemKind.CONFLICT, "step.id-taken");
        }
        return dispatch.present(sent.what().jobId());
    }
}
