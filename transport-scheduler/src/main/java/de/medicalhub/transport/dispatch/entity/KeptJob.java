package de.medicalhub.transport.dispatch.entity;

import de.medicalhub.common.time.HubClock;
import de.medicalhub.transport.dispatch.Blocker;
import de.medicalhub.transport.dispatch.BoardingCode;
import de.medicalhub.transport.dispatch.JobState;
import de.medicalhub.transport.dispatch.Step;
import de.medicalhub.transport.orders.JobKind;
import de.medicalhub.transport.orders.Period;
import de.medicalhub.transport.orders.RideNeed;
import de.medicalhub.transport.planning.Action;
import de.medicalhub.transport.planning.Refusal;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is kept of a job and can be read; {@link TransportJob} alone changes it. */
@MappedSuperclass
public abstract class KeptJob {
    @Id
    @Column(name = "id")
    String id;

    @Version
    @Column(name = "version")
    long version;

    @Embedded
    @SuppressWarnings("NullAway.Init") // set by JPA or by the public constructor
    Wish wish;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    JobState state;

    @Column(name = "service_date")
    LocalDate serviceDate;

    @Embedded
    WhyNot whyNot = new WhyNot();

    @Column(name = "tour_id")
    @Nullable
    String tourId;

    @Column(name = "planned_pickup")
    @Nullable
    Instant plannedPickup;

    @Column(name = "planned_drop_off")
    @Nullable
    Instant plannedDropOff;

    /** When pickup (ride) or drop-off (delivery) was said to be, as people count on it. */
    @Column(name = "told_at")
    @Nullable
    Instant toldAt;

    @Column(name = "cold")
    boolean cold;

    @Column(name = "narcotic")
    boolean narcotic;

    @Column(name = "boarding_code")
    @Nullable
    String boardingCode;

    /** Written beside the job, see {@code TourBook.drove}; never by it. */
    @Column(name = "driven_metres", insertable = false, updatable = false)
    @Nullable
    Long drivenMetres;

    @Column(name = "driven_gap", insertable = false, updatable = false)
    boolean drivenGap;

    @Column(name = "pinned")
    boolean pinned;

    @Column(name = "held")
    @Nullable
    String held;

    /** Ids of tours that it was on before, with a blank between them. */
    @Column(name = "former_tours")
    String formerTours = "";

    @Column(name = "called_back_at")
    @Nullable
    Instant calledBackAt;

    @Column(name = "again_start")
    @Nullable
    Instant againStart;

    @Column(name = "again_end")
    @Nullable
    Instant againEnd;

    /** Whether the order was withdrawn when it was too late to cancel the job. */
    @Column(name = "withdrawn")
    boolean withdrawn;

    /** Whether a vehicle that was promised has dropped out: it is driven late rather than not at all. */
    @Column(name = "owed")
    boolean owed;

    /** Whether the order changed when it was too late for the job to follow. */
    @Column(name = "missed_change")
    boolean missedChange;

    @Column(name = "changed_at")
    Instant changedAt;

    /** For {@link TransportJob} and JPA. */
    protected KeptJob() {}

    /** The leg Task's id. */
    public String id() {
        return id;
    }

    /** How often it has changed; who decides on a job says which version they saw. */
    public long version() {
        return version;
    }

    /** What was ordered. */
    public Wish wish() {
        return wish;
    }

    /** A ride or a delivery. */
    public JobKind kind() {
        return wish.kind();
    }

    /** Reference to the organisation that drives it. */
    public String carrier() {
        return wish.carrier();
    }

    /** How far it is. */
    public JobState state() {
        return state;
    }

    /** Which steps may be taken now. */
    public List<Step> nextSteps() {
        return state.nextSteps(wish.kind());
    }

    /** On which day. */
    public LocalDate serviceDate() {
        return serviceDate;
    }

    /** Whether it is on no tour though its window has passed, or its day if the order says no window. */
    public boolean isOverdue(Instant now) {
        Instant end = wish.window()
                .map(Period::end)
                .orElseGet(() ->
                        serviceDate.plusDays(1).atStartOfDay(HubClock.berlin()).toInstant());
        return state == JobState.UNPLANNED && now.isAfter(end);
    }

    /** On which tour it is. */
    public Optional<String> tourId() {
        return Optional.ofNullable(tourId);
    }

    /** Ids of the tours that it was on before, in their order. */
    public List<String> formerTours() {
        return Stream.of(formerTours.split(" ", -1)).filter(id -> !id.isEmpty()).toList();
    }

    /** When the pickup begins by plan. */
    public Optional<Instant> plannedPickup() {
        return Optional.ofNullable(plannedPickup);
    }

    /** When the drop-off begins by plan. */
    public Optional<Instant> plannedDropOff() {
        return Optional.ofNullable(plannedDropOff);
    }

    /** Which of its ends people wait for: the patient for the pickup, or for the medicines. */
    public Action toldStop() {
        return kind() == JobKind.RIDE ? Action.PICKUP : Action.DROP_OFF;
    }

    /** When people count on it; also while it looks for another tour. */
    public Optional<Instant> told() {
        return Optional.ofNullable(toldAt);
    }

    /** Why it is on no tour, if it is not. */
    public Optional<Refusal> refusal() {
        return whyNot.refusal();
    }

    /** Which vehicle stands in its way, if it is on no tour for that. */
    public Optional<Blocker> blocker() {
        return whyNot.blocker();
    }

    /** Whether it keeps its tour. */
    public boolean isPinned() {
        return pinned;
    }

    /** Why the planner leaves it alone, if it does. */
    public Optional<String> held() {
        return Optional.ofNullable(held);
    }

    /** Whether it is driven late rather than not at all. */
    public boolean isOwed() {
        return owed;
    }

    /** Whether the order was withdrawn when it was too late to cancel the job. */
    public boolean isWithdrawn() {
        return withdrawn;
    }

    /** Whether the order says something else than the job. */
    public boolean hasMissedChange() {
        return missedChange;
    }

    /** Whether it must be kept cold. */
    public boolean isCold() {
        return cold || wish.needs().contains(RideNeed.COLD_CHAIN);
    }

    /** Whether it is a narcotic in the sense of the BtMG. */
    public boolean isNarcotic() {
        return narcotic || wish.needs().contains(RideNeed.NARCOTIC);
    }

    /** What the patient says at boarding; none of a delivery. */
    public Optional<BoardingCode> boardingCode() {
        return Optional.ofNullable(boardingCode).map(BoardingCode::new);
    }

    /** How far patient or medicines were driven, as far as the phone shared where it was; empty if it did not. */
    public Optional<Long> drivenMetres() {
        return Optional.ofNullable(drivenMetres);
    }

    /** Whether a part of the way is missing in that. */
    public boolean isDrivenWithGap() {
        return drivenGap;
    }

    /** When anything of it changed last. */
    public Instant changedAt() {
        return changedAt;
    }

    /** One more at another time; nothing was told of it yet. */
    void attempt(Period window) {
        wish = wish.at(window);
        toldAt = null;
        againStart = window.start();
        againEnd = window.end();
    }

    /**
     * When the job is driven if the order says that window: a second attempt keeps its own, unless the order now leaves more time after it;
     * it never begins before its own.
     */
    public Optional<Period> windowFor(Optional<Period> ordered) {
        if (againStart == null || againEnd == null) {
            return ordered;
        }
        Period attempt = new Period(againStart, againEnd);
        return ordered.filter(window -> !window.end().isBefore(attempt.end()))
                .map(window ->
                        window.start().isBefore(attempt.start()) ? new Period(attempt.start(), window.end()) : window)
                .or(() -> Optional.of(attempt));
    }
}
