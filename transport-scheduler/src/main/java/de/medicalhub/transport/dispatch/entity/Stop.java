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

    /** Number of whoever is met there: patients are called before they are brought something, pharmacies at theirs; may be empty. */
    public String phone() {
        boolean pharmacy = job.kind() == JobKind.DELIVERY
                && (action == Action.PICKUP || job.state().isOnTheWayBack());
        if (pharmacy) {
            return job.wish().supplierPhone();
        }
        return action == Action.DROP_OFF ? job.wish().phone() : "";
    }

    /** The place of the order; what nobody took ends where it came from. */
    public LocatedPlace place() {
        return action == Action.PICKUP || job.state().isOnTheWayBack()
                ? job.wish().pickup()
                : job.wish().dropOff();
    }
}
