package de.medicalhub.transport.dispatch.entity;

import de.medicalhub.transport.orders.Demands;
import de.medicalhub.transport.orders.JobKind;
import de.medicalhub.transport.orders.OpeningHours;
import de.medicalhub.transport.orders.Period;
import de.medicalhub.transport.orders.Posture;
import de.medicalhub.transport.orders.RideNeed;
import de.medicalhub.transport.orders.TransportRequest;
import de.medicalhub.transport.planning.Equipment;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a request asks for, with its places located. */
@Embeddable
public class Wish {
    @Enumerated(EnumType.STRING)
    @Column(name = "kind")
    private JobKind kind;

    @Column(name = "case_id")
    private @Nullable UUID caseId;

    @Column(name = "carrier")
    private String carrier;

    @Column(name = "patient")
    private String patient;

    @Column(name = "name")
    private String name;

    @Column(name = "phone")
    private String phone;

    @Embedded
    @AttributeOverride(name = "name", column = @Column(name = "pickup_name"))
    @AttributeOverride(name = "line", column = @Column(name = "pickup_place"))
    @AttributeOverride(name = "latitude", column = @Column(name = "pickup_latitude"))
    @AttributeOverride(name = "longitude", column = @Column(name = "pickup_longitude"))
    @AttributeOverride(name = "byHand", column = @Column(name = "pickup_by_hand"))
    @SuppressWarnings("NullAway.Init") // set by JPA or by the public constructor
    private LocatedPlace pickup;

    @Embedded
    @AttributeOverride(name = "name", column = @Column(name = "drop_off_name"))
    @AttributeOverride(name = "line", column = @Column(name = "drop_off_place"))
    @AttributeOverride(name = "latitude", column = @Column(name = "drop_off_latitude"))
    @AttributeOverride(name = "longitude", column = @Column(name = "drop_off_longitude"))
    @AttributeOverride(name = "byHand", column = @Column(name = "drop_off_by_hand"))
    @SuppressWarnings("NullAway.Init") // set by JPA or by the public constructor
    private LocatedPlace dropOff;

    @Column(name = "window_start")
    private @Nullable Instant windowStart;

    @Column(name = "window_end")
    private @Nullable Instant windowEnd;

    @Enumerated(EnumType.STRING)
    @Column(name = "posture")
    private @Nullable Posture posture;

    @Column(name = "companion")
    private boolean companion;

    /** Codes with a blank between them; the order of the enum. */
    @Column(name = "needs")
    private String needs;

    /** 1 for routine, up to 4. */
    @Column(name = "priority")
    private int priority;

    @Column(name = "supplier")
    private String supplier;

    @Column(name = "supplier_phone")
    private String supplierPhone;

    /** As {@link OpeningHours#text()}. */
    @Column(name = "supplier_hours")
    private String supplierHours;

    @Column(name = "note")
    private String note;

    @Embedded
    private Demanded demanded = new Demanded();

    /** For JPA. */
    protected Wish() {}

    /** The request with its places. */
    public Wish(TransportRequest request, LocatedPlace pickup, LocatedPlace dropOff) {
        kind = request.kind();
        caseId = request.caseId().orElse(null);
        carrier = request.carrier();
        patient = request.patient();
        name = request.name();
        phone = request.phone();
        this.pickup = pickup;
        this.dropOff = dropOff;
        windowStart = request.window().map(Period::start).orElse(null);
        windowEnd = request.window().map(Period::end).orElse(null);
        posture = request.posture().orElse(null);
        companion = request.companion();
        priority = request.priority();
        note = request.note();
        demanded = new Demanded(request.demands());
        needs = request.needs().stream().sorted().map(RideNeed::code).collect(Collectors.joining(" "));
        supplier = request.supplier();
        supplierPhone = request.pharmacy().phone();
        supplierHours = request.pharmacy().hours().text();
    }

    /** The same at another time: a second attempt. */
    Wish at(Period window) {
        Wish again = copy();
        again.windowStart = window.start();
        again.windowEnd = window.end();
        return again;
    }

    /** The same between these places. */
    public Wish between(LocatedPlace from, LocatedPlace to) {
        Wish again = copy();
        again.pickup = from;
        again.dropOff = to;
        return again;
    }

    private Wish copy() {
        Wish again = new Wish();
        again.kind = kind;
        again.caseId = caseId;
        again.carrier = carrier;
        again.patient = patient;
        again.name = name;
        again.phone = phone;
        again.pickup = pickup;
        again.dropOff = dropOff;
        again.windowStart = windowStart;
        again.windowEnd = windowEnd;
        again.posture = posture;
        again.companion = companion;
        again.needs = needs;
        again.priority = priority;
        again.supplier = supplier;
        again.supplierPhone = supplierPhone;
        again.supplierHours = supplierHours;
        again.note = note;
        again.demanded = demanded;
        return again;
    }

    /** A ride or a delivery. */
    public JobKind kind() {
        return kind;
    }

    /** To which case it belongs. */
    public Optional<UUID> caseId() {
        return Optional.ofNullable(caseId);
    }

    /** Reference to the organisation that drives; empty if the order names none. */
    public String carrier() {
        return carrier;
    }

    /** Reference to the pharmacy for which medicines are delivered; empty if the order names none. */
    public String supplier() {
        return supplier;
    }

    /** The pharmacy's phone number; may be empty. */
    public String supplierPhone() {
        return supplierPhone;
    }

    /** When medicines can be collected at the pharmacy. */
    public OpeningHours openHours() {
        return OpeningHours.of(supplierHours);
    }

    /** Reference to the patient. */
    public String patient() {
        return patient;
    }

    /** The patient's name; empty if it could not be read. */
    public String name() {
        return name;
    }

    /** The patient's phone number; may be empty. */
    public String phone() {
        return phone;
    }

    /** From where. */
    public LocatedPlace pickup() {
        return pickup;
    }

    /** To where. */
    public LocatedPlace dropOff() {
        return dropOff;
    }

    /** When; empty if the order does not say. */
    public Optional<Period> window() {
        return windowStart == null || windowEnd == null
                ? Optional.empty()
                : Optional.of(new Period(windowStart, windowEnd));
    }

    /** How the patient rides; empty for a delivery. */
    public Optional<Posture> posture() {
        return Optional.ofNullable(posture);
    }

    /** Whether somebody rides along. */
    public boolean companion() {
        return companion;
    }

    /** For dispatcher and driver, such as where to ring; may be empty. */
    public String note() {
        return note;
    }

    /** What else the order demands: an appointment, a vehicle, a driver. */
    public Demands demands() {
        return demanded.demands();
    }

    /** What the ride needs besides a place. */
    public List<RideNeed> needs() {
        return Stream.of(needs.split(" ", -1))
                .flatMap(code -> RideNeed.find(code).stream())
                .toList();
    }

    /** How urgent beside others: 1 for routine, up to 4. */
    public int priority() {
        return priority;
    }

    /** What the vehicle and its driver must have or can for all that. */
    public Set<Equipment> equipment() {
        Set<Equipment> needed = EnumSet.noneOf(Equipment.class);
        needs().forEach(need -> equipmentFor(need).ifPresent(needed::add));
        if (posture().filter(Posture.CARRY_CHAIR::equals).isPresent()) {
            needed.add(Equipment.CARRY_CHAIR);
        }
        return needed;
    }

    /** What a need asks of vehicle or driver; nothing but room of a thing that is taken along. */
    static Optional<Equipment> equipmentFor(RideNeed need) {
        return switch (need) {
            case OXYGEN -> Optional.of(Equipment.OXYGEN);
            case INFECTION -> Optional.of(Equipment.INFECTION_PROTECTION);
            case CARRYING -> Optional.of(Equipment.CARRYING);
            case COLD_CHAIN -> Optional.of(Equipment.COLD_BOX);
            case NARCOTIC -> Optional.of(Equipment.NARCOTICS);
            case WALKER, FOLDED_WHEELCHAIR -> Optional.empty();
        };
    }
}
