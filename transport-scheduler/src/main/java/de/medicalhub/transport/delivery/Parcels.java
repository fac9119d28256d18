package de.medicalhub.transport.delivery;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.TransportSettings;
import de.medicalhub.transport.delivery.control.ParcelBook;
import de.medicalhub.transport.delivery.control.ParcelPhotos;
import de.medicalhub.transport.delivery.control.StepRules;
import de.medicalhub.transport.delivery.entity.ColdHold;
import de.medicalhub.transport.delivery.entity.Custody;
import de.medicalhub.transport.delivery.entity.CustodyKind;
import de.medicalhub.transport.delivery.entity.Parcel;
import de.medicalhub.transport.delivery.entity.Temperature;
import de.medicalhub.transport.dispatch.AlertKind;
import de.medicalhub.transport.dispatch.Deliveries;
import de.medicalhub.transport.dispatch.JobView;
import de.medicalhub.transport.dispatch.Step;
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

/** The bag's side of a driver's steps (rules 2 to 6). */
@ApplicationScoped
public class Parcels {
    /** With which keys of sentences about steps begin. */
    private static final String PREFIX = "step.";

    @Inject
    private ParcelBook book;

    @Inject
    private ParcelPhotos photos;

    @Inject
    private Deliveries deliveries;

    @Inject
    private TransportSettings settings;

    @Inject
    private Clock clock;

    /**
     * Whether the step may be taken. What was done before we heard of it is taken in any case, and what was not as it should be
     * stands in the list of who held the bag.
     *
     * @param late whether it was done before
     * @return keys of what was not as it should be; none unless it is late
     * @throws RefusedException with the sentence why not
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<String> require(JobView job, Step step, Evidence evidence, Instant at, boolean late, Person driver) {
        List<String> reasons = rules(job, step, at).refusals(step, evidence);
        if (!late && !reasons.isEmpty()) {
            throw new RefusedException(ProblemKind.RULE, reasons.get(0));
        }
        reasons.stream()
                .map(reason -> Optional.of(reason.substring(PREFIX.length())))
                .forEach(note ->
                        book.add(new Custody(job.id(), CustodyKind.DEVIATION, driver, note, at, clock.instant())));
        return reasons;
    }

    private StepRules rules(JobView job, Step step, Instant at) {
        Optional<ColdHold> hold = book.findHold(job.id());
        return new StepRules(
                book.find(job.id()).map(Parcel::code),
                job.cold(),
                isMeasured(job, step, at)
                        || hold.filter(decided -> decided.isReleased(at)).isPresent(),
                hold.flatMap(ColdHold::heldAt).isPresent(),
                job.narcotic(),
                deliveries.mayCarryNarcotics(job.id()),
                deliveries.hasColdBox(job.id()));
    }

    /** The reading of the take-over is none for the door. */
    private boolean isMeasured(JobView job, Step step, Instant at) {
        Optional<Instant> earlier = step == Step.HANDED_OVER ? book.takenOver(job.id()) : Optional.empty();
        return book.temperatures(job.id()).stream().anyMatch(reading -> reading.countsFor(at, earlier));
    }

    /** Somebody signed for a step that did not fit any more: it stands in the list of who held the bag. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void proofKept(JobView job, Proof proof, Person driver, Instant at) {
        if (job.jobKind().equals(JobKind.DELIVERY.code())) {
            book.add(new Custody(
                    job.id(), CustodyKind.PROOF_KEPT, driver, Optional.of(proof.receiver()), at, clock.instant()));
        }
    }

    /** The step was taken, or taken back: who has the bag now. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void moved(JobView job, Step step, boolean takenBack, Person driver, Optional<String> note, Instant at) {
        Optional<CustodyKind> kind = switch (step) {
            case PICKED_UP -> Optional.of(CustodyKind.TAKEN_OVER);
            case HANDED_OVER -> Optional.of(CustodyKind.HANDED_OVER);
            case NOT_DELIVERED -> Optional.of(CustodyKind.NOT_DELIVERED);
            case BROUGHT_BACK -> Optional.of(CustodyKind.BROUGHT_BACK);
            case ACCEPTED, ARRIVED, ON_BOARD, DROPPED_OFF, NO_SHOW, NOT_READY, TURNED_DOWN -> Optional.empty();
        };
        kind.map(done -> takenBack ? CustodyKind.TAKEN_BACK : done)
                .ifPresent(done -> book.add(new Custody(job.id(), done, driver, note, at, clock.instant())));
    }

    /** A temperature was read; out of the limits, a cold delivery waits for the pharmacist. The same id again changes nothing. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void measured(JobView job, Reading reading, Person driver, Instant at) {
        if (book.knows(reading.id())) {
            return;
        }
        boolean within = settings.coldChain().holds(reading.celsius());
        book.add(new Temperature(reading, driver.reference(), within, at, clock.instant()));
        String note = reading.celsius().toPlainString().replace('.', ',') + " °C, " + reading.box();
        Optional<CustodyKind> decided = holdOrLift(job, within, at);
        if (decided.filter(kind -> kind == CustodyKind.HELD).isPresent()) {
            deliveries.coldChain(job.id(), reading.id().toString(), AlertKind.COLD_LIMIT, note);
        }
        decided.ifPresent(
                kind -> book.add(new Custody(job.id(), kind, driver, Optional.of(note), at, clock.instant())));
        if (decided.isPresent()) {
            deliveries.held(job.id());
        } else {
            deliveries.tell(job.id());
        }
    }

    /**
     * A temperature was not accepted: pharmacy and dispatcher hear of it, for nobody knows how cold the medicines are. The same id again
     * changes nothing.
     *
     * @param why key of the sentence
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void readingRefused(JobView job, UUID reading, String why, Person driver, Instant at) {
        if (!job.jobKind().equals(JobKind.DELIVERY.code()) || book.knowsLine(reading)) {
            return;
        }
        book.add(new Custody(
                reading, job.id(), CustodyKind.READING_REFUSED, driver, Optional.empty(), at, clock.instant()));
        deliveries.coldChain(job.id(), reading.toString(), AlertKind.READING_REFUSED, why);
        deliveries.tell(job.id());
    }

    /** The driver took a photo of the bag or the door (rule 11). */
    @Transactional(Transactional.TxType.MANDATORY)
    public void photographed(JobView job, Photo photo, Person driver, Instant at) {
        photos.keep(job, photo, driver, at);
    }

    /** Photos that the driver sent since then. */
    public List<OwnPhoto> photosOf(String driver, Instant since) {
        return photos.of(driver, since);
    }

    /**
     * The driver deletes an own photo (rule 11).
     *
     * @param since when the shift began that runs now; empty if none does
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void removePhoto(String jobId, UUID id, Person driver, Optional<Instant> since) {
        photos.remove(jobId, id, driver, since.orElseThrow(photos::tooLate));
    }

    private Optional<CustodyKind> holdOrLift(JobView job, boolean within, Instant at) {
        if (!job.cold()) {
            return Optional.empty();
        }
        if (!within) {
            return book.hold(job.id()).hold(at) ? Optional.of(CustodyKind.HELD) : Optional.empty();
        }
        return job.state().isBeforePickup()
                        && book.findHold(job.id()).filter(hold -> hold.lift(at)).isPresent()
                ? Optional.of(CustodyKind.HOLD_LIFTED)
                : Optional.empty();
    }

    /** What the phone compares a code with, without the network; empty if the bag has no label. */
    @Transactional
    public Optional<String> check(String jobId) {
        return book.find(jobId).map(parcel -> parcel.code().check(jobId));
    }

    /** Whether the pharmacist has yet to decide. */
    @Transactional
    public boolean isHeld(String jobId) {
        return book.findHold(jobId).flatMap(ColdHold::heldAt).isPresent();
    }

    /** Whether the pharmacist has decided that it may be handed over although it was out of its temperatures. */
    @Transactional
    public boolean isReleased(String jobId) {
        return book.findHold(jobId)
                .filter(hold -> hold.isReleased(clock.instant()))
                .isPresent();
    }

    /** The jobs are erased, and with them all about their bags. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void erase(Set<String> jobIds) {
        if (!jobIds.isEmpty()) {
            book.erase(jobIds);
        }
    }
}
