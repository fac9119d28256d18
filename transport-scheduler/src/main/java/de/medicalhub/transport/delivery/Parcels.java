package de.medicalhub.transport.delivery;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.TransportSettings;
import de.medicalhub.transport.delivery.control.ParcelBook;
import de.medicalhub.transport.delivery.control.StepRules;
import de.medicalhub.transport.delivery.entity.Custody;
import de.medicalhub.transport.delivery.entity.CustodyKind;
import de.medicalhub.transport.delivery.entity.Parcel;
import de.medicalhub.transport.delivery.entity.Temperature;
import de.medicalhub.transport.dispatch.Deliveries;
import de.medicalhub.transport.dispatch.JobView;
import de.medicalhub.transport.dispatch.Step;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** The bag's side of a driver's steps (rules 2 to 6). */
@ApplicationScoped
public class Parcels {
    /** So long a reading counts for the step after it. */
    private static final Duration READING_COUNTS = Duration.ofMinutes(30);

    @Inject
    private ParcelBook book;

    @Inject
    private Deliveries deliveries;

    @Inject
    private TransportSettings settings;

    @Inject
    private Clock clock;

    /**
     * Whether the step may be taken.
     *
     * @throws RefusedException with the sentence why not
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void require(JobView job, Step step, Evidence evidence, Instant at) {
        Optional<Parcel> parcel = book.find(job.id());
        StepRules rules = new StepRules(
                parcel.map(Parcel::code),
                job.cold(),
                book.isMeasured(job.id(), at.minus(READING_COUNTS)),
                parcel.flatMap(Parcel::heldAt).isPresent(),
                job.narcotic(),
                deliveries.mayCarryNarcotics(job.id()));
        rules.refusal(step, evidence).ifPresent(key -> {
            throw new RefusedException(ProblemKind.RULE, key);
        });
    }

    /** The step was taken, or taken back: who has the bag now. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void moved(JobView job, Step step, boolean takenBack, Person driver, Optional<String> note, Instant at) {
        Optional<CustodyKind> kind = switch (step) {
            case PICKED_UP -> Optional.of(CustodyKind.TAKEN_OVER);
            case HANDED_OVER -> Optional.of(CustodyKind.HANDED_OVER);
            case NOT_DELIVERED -> Optional.of(CustodyKind.NOT_DELIVERED);
            case BROUGHT_BACK -> Optional.of(CustodyKind.BROUGHT_BACK);
            case ACCEPTED, ARRIVED, ON_BOARD, DROPPED_OFF, NO_SHOW, TURNED_DOWN -> Optional.empty();
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
        book.add(new Temperature(reading, driver.reference(), within, at));
        boolean held = job.cold()
                && !within
                && book.find(job.id()).filter(parcel -> parcel.hold(at)).isPresent();
        if (held) {
            String note = reading.celsius().toPlainString().replace('.', ',') + " °C, " + reading.box();
            book.add(new Custody(job.id(), CustodyKind.HELD, driver, Optional.of(note), at, clock.instant()));
        }
        deliveries.tell(job.id());
    }

    /** What the phone compares a code with, without the network; empty if the bag has no label. */
    @Transactional
    public Optional<String> check(String jobId) {
        return book.find(jobId).map(parcel -> parcel.code().check(jobId));
    }

    /** Whether the pharmacist has yet to decide. */
    @Transactional
    public boolean isHeld(String jobId) {
        return book.find(jobId).flatMap(Parcel::heldAt).isPresent();
    }

    /** Whether the pharmacist has decided that it may be handed over although it was out of its temperatures. */
    @Transactional
    public boolean isReleased(String jobId) {
        return book.find(jobId).filter(Parcel::isReleased).isPresent();
    }

    /** The jobs are erased, and with them all about their bags. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void erase(Set<String> jobIds) {
        if (!jobIds.isEmpty()) {
            book.erase(jobIds);
        }
    }
}
