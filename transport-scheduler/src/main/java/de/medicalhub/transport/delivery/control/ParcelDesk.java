package de.medicalhub.transport.delivery.control;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.delivery.ParcelCode;
import de.medicalhub.transport.delivery.Person;
import de.medicalhub.transport.delivery.entity.ColdHold;
import de.medicalhub.transport.delivery.entity.Custody;
import de.medicalhub.transport.delivery.entity.CustodyKind;
import de.medicalhub.transport.delivery.entity.Parcel;
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
            List<Temperature> temperatures) {}

    /** Who decides, for which pharmacies. */
    public record Pharmacist(Person person, Set<String> pharmacies) {}

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
        book.findHold(jobId).ifPresent(ColdHold::settle);
        note(jobId, CustodyKind.PACKED, who, contents(cold, narcotic));
        deliveries.packed(jobId, cold, narcotic);
        deliveries.tell(jobId);
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
        held(jobId).release(clock.instant());
        note(jobId, CustodyKind.RELEASED, who, Optional.of(reason));
        deliveries.tell(jobId);
    }

    /** It was out of its temperatures and comes back. */
    @Transactional
    public void callBack(String jobId, Pharmacist who) {
        DeliveryJob job = own(jobId, who);
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
        note(jobId, CustodyKind.RECEIVED_BACK, who, Optional.empty());
        deliveries.receiveBack(jobId);
    }

    /** The driver left it at its pharmacy, which does not say so: the dispatcher who had it driven does. */
    @Transactional
    public void confirmBack(String jobId, Person dispatcher, Set<String> carriers) {
        DeliveryJob job = deliveries
                .find(jobId)
                .filter(found -> carriers.contains(found.job().carrier()))
                .orElseThrow(() -> new RefusedException(ProblemKind.NOT_FOUND, "parcel.not-found"));
        if (job.job().state() != JobState.BROUGHT_BACK) {
            throw new RefusedException(ProblemKind.CONFLICT, "parcel.not-on-the-way-back");
        }
        book.findHold(jobId).ifPresent(ColdHold::settle);
        note(jobId, CustodyKind.RECEIVED_BACK, new Pharmacist(dispatcher, Set.of()), Optional.empty());
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
        note(jobId, CustodyKind.AGAIN, who, Optional.empty());
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

    private void note(String jobId, CustodyKind kind, Pharmacist who, Optional<String> note) {
        Instant now = clock.instant();
        book.add(new Custody(jobId, kind, who.person(), note, now, now));
    }

    /** Another pharmacy's delivery is one that does not exist. */
    private DeliveryJob own(String jobId, Pharmacist who) {
        return deliveries
                .find(jobId)
                .filter(found -> who.pharmacies().contains(found.job().supplier()))
                .orElseThrow(() -> new RefusedException(ProblemKind.NOT_FOUND, "parcel.not-found"));
    }

    private Shown shown(DeliveryJob delivery) {
        String id = delivery.job().id();
        return new Shown(delivery, book.find(id), book.findHold(id), book.custody(id), book.temperatures(id));
    }
}
