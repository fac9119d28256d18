package de.medicalhub.transport.dispatch.control;

import de.medicalhub.common.time.HubClock;
import de.medicalhub.transport.dispatch.AlertKind;
import de.medicalhub.transport.dispatch.DeliveryJob;
import de.medicalhub.transport.dispatch.PlanChanged;
import de.medicalhub.transport.dispatch.entity.Alert.What;
import de.medicalhub.transport.dispatch.entity.Stop;
import de.medicalhub.transport.dispatch.entity.Tour;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.orders.JobKind;
import de.medicalhub.transport.orders.Period;
import de.medicalhub.transport.planning.Action;
import de.medicalhub.transport.planning.Equipment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Deliveries as pharmacies and dispatchers look after them (rules 24 and 25); every caller is in a transaction. */
@ApplicationScoped
public class DeliveryDesk {
    private static final Duration SHOWN_AFTER_END = Duration.ofDays(3);

    @Inject
    private TourBook book;

    @Inject
    private DayPlanning planning;

    @Inject
    private FitAgain fitAgain;

    @Inject
    private PlanInput input;

    @Inject
    private PlanWriter writer;

    @Inject
    private WayBack wayBack;

    @Inject
    private Alerts alerts;

    @Inject
    private LegNews news;

    @Inject
    private DrivenLegs driven;

    @Inject
    private Clock clock;

    @Inject
    private Event<PlanChanged> changed;

    /** Open ones, and those that ended a short time ago. */
    public List<DeliveryJob> ofPharmacies(Set<String> suppliers) {
        return views(book.deliveriesOf(suppliers, Set.of(), since()));
    }

    /** The same of carriers. */
    public List<DeliveryJob> ofCarriers(Set<String> carriers) {
        return views(book.deliveriesOf(Set.of(), carriers, since()));
    }

    private Instant since() {
        return clock.instant().minus(SHOWN_AFTER_END);
    }

    /** With its day locked. */
    public Optional<DeliveryJob> find(String jobId) {
        book.dayOf(jobId).ifPresent(book::lock);
        return book.find(jobId).filter(job -> job.kind() == JobKind.DELIVERY).map(this::view);
    }

    /** What it needs on the way; a tour that has not got it loses the job. */
    public void packed(String jobId, boolean cold, boolean narcotic) {
        TransportJob job = book.find(jobId).orElseThrow();
        if (job.isCold() == cold && job.isNarcotic() == narcotic) {
            return;
        }
        job.packed(cold, narcotic);
        fitAgain.place(job);
        changed.fire(new PlanChanged(job.serviceDate(), job.carrier()));
    }

    /** It goes back to the pharmacy. */
    public void callBack(String jobId) {
        TransportJob job = book.find(jobId).orElseThrow();
        job.callBack(clock.instant());
        wayBack.plan(job);
        told(job);
    }

    /** The pharmacy has it, also where the driver forgot to say so. */
    public void receiveBack(String jobId) {
        TransportJob job = book.find(jobId).orElseThrow();
        job.receiveBack(clock.instant());
        job.tourId()
                .flatMap(tour -> book.findStop(Stop.idOf(jobId, Action.DROP_OFF)))
                .filter(stop -> stop.doneAt().isEmpty())
                .ifPresent(stop -> stop.done(clock.instant()));
        told(job);
    }

    /** Once more, within that window. */
    public void tryAgain(String jobId, Period window) {
        TransportJob job = book.find(jobId).orElseThrow();
        LocalDate day = LocalDate.ofInstant(window.start(), HubClock.berlin());
        book.lock(day);
        driven.keepAttempt(job);
        writer.removeStops(job);
        job.tryAgain(window, day, clock.instant());
        news.again(job);
        planning.insert(job);
    }

    /** By the driver of the tour that it is on. */
    public boolean mayCarryNarcotics(String jobId) {
        return has(jobId, Equipment.NARCOTICS);
    }

    /** In the vehicle of the tour that it is on. */
    public boolean hasColdBox(String jobId) {
        return has(jobId, Equipment.COLD_BOX);
    }

    private boolean has(String jobId, Equipment what) {
        return book.find(jobId)
                .flatMap(TransportJob::tourId)
                .flatMap(book::findTour)
                .filter(tour -> input.equipment(tour).contains(what))
                .isPresent();
    }

    /** Pages read again. */
    public void tell(String jobId) {
        TransportJob job = book.find(jobId).orElseThrow();
        changed.fire(new PlanChanged(job.serviceDate(), job.carrier()));
    }

    /** The cold chain is in doubt: a dispatcher hears of it, whoever decides. */
    public void coldChain(String jobId, String eventId, AlertKind kind, String detail) {
        TransportJob job = book.find(jobId).orElseThrow();
        alerts.raise(
                kind.code() + ":" + eventId,
                new What(kind, job.serviceDate(), job.carrier(), job.tourId(), Optional.of(jobId), 0, detail));
    }

    /** It is held now, or no longer: the record hears it, and by it the pharmacy. */
    public void held(String jobId) {
        told(book.find(jobId).orElseThrow());
    }

    private void told(TransportJob job) {
        news.planned(job);
        changed.fire(new PlanChanged(job.serviceDate(), job.carrier()));
    }

    private List<DeliveryJob> views(List<TransportJob> jobs) {
        return jobs.stream().map(this::view).toList();
    }

    private DeliveryJob view(TransportJob job) {
        return new DeliveryJob(
                StepTaking.view(job),
                job.wish().pickup().inWords(),
                job.wish().window(),
                way(job),
                Set.copyOf(job.wish().needs()),
                job.isWithdrawn(),
                job.changedAt());
    }

    private DeliveryJob.@Nullable Way way(TransportJob job) {
        Optional<Tour> tour = job.tourId().flatMap(book::findTour);
        if (tour.isEmpty()
                || job.plannedPickup().isEmpty()
                || job.plannedDropOff().isEmpty()) {
            return null;
        }
        return new DeliveryJob.Way(
                tour.get().driver(),
                tour.get().driverName(),
                tour.get().vehicleLabel(),
                job.plannedPickup().get(),
                job.plannedDropOff().get(),
                news.isEstimated(job));
    }
}
