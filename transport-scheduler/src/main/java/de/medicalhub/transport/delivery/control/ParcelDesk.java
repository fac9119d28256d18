package de.medicalhub.transport.delivery.control;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.delivery.ParcelCode;
import de.medicalhub.transport.delivery.Person;
import de.medicalhub.transport.delivery.entity.ColdHold;
import de.medicalhub.transport.delivery.entity.Custody;
import de.medicalhub.transport.delivery.entity.CustodyKind;
import de.medicalhub.transport.delivery.entity.KeptProof;
import de.medicalhub.transport.delivery.entity.Parcel;
import de.medicalhub.transport.delivery.entity.PhotoLine;
import de.medicalhub.transport.delivery.entity.Temperature;
import de.medicalhub.transport.dispatch.Deliveries;
import de.medicalhub.transport.dispatch.DeliveryJob;
import de.medicalhub.transport.dispatch.JobState;
import de.medicalhub.transport.orders.RideNeed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What a pharmacy does with its bags, and what it and the dispatcher see of them (rules 2, 5, 8 and 9). */
@ApplicationScoped
public class ParcelDesk {
    private final SecureRandom chance = new SecureRandom();

    @Inject
    private Deliveries deliveries;

    @Inject
    private ParcelBook book;

    @Inject
    private Clock clock;

    /** A delivery with its bag. */
    public record Shown(
            DeliveryJob delivery,
            Optional<Parcel> parcel,
            Optional<ColdHold> hold,
            List<Custody> custody,
            List<Temperature> temperatures,
            List<KeptProof> kept,
            List<PhotoLine> photos) {}

    /** Who decides, for which pharmacies. */
    public record Pharmacist(Person person, Set<String> pharmacies) {}

    /**
     * What was signed for a step that did not fit any more.
     *
     * @param patient reference to whose medicines it was for
     */
    public record Kept(KeptProof proof, String patient) {}

    /** Who has bags driven, for which carriers. */
    public record Dispatcher(Person person, Set<String> carriers) {}

    /** Those for these pharmacies. */
    @Transactional
    public List<Shown> ofPharmacies(Set<String> pharmacies) {
        return deliveries.ofPharmacies(pharmacies).stream().map(this::shown).toList();
    }

    /** Those of these carriers. */
    @Transactional
    public List<Shown> ofCarriers(Set<String> carriers) {
        return deliveries.ofCarriers(carriers).stream().map(this::shown).toList();
    }

    /** How many of these pharmacies' or carriers' deliveries wait for a decision. */
    @Transactional
    public long held(Set<String> organisations, boolean pharmacies) {
        List<DeliveryJob> open =
                pharmacies ? deliveries.ofPharmacies(organisations) : deliveries.ofCarriers(organisations);
        return open.stream()
                .filter(delivery -> book.findHold(delivery.job().id())
                        .flatMap(ColdHold::heldAt)
                        .isPresent())
                .count();
    }

    /** The bag is packed, or packed otherwise; its code stays, and what the order asks for stays, too. */
    @Transactional
    public void pack(String jobId, boolean saysCold, boolean saysNarcotic, Pharmacist who) {
        DeliveryJob job = own(jobId, who);
        boolean cold = saysCold || job.ordered().contains(RideNeed.COLD_CHAIN);
        boolean narcotic = saysNarcotic || job.ordered().contains(RideNeed.NARCOTIC);
        if (!job.job().state().isBeforePickup()) {
            throw new RefusedException(ProblemKind.CONFLICT, "parcel.begun");
        }
        if (book.find(jobId).isEmpty()) {
            book.add(new Parcel(jobId, ParcelCode.random(chance), who.person().reference(), clock.instant()));
        }
        boolean wasHeld = book.findHold(jobId).flatMap(ColdHold::heldAt).isPresent();
        book.findHold(jobId).ifPresent(ColdHold::settle);
        note(jobId, CustodyKind.PACKED, who.person(), contents(cold, narcotic));
        deliveries.packed(jobId, cold, narcotic);
        if (wasHeld) {
            deliveries.held(jobId);
        } else {
            deliveries.tell(jobId);
        }
    }

    /** The code for the label. */
    @Transactional
    public ParcelCode code(String jobId, Pharmacist who) {
        own(jobId, who);
        return book.find(jobId)
                .map(Parcel::code)
                .orElseThrow(() -> new RefusedException(ProblemKind.NOT_FOUND, "parcel.not-found"));
    }

    /** It was out of its temperatures and may be handed over all the same, for that reason. */
    @Transactional
    public void release(String jobId, String reason, Pharmacist who) {
        own(jobId, who);
        release(jobId, reason, who.person());
    }

    /** The same where the order names no pharmacy: the dispatcher asked whoever packed it, and says so in the reason. */
    @Transactional
    public void release(String jobId, String reason, Dispatcher who) {
        unnamed(jobId, who);
        release(jobId, reason, who.person());
    }

    private void release(String jobId, String reason, Person who) {
        held(jobId).release(clock.instant());
        note(jobId, CustodyKind.RELEASED, who, Optional.of(reason));
        deliveries.held(jobId);
    }

    /** It was out of its temperatures and comes back. */
    @Transactional
    public void callBack(String jobId, Pharmacist who) {
        callBack(own(jobId, who), who.person());
    }

    /** The same where the order names no pharmacy. */
    @Transactional
    public void callBack(String jobId, Dispatcher who) {
        callBack(unnamed(jobId, who), who.person());
    }

    private void callBack(DeliveryJob job, Person who) {
        String jobId = job.job().id();
        if (job.job().state() != JobState.PICKED_UP) {
            throw new RefusedException(ProblemKind.CONFLICT, "parcel.not-held");
        }
        held(jobId).settle();
        note(jobId, CustodyKind.CALLED_BACK, who, Optional.empty());
        deliveries.callBack(jobId);
    }

    /** It is at the pharmacy again. */
    @Transactional
    public void receiveBack(String jobId, Pharmacist who) {
        DeliveryJob job = own(jobId, who);
        boolean coming =
                job.job().state().isOnTheWayBack() && !job.job().state().isEnded();
        if (!coming) {
            throw new RefusedException(ProblemKind.CONFLICT, "parcel.not-on-the-way-back");
        }
        book.findHold(jobId).ifPresent(ColdHold::settle);
        note(jobId, CustodyKind.RECEIVED_BACK, who.person(), Optional.empty());
        deliveries.receiveBack(jobId);
    }

    /** The driver left it at its pharmacy, which does not say so: the dispatcher who had it driven does. */
    @Transactional
    public void confirmBack(String jobId, Dispatcher who) {
        DeliveryJob job = driven(jobId, who);
        if (job.job().state() != JobState.BROUGHT_BACK) {
            throw new RefusedException(ProblemKind.CONFLICT, "parcel.not-on-the-way-back");
        }
        book.findHold(jobId).ifPresent(ColdHold::settle);
        note(jobId, CustodyKind.RECEIVED_BACK, who.person(), Optional.empty());
        deliveries.receiveBack(jobId);
    }

    /** What came back is tried once more. */
    @Transactional
    public void tryAgain(String jobId, Pharmacist who) {
        DeliveryJob job = own(jobId, who);
        if (job.job().state() != JobState.RETURNED || job.window().isEmpty()) {
            throw new RefusedException(ProblemKind.CONFLICT, "parcel.not-back");
        }
        if (job.withdrawn()) {
            throw new RefusedException(ProblemKind.CONFLICT, "parcel.withdrawn");
        }
        Instant now = clock.instant();
        note(jobId, CustodyKind.AGAIN, who.person(), Optional.empty());
        deliveries.tryAgain(jobId, SecondAttempt.after(now, job.window().get()));
    }

    private static Optional<String> contents(boolean cold, boolean narcotic) {
        if (cold) {
            return Optional.of(narcotic ? "cold narcotic" : "cold");
        }
        return narcotic ? Optional.of("narcotic") : Optional.empty();
    }

    private ColdHold held(String jobId) {
        return book.findHold(jobId)
                .filter(hold -> hold.heldAt().isPresent())
                .orElseThrow(() -> new RefusedException(ProblemKind.CONFLICT, "parcel.not-held"));
    }

    private void note(String jobId, CustodyKind kind, Person who, Optional<String> note) {
        Instant now = clock.instant();
        book.add(new Custody(jobId, kind, who, note, now, now));
    }

    /** What was signed for a step that did not fit any more, of a pharmacy's or a carrier's delivery. */
    @Transactional
    public Kept kept(String jobId, UUID stepId, Set<String> organisations, boolean pharmacy) {
        DeliveryJob job = deliveries
                .find(jobId)
                .filter(found -> organisations.contains(
                        pharmacy ? found.job().supplier() : found.job().carrier()))
                .orElseThrow(ParcelDesk::notFound);
        return book.kept(jobId).stream()
                .filter(proof -> proof.stepId().equals(stepId))
                .findFirst()
                .map(proof -> new Kept(proof, job.job().patient()))
                .orElseThrow(ParcelDesk::notFound);
    }

    private static RefusedException notFound() {
        return new RefusedException(ProblemKind.NOT_FOUND, "parcel.not-found");
    }

    /** Another carrier's delivery is one that does not exist. */
    private DeliveryJob driven(String jobId, Dispatcher who) {
        return deliveries
                .find(jobId)
                .filter(found -> who.carriers().contains(found.job().carrier()))
                .orElseThrow(ParcelDesk::notFound);
    }

    /** Where an order names its pharmacy, nobody else decides. */
    private DeliveryJob unnamed(String jobId, Dispatcher who) {
        DeliveryJob job = driven(jobId, who);
        if (!job.job().supplier().isBlank()) {
            throw new RefusedException(ProblemKind.FORBIDDEN, "parcel.pharmacy-decides");
        }
        return job;
    }

    /** Another pharmacy's delivery is one that does not exist. */
    private DeliveryJob own(String jobId, Pharmacist who) {
        return deliveries
                .find(jobId)
                .filter(found -> who.pharmacies().contains(found.job().supplier()))
                .orElseThrow(ParcelDesk::notFound);
    }

    private Shown shown(DeliveryJob delivery) {
        String id = delivery.job().id();
        return new Shown(
                delivery,
                book.find(id),
                book.findHold(id),
                book.custody(id),
                book.temperatures(id),
                book.kept(id),
                book.photos(id));
    }
}
