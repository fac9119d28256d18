package de.medicalhub.transport.driving;

import de.medicalhub.transport.delivery.Proof;
import de.medicalhub.transport.driving.entity.RideRecord;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What is kept of rides beside their steps (rules 16 and 17). */
@ApplicationScoped
public class RideRecords {
    @PersistenceContext
    private EntityManager entityManager;

    /** Of one ride. */
    public record Kept(Optional<String> boarded, Optional<String> signer, Optional<Instant> signedAt) {
        /** Of a ride of which nothing is kept. */
        public static final Kept NOTHING = new Kept(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** How somebody boarded. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void boarded(String jobId, String how) {
        of(jobId).boarded(how);
    }

    /** Nobody has boarded: that was a mis-tap. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void notBoarded(String jobId) {
        of(jobId).notBoarded();
    }

    /** That somebody signed for the ride. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void signed(String jobId, Proof proof, Instant at) {
        of(jobId).signed(proof, at);
    }

    /** The signature for that ride as PNG. */
    @Transactional
    public Optional<byte[]> signature(String jobId) {
        return Optional.ofNullable(entityManager.find(RideRecord.class, jobId)).flatMap(RideRecord::signature);
    }

    /** What is kept of that ride. */
    @Transactional
    public Kept find(String jobId) {
        RideRecord known = entityManager.find(RideRecord.class, jobId);
        return known == null ? Kept.NOTHING : new Kept(known.boarded(), known.signer(), known.signedAt());
    }

    /** The jobs are erased, and with them what is kept of them. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void erase(Set<String> jobIds) {
        if (!jobIds.isEmpty()) {
            entityManager
                    .createQuery("delete from RideRecord r where r.jobId in :ids")
                    .setParameter("ids", jobIds)
                    .executeUpdate();
        }
    }

    private RideRecord of(String jobId) {
        RideRecord known = entityManager.find(RideRecord.class, jobId);
        if (known != null) {
            return known;
        }
        RideRecord record = new RideRecord(jobId);
        entityManager.persist(record);
        return record;
    }
}
