package de.medicalhub.transport.delivery.control;

import de.medicalhub.transport.delivery.OwnPhoto;
import de.medicalhub.transport.delivery.entity.ColdHold;
import de.medicalhub.transport.delivery.entity.Custody;
import de.medicalhub.transport.delivery.entity.CustodyKind;
import de.medicalhub.transport.delivery.entity.KeptPhoto;
import de.medicalhub.transport.delivery.entity.KeptProof;
import de.medicalhub.transport.delivery.entity.Parcel;
import de.medicalhub.transport.delivery.entity.PhotoLine;
import de.medicalhub.transport.delivery.entity.Temperature;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Bags, who held them, how warm they were; every caller is in a transaction. */
@ApplicationScoped
public class ParcelBook {
    @PersistenceContext
    private EntityManager entityManager;

    /** The bag of that job, if it has a label. */
    public Optional<Parcel> find(String jobId) {
        return Optional.ofNullable(entityManager.find(Parcel.class, jobId));
    }

    /** Keeps a new bag. */
    public void add(Parcel parcel) {
        entityManager.persist(parcel);
    }

    /** Keeps a line of who held it. */
    public void add(Custody line) {
        entityManager.persist(line);
    }

    /** Keeps a temperature. */
    public void add(Temperature temperature) {
        entityManager.persist(temperature);
    }

    /** Whether that reading is kept already. */
    public boolean knows(UUID reading) {
        return entityManager.find(Temperature.class, reading) != null;
    }

    /** Whether that line is kept already. */
    public boolean knowsLine(UUID line) {
        return entityManager.find(Custody.class, line) != null;
    }

    /** Who held it when, in the order in which we heard of it. */
    public List<Custody> custody(String jobId) {
        return entityManager
                .createQuery("select c from Custody c where c.jobId = :job order by c.heard, c.id", Custody.class)
                .setParameter("job", jobId)
                .getResultList();
    }

    /** The temperatures of a job, the first one first. */
    public List<Temperature> temperatures(String jobId) {
        return entityManager
                .createQuery("select t from Temperature t where t.jobId = :job order by t.at, t.id", Temperature.class)
                .setParameter("job", jobId)
                .getResultList();
    }

    /** What was signed for steps of that job that did not fit any more, the first one first. */
    public List<KeptProof> kept(String jobId) {
        return entityManager
                .createQuery("select k from KeptProof k where k.jobId = :job order by k.at, k.stepId", KeptProof.class)
                .setParameter("job", jobId)
                .getResultList();
    }

    /** Keeps a photo. */
    public void add(KeptPhoto photo) {
        entityManager.persist(photo);
    }

    /** The photo of that id. */
    public Optional<KeptPhoto> findPhoto(UUID id) {
        return Optional.ofNullable(entityManager.find(KeptPhoto.class, id));
    }

    /** The photos of that job, the first one first. */
    public List<PhotoLine> photos(String jobId) {
        return entityManager
                .createQuery(
                        "select new de.medicalhub.transport.delivery.entity.PhotoLine(p.id, p.at) from KeptPhoto p"
                                + " where p.jobId = :job order by p.at, p.id",
                        PhotoLine.class)
                .setParameter("job", jobId)
                .getResultList();
    }

    /** Those that the driver took and we heard of since then, the first one first. */
    public List<OwnPhoto> photosOf(String driver, Instant since) {
        return entityManager
                .createQuery(
                        "select new de.medicalhub.transport.delivery.OwnPhoto(p.id, p.jobId, p.at) from KeptPhoto p"
                                + " where p.driver = :driver and p.heard >= :since order by p.at, p.id",
                        OwnPhoto.class)
                .setParameter("driver", driver)
                .setParameter("since", since)
                .getResultList();
    }

    /** Deletes a photo. */
    public void remove(KeptPhoto photo) {
        entityManager.remove(photo);
    }

    /** Deletes those that were heard of before then. */
    public void forgetPhotos(Instant oldest) {
        entityManager
                .createQuery("delete from KeptPhoto p where p.heard < :oldest")
                .setParameter("oldest", oldest)
                .executeUpdate();
    }

    /** When we heard last that the bag was taken over. */
    public Optional<Instant> takenOver(String jobId) {
        return custody(jobId).stream()
                .filter(line -> line.kind() == CustodyKind.TAKEN_OVER)
                .map(Custody::heard)
                .reduce((earlier, later) -> later);
    }

    /** Whether it waits for a decision, or did so. */
    public Optional<ColdHold> findHold(String jobId) {
        return Optional.ofNullable(entityManager.find(ColdHold.class, jobId));
    }

    /** The same, ready to be changed. */
    public ColdHold hold(String jobId) {
        return findHold(jobId).orElseGet(() -> {
            ColdHold hold = new ColdHold(jobId);
            entityManager.persist(hold);
            return hold;
        });
    }

    /** Takes out all about these jobs. */
    public void erase(Set<String> jobIds) {
        for (String what : List.of("Parcel", "ColdHold", "Custody", "Temperature", "KeptPhoto")) {
            entityManager
                    .createQuery("delete from " + what + " x where x.jobId in :ids")
                    .setParameter("ids", jobIds)
                    .executeUpdate();
        }
    }
}
