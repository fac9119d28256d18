package de.medicalhub.transport.driving.control;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.delivery.Evidence;
import de.medicalhub.transport.delivery.HandOvers;
import de.medicalhub.transport.delivery.Parcels;
import de.medicalhub.transport.delivery.Person;
import de.medicalhub.transport.delivery.Photo;
import de.medicalhub.transport.delivery.Proof;
import de.medicalhub.transport.delivery.Reading;
import de.medicalhub.transport.dispatch.Dispatch;
import de.medicalhub.transport.dispatch.JobView;
import de.medicalhub.transport.dispatch.Step;
import de.medicalhub.transport.dispatch.StepNote;
import de.medicalhub.transport.dispatch.StepReason;
import de.medicalhub.transport.driving.RideRecords;
import de.medicalhub.transport.driving.entity.StepOfJob;
import de.medicalhub.transport.driving.entity.TakenStep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
    private Parcels parcels;

    @Inject
    private RideRecords rides;

    @Inject
    private Clock clock;

    /**
     * A step as a phone sent it.
     *
     * @param id of the phone's own, the same when it is sent again
     * @param time when, by the phone's clock
     * @param evidence of a delivery's step; of a ride that ended, the signature for it
     * @param boarding of the step with which a patient boards
     */
    public record SentStep(UUID id, StepOfJob what, PhoneTime time, Evidence evidence, Boarding boarding) {}

    /** The job after the step. */
    @Transactional
    public JobView take(SentStep sent, Person person) {
        String driver = person.reference();
        TakenStep early = entityManager.find(TakenStep.class, sent.id());
        if (early != null) {
            return repeated(early, sent, driver);
        }
        Instant now = clock.instant();
        Instant at = sent.time().taken(now);
        StepOfJob what = sent.what();
        // Locks the day, so that the same step sent twice at once is taken once.
        JobView before = isLate(sent, now)
                ? dispatch.lateJobOf(what.jobId(), what.step(), at, driver)
                : dispatch.jobOf(what.jobId(), driver);
        TakenStep known = entityManager.find(TakenStep.class, sent.id());
        if (known != null) {
            return repeated(known, sent, driver);
        }
        JobView after = what.takesBack() ? back(sent, at, driver) : forward(before, sent, at, person);
        Optional<String> note = what.reason().map(StepReason::code).or(() -> receiver(sent));
        parcels.moved(after, what.step(), what.takesBack(), person, note, at);
        entityManager.persist(new TakenStep(sent.id(), what, driver, at, now));
        return after;
    }

    /** Whether it has happened already when we hear of it (rule 19). */
    private static boolean isLate(SentStep sent, Instant now) {
        return !sent.what().takesBack() && sent.time().isLate(now);
    }

    private JobView back(SentStep sent, Instant at, String driver) {
        StepOfJob what = sent.what();
        if (what.step() == Step.DROPPED_OFF && rides.find(what.jobId()).signer().isPresent()) {
            throw new RefusedException(ProblemKind.RULE, "step.signed");
        }
        JobView after = dispatch.takeBack(what.jobId(), what.step(), at, driver);
        if (what.step() == Step.ON_BOARD) {
            rides.notBoarded(what.jobId());
        }
        return after;
    }

    private List<String> board(JobView before, SentStep sent, boolean late) {
        if (sent.what().step() != Step.ON_BOARD || !before.nextSteps().contains(Step.ON_BOARD)) {
            return List.of();
        }
        Optional<String> refusal = sent.boarding().refusal(before.boardingCode());
        if (refusal.isPresent() && !late) {
            throw new RefusedException(ProblemKind.RULE, refusal.get());
        }
        sent.boarding().kept(before.boardingCode()).ifPresent(how -> rides.boarded(before.id(), how));
        return refusal.stream().toList();
    }

    private static Optional<String> receiver(SentStep sent) {
        return sent.evidence().proof().map(Proof::receiver);
    }

    /**
     * A temperature was read on the way of a job that is the driver's own, or was: the job may have been moved before we heard of the
     * reading. The same id again changes nothing.
     */
    @Transactional
    public void measured(Reading reading, PhoneTime time, Person driver) {
        JobView job = dispatch.onceJobOf(reading.jobId(), driver.reference());
        parcels.measured(job, reading, driver, time.taken(clock.instant()));
    }

    /** The driver took a photo on the way of a job that is the driver's own, or was. The same id again changes nothing. */
    @Transactional
    public void photographed(String jobId, Photo photo, PhoneTime time, Person driver) {
        JobView job = dispatch.onceJobOf(jobId, driver.reference());
        parcels.photographed(job, photo, driver, time.taken(clock.instant()));
    }

    /**
     * A temperature was not accepted: dispatcher and pharmacy hear of it if the job is the driver's own, or was.
     *
     * @param reading the phone's own id
     * @param why key of the sentence
     */
    @Transactional
    public void readingRefused(String jobId, UUID reading, PhoneTime time, Person driver, String why) {
        JobView job = dispatch.onceJobOf(jobId, driver.reference());
        parcels.readingRefused(job, reading, why, driver, time.taken(clock.instant()));
    }

    /**
     * The step did not fit: the dispatcher hears of it if it is the driver's own job, or was; others' jobs are no driver's business.
     * What was signed for it stays.
     */
    @Transactional
    public void refused(SentStep sent, Person driver, String why) {
        JobView job = dispatch.onceJobOf(sent.what().jobId(), driver.reference());
        dispatch.refused(sent.id().toString(), job.id(), why);
        Instant at = sent.time().taken(clock.instant());
        sent.evidence()
                .proof()
                .filter(given -> handOvers.keep(sent.id(), job.id(), given, driver.reference(), at))
                .ifPresent(given -> parcels.proofKept(job, given, driver, at));
    }

    private JobView forward(JobView before, SentStep sent, Instant at, Person person) {
        String driver = person.reference();
        StepOfJob what = sent.what();
        Optional<Proof> proof = sent.evidence().proof().filter(given -> what.step() == Step.HANDED_OVER);
        if (what.step() == Step.HANDED_OVER && proof.isEmpty()) {
            throw new RefusedException(ProblemKind.RULE, "step.proof-missing");
        }
        boolean late = isLate(sent, clock.instant());
        List<String> deviations = new ArrayList<>(board(before, sent, late));
        if (before.nextSteps().contains(what.step())) {
            deviations.addAll(parcels.require(before, what.step(), sent.evidence(), at, late, person));
        }
        StepNote note = new StepNote(at, proof.map(Proof::receiver), what.reason());
        JobView after = dispatch.take(what.jobId(), what.step(), note, driver);
        deviations.forEach(how -> dispatch.deviated(sent.id().toString(), what.jobId(), how));
        sent.evidence()
                .proof()
                .filter(given -> what.step() == Step.DROPPED_OFF)
                .ifPresent(given -> rides.signed(what.jobId(), given, at));
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
        parcels.erase(jobIds);
        rides.erase(jobIds);
    }

    private JobView repeated(TakenStep known, SentStep sent, String driver) {
        if (!known.isSame(sent.what(), driver)) {
            throw new RefusedException(ProblemKind.CONFLICT, "step.id-taken");
        }
        return dispatch.present(sent.what().jobId());
    }
}
