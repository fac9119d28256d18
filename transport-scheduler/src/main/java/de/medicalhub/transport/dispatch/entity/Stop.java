package de.medicalhub.transport.dispatch.entity;

import de.medicalhub.transport.orders.JobKind;
import de.medicalhub.transport.planning.Action;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A pickup or drop-off on a tour. */
@Entity
@Table(name = "stop")
public class Stop {
    /** How legs of orders by telephone and of standing orders end (docs/fhir-model.md). */
    private static final String WAY_OUT = "-out";

    private static final String WAY_BACK = "-back";

    @Id
    @Column(name = "id")
    private String id;

    @Column(name = "tour_id")
    private String tourId;

    @ManyToOne(optional = false)
    @JoinColumn(name = "job_id")
    @SuppressWarnings("NullAway.Init") // set by JPA or by the public constructor
    private TransportJob job;

    @Enumerated(EnumType.STRING)
    @Column(name = "action")
    private Action action;

    @Column(name = "position")
    private int position;

    @Column(name = "planned_at")
    private Instant plannedAt;

    @Column(name = "done_at")
    private @Nullable Instant doneAt;

    /** For JPA. */
    protected Stop() {}

    /** A stop that is still ahead. */
    public Stop(String tourId, TransportJob job, Action action, int position, Instant plannedAt) {
        this.id = idOf(job.id(), action);
        this.tourId = tourId;
        this.job = job;
        this.action = action;
        this.position = position;
        this.plannedAt = plannedAt;
    }

    /** A job has at most one stop of each kind. */
    public static String idOf(String jobId, Action action) {
        return jobId + "/" + action.code();
    }

    /** Another place in the plan. */
    public void move(String otherTour, int otherPosition, Instant at) {
        tourId = otherTour;
        position = otherPosition;
        plannedAt = at;
    }

    /** It is behind the vehicle. */
    public void done(Instant at) {
        doneAt = at;
    }

    /** It was a mis-tap: it is still ahead. */
    public void undone() {
        doneAt = null;
    }

    /** Of which tour. */
    public String tourId() {
        return tourId;
    }

    /** Of which job. */
    public TransportJob job() {
        return job;
    }

    /** Pickup or drop-off. */
    public Action action() {
        return action;
    }

    /** Order within the tour, from 0. */
    public int position() {
        return position;
    }

    /** When it begins by plan. */
    public Instant plannedAt() {
        return plannedAt;
    }

    /** When it was done. */
    public Optional<Instant> doneAt() {
        return Optional.ofNullable(doneAt);
    }

    /**
     * Number of whoever is met there, the patient or relatives, or the pharmacy; empty if nobody knows it, as at a hospital, and
     * where somebody is brought to an appointment, for who can be called sits in the vehicle.
     */
    public String phone() {
        if (isAtPharmacy()) {
            return job.wish().supplierPhone();
        }
        return isPatientMet() ? job.wish().phone() : "";
    }

    private boolean isPatientMet() {
        if (job.kind() == JobKind.DELIVERY) {
            return true;
        }
        return action == Action.PICKUP ? job.wish().caseId().isEmpty() : !isLegOfCarrier(WAY_OUT);
    }

    private boolean isAtPharmacy() {
        return job.kind() == JobKind.DELIVERY
                && (action == Action.PICKUP || job.state().isOnTheWayBack());
    }

    /** What the pharmacy is called whose number is given there; may be blank. Empty where it is not a pharmacy's. */
    public Optional<String> pharmacy() {
        return isAtPharmacy() ? Optional.of(job.wish().pickup().name()) : Optional.empty();
    }

    /** Whether a ride ends at the patient's home here. */
    public boolean isHome() {
        return job.kind() == JobKind.RIDE
                && action == Action.DROP_OFF
                && (job.wish().caseId().isPresent() || isLegOfCarrier(WAY_BACK));
    }

    private boolean isLegOfCarrier(String end) {
        String id = job.id();
        return (id.startsWith("phone-") || id.startsWith("standing-")) && id.endsWith(end);
    }

    /** The place of the order; what nobody took ends where it came from. */
    public LocatedPlace place() {
        return action == Action.PICKUP || job.state().isOnTheWayBack()
                ? job.wish().pickup()
                : job.wish().dropOff();
    }
}
