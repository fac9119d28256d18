package de.medicalhub.transport.driving.control;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.delivery.HandOvers;
import de.medicalhub.transport.delivery.Proof;
import de.medicalhub.transport.dispatch.Dispatch;
import de.medicalhub.transport.dispatch.JobView;
import de.medicalhub.transport.dispatch.Step;
import de.medicalhub.transport.driving.entity.TakenStep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Takes a step once (rules 2 to 6). */
@ApplicationScoped
public class TakeStep {
    private static final Duration OLDEST = Duration.ofHours(12);
    private static final Duration AHEAD = Duration.ofMinutes(2);

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
     * @param at when it was taken; empty for now
     * @param proof of a hand-over
     */
    public record SentStep(UUID id, String jobId, Step step, Optional<Instant> at, Optional<Proof> proof) {}

    /** The job after the step. */
    @Transactional
    public JobView take(SentStep sent, String driver) {
        JobView before = dispatch.jobOf(sent.jobId(), driver);
        TakenStep known = entityManager.find(TakenStep.class, sent.id());
        if (known != null) {
            return repeated(known, sent, driver, before);
        }
        Instant now = clock.instant();
        Instant at = plausible(sent.at().orElse(now), now);
        if (sent.step() == Step.HANDED_OVER && sent.proof().isEmpty()) {
            throw new RefusedException(ProblemKind.RULE, "step.proof-missing");
        }
        Optional<String> receiver = sent.proof().map(Proof::receiver).filter(name -> sent.step() == Step.HANDED_OVER);
        JobView after = dispatch.take(sent.jobId(), sent.step(), at, receiver, driver);
        entityManager.persist(new TakenStep(sent.id(), sent.jobId(), sent.step(), driver, at, now));
        if (sent.step() == Step.HANDED_OVER) {
            handOvers.record(after, sent.proof().orElseThrow(), driver, at);
        }
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

    private static JobView repeated(TakenStep known, SentStep sent, String driver, JobView present) {
        if (!known.isSame(sent.jobId(), sent.step(), driver)) {
            throw new RefusedException(ProblemKind.CONFLICT, "step.id-taken");
        }
        return present;
    }

    /** Rule 4: a phone's clock that goes wrong must not stop its driver. */
    private static Instant plausible(Instant at, Instant now) {
        boolean wrong = at.isBefore(now.minus(OLDEST)) || at.isAfter(now.plus(AHEAD));
        return wrong ? now : at;
    }
}
