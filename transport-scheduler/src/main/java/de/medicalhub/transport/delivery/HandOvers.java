package de.medicalhub.transport.delivery;

import de.medicalhub.transport.delivery.entity.HandOver;
import de.medicalhub.transport.delivery.entity.KeptProof;
import de.medicalhub.transport.dispatch.JobView;
import de.medicalhub.transport.orders.Answers;
import de.medicalhub.transport.orders.HandOverAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Keeps proofs of hand-overs and tells of them (rule 2). */
@ApplicationScoped
public class HandOvers {
    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Clock clock;

    @Inject
    private Answers answers;

    /** The jobs are erased, and with them their proofs. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void erase(Set<String> jobIds) {
        if (!jobIds.isEmpty()) {
            entityManager
                    .createQuery("delete from HandOver h where h.jobId in :ids")
                    .setParameter("ids", jobIds)
                    .executeUpdate();
            entityManager
                    .createQuery("delete from KeptProof k where k.jobId in :ids")
                    .setParameter("ids", jobIds)
                    .executeUpdate();
        }
    }

    /** What was signed for a step that did not fit any more is not lost; the same step again changes nothing. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean keep(UUID stepId, String jobId, Proof proof, String driver, Instant at) {
        if (entityManager.find(KeptProof.class, stepId) != null) {
            return false;
        }
        entityManager.persist(new KeptProof(stepId, jobId, proof, driver, at, clock.instant()));
        return true;
    }

    /** Who signed for a delivery, and when. */
    public record Signed(String receiver, Instant at) {}

    /** Who signed for that delivery; empty if it was not handed over. */
    @Transactional
    public Optional<Signed> signed(String jobId) {
        return find(jobId).map(proof -> new Signed(proof.signing().receiver(), proof.at()));
    }

    /** The receiver's signature for that delivery as PNG. */
    @Transactional
    public Optional<byte[]> signature(String jobId) {
        return find(jobId).map(proof -> proof.signing().signature());
    }

    private Optional<HandOver> find(String jobId) {
        return Optional.ofNullable(entityManager.find(HandOver.class, jobId));
    }

    /** In the transaction of the step. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(JobView job, Proof proof, String driver, Instant at) {
        entityManager.persist(new HandOver(job.id(), proof, driver, at));
        answers.handedOver(new HandOverAnswer(
                job.id(),
                job.caseId().map(UUID::toString).orElse(null),
                job.patient(),
                job.place(),
                proof.receiver(),
                driver,
                at,
                Base64.getEncoder().encodeToString(proof.signature()),
                job.supplier().isBlank() ? null : job.supplier(),
                proof.kind().map(kind -> kind.word(Locale.GERMAN)).orElse(null),
                proof.identity().map(seen -> seen.word(Locale.GERMAN)).orElse(null),
                proof.second()
                        .map(second -> new HandOverAnswer.Second(
                                second.receiver(), Base64.getEncoder().encodeToString(second.signature())))
                        .orElse(null)));
    }
}
