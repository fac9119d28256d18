package de.medicalhub.transport.delivery.control;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.TransportSettings;
import de.medicalhub.transport.delivery.OwnPhoto;
import de.medicalhub.transport.delivery.Person;
import de.medicalhub.transport.delivery.Photo;
import de.medicalhub.transport.delivery.entity.Custody;
import de.medicalhub.transport.delivery.entity.CustodyKind;
import de.medicalhub.transport.delivery.entity.KeptPhoto;
import de.medicalhub.transport.dispatch.Deliveries;
import de.medicalhub.transport.dispatch.JobView;
import de.medicalhub.transport.orders.JobKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Photos of bags and doors: kept, shown to who may see them, deleted by their driver or by time (rule 11). */
@ApplicationScoped
public class ParcelPhotos {
    private static final int MOST = 6;

    @Inject
    private ParcelBook book;

    @Inject
    private Deliveries deliveries;

    @Inject
    private TransportSettings settings;

    @Inject
    private Clock clock;

    /** A photo of a delivery. */
    public static final class Shown {
        private final byte[] jpeg;
        private final String patient;

        Shown(byte[] jpeg, String patient) {
            this.jpeg = jpeg.clone();
            this.patient = patient;
        }

        /** The JPEG. */
        public byte[] jpeg() {
            return jpeg.clone();
        }

        /** Reference to whose medicines it is about. */
        public String patient() {
            return patient;
        }
    }

    /**
     * Keeps it; the same id again changes nothing, also after it was removed.
     *
     * @param at when it was taken
     * @throws RefusedException of a ride, or if there are six already
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void keep(JobView job, Photo photo, Person driver, Instant at) {
        if (!job.jobKind().equals(JobKind.DELIVERY.code())) {
            throw new RefusedException(ProblemKind.RULE, "photo.not-here");
        }
        if (book.findPhoto(photo.id()).isPresent() || isRemoved(job.id(), photo.id())) {
            return;
        }
        if (book.photos(job.id()).size() >= MOST) {
            throw new RefusedException(ProblemKind.RULE, "photo.too-many");
        }
        Instant now = clock.instant();
        book.add(new KeptPhoto(photo, job.id(), driver.reference(), at, now));
        book.add(new Custody(job.id(), CustodyKind.PHOTO, driver, Optional.empty(), at, now));
        deliveries.tell(job.id());
    }

    /** Those that the driver sent since then. */
    public List<OwnPhoto> of(String driver, Instant since) {
        return book.photosOf(driver, since);
    }

    /**
     * Deletes it for the driver who took it; the list of who held the bag says so. What is deleted already, or somebody else's,
     * stays as it is.
     *
     * @param since when the shift began in which it must have been sent
     * @throws RefusedException if it is of an earlier shift
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void remove(String jobId, UUID id, Person driver, Instant since) {
        Optional<KeptPhoto> own = book.findPhoto(id)
                .filter(photo -> photo.jobId().equals(jobId) && photo.driver().equals(driver.reference()));
        if (own.isEmpty()) {
            return;
        }
        if (own.get().heard().isBefore(since)) {
            throw tooLate();
        }
        Instant now = clock.instant();
        book.remove(own.get());
        book.add(new Custody(jobId, CustodyKind.PHOTO_REMOVED, driver, Optional.of(id.toString()), now, now));
        deliveries.tell(jobId);
    }

    /** That only photos of the running shift can be deleted. */
    public RefusedException tooLate() {
        return new RefusedException(
                ProblemKind.RULE, "photo.too-late", settings.photosKept().toDays());
    }

    private boolean isRemoved(String jobId, UUID id) {
        return book.custody(jobId).stream()
                .filter(line -> line.kind() == CustodyKind.PHOTO_REMOVED)
                .anyMatch(line -> line.note().filter(id.toString()::equals).isPresent());
    }

    /**
     * The picture, for its pharmacy or its carrier's dispatcher.
     *
     * @param pharmacy whether the organisations are pharmacies
     */
    @Transactional
    public Shown show(String jobId, UUID id, Set<String> organisations, boolean pharmacy) {
        return deliveries
                .find(jobId)
                .filter(found -> organisations.contains(
                        pharmacy ? found.job().supplier() : found.job().carrier()))
                .flatMap(found -> book.findPhoto(id)
                        .filter(photo -> photo.jobId().equals(jobId))
                        .map(photo -> new Shown(photo.jpeg(), found.job().patient())))
                .orElseThrow(() -> new RefusedException(ProblemKind.NOT_FOUND, "parcel.not-found"));
    }

    /** Deletes those that are older than configured. */
    @Transactional
    public void forgetOld() {
        book.forgetPhotos(clock.instant().minus(settings.photosKept()));
    }
}
