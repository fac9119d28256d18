package de.medicalhub.transport.dispatch.entity;

import de.medicalhub.transport.fleet.ShiftOnDay;
import de.medicalhub.transport.fleet.Vehicle;
import de.medicalhub.transport.fleet.VehicleTerms.Costs;
import de.medicalhub.transport.orders.Period;
import de.medicalhub.transport.orders.Posture;
import de.medicalhub.transport.planning.Equipment;
import de.medicalhub.transport.planning.Load;
import de.medicalhub.transport.roads.GeoPoint;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** One vehicle in one shift on one day, as the fleet was when the day was last planned. */
@Entity
@Table(name = "tour")
public class Tour {
    private static final Duration OPEN_BEFORE = Duration.ofHours(2);

    /** So long a shift may run over; the phone forgets a tour after the same time. */
    private static final Duration OVER_AFTER = Duration.ofHours(12);

    @Id
    @Column(name = "id")
    private String id;

    /** Nobody writes back what another one has changed meanwhile. */
    @Version
    @Column(name = "version")
    private long version;

    @Column(name = "service_date")
    private LocalDate serviceDate;

    @Column(name = "carrier")
    private String carrier;

    @Column(name = "vehicle_id")
    private String vehicleId;

    @Column(name = "vehicle_label")
    private String vehicleLabel;

    @Column(name = "seats")
    private int seats;

    @Column(name = "wheelchair_places")
    private int wheelchairPlaces;

    @Column(name = "stretchers")
    private int stretchers;

    @Column(name = "carry_chair")
    private boolean carryChair;

    @Column(name = "cold_box")
    private boolean coldBox;

    @Column(name = "depot_latitude")
    private double depotLatitude;

    @Column(name = "depot_longitude")
    private double depotLongitude;

    @Column(name = "driver")
    private String driver;

    @Column(name = "driver_name")
    private String driverName;

    @Column(name = "shift_start")
    private Instant shiftStart;

    @Column(name = "shift_end")
    private Instant shiftEnd;

    @Column(name = "by_hand")
    private boolean byHand;

    @Column(name = "out_of_service")
    private boolean outOfService;

    @Embedded
    @SuppressWarnings("NullAway.Init") // set by JPA or by follow
    private Abilities abilities;

    /** Begin and end of breaks that the driver took, as seconds since 1970; "-" between the two, a blank between breaks. */
    @Column(name = "breaks_taken")
    private String breaksTaken = "";

    /** For JPA. */
    protected Tour() {}

    /** The tour of that shift. */
    public Tour(LocalDate date, ShiftOnDay shift) {
        id = idOf(date, shift);
        serviceDate = date;
        follow(shift);
    }

    /** The same shift on the same day is the same tour. */
    public static String idOf(LocalDate date, ShiftOnDay shift) {
        return date + "-" + shift.vehicle().id() + "-" + shift.start().getEpochSecond();
    }

    /** Takes over what the fleet now says of vehicle, driver and end. */
    public final void follow(ShiftOnDay shift) {
        Vehicle vehicle = shift.vehicle();
        carrier = vehicle.carrier();
        vehicleId = vehicle.id();
        vehicleLabel = vehicle.label();
        seats = vehicle.seats();
        wheelchairPlaces = vehicle.wheelchairPlaces();
        stretchers = vehicle.stretchers();
        carryChair = vehicle.carryChair();
        coldBox = vehicle.coldBox();
        depotLatitude = vehicle.depot().latitude();
        depotLongitude = vehicle.depot().longitude();
        driver = shift.driver();
        driverName = shift.driverName();
        shiftStart = shift.start();
        shiftEnd = shift.end();
        abilities = new Abilities(shift);
    }

    /** Stable over plannings. */
    public String id() {
        return id;
    }

    /** On which day. */
    public LocalDate serviceDate() {
        return serviceDate;
    }

    /** Reference to the organisation that drives it. */
    public String carrier() {
        return carrier;
    }

    /** Which vehicle. */
    public String vehicleId() {
        return vehicleId;
    }

    /** What people call the vehicle. */
    public String vehicleLabel() {
        return vehicleLabel;
    }

    /** Reference to the driver. */
    public String driver() {
        return driver;
    }

    /** The driver's name. */
    public String driverName() {
        return driverName;
    }

    /** When the vehicle leaves its depot at the earliest. */
    public Instant shiftStart() {
        return shiftStart;
    }

    /** From when on its steps may be taken; who taps days ahead has mistaken the day. */
    public Instant opensAt() {
        return shiftStart.minus(OPEN_BEFORE);
    }

    /** Whether its steps may be taken. */
    public boolean isOpen(Instant now) {
        return !now.isBefore(opensAt());
    }

    /** When it is back at the latest. */
    public Instant shiftEnd() {
        return shiftEnd;
    }

    /** Whether its shift is so long over that nobody drives it any more. */
    public boolean isOver(Instant now) {
        return now.isAfter(shiftEnd.plus(OVER_AFTER));
    }

    /** Whether planning may touch it (rules 16 and 17). */
    public boolean isOpenToPlanning() {
        return !byHand && !outOfService;
    }

    /** Whether a dispatcher plans it by hand. */
    public boolean isByHand() {
        return byHand;
    }

    /** A dispatcher takes it in hand, or gives it back. */
    public void planByHand(boolean hand) {
        byHand = hand;
    }

    /** Whether its vehicle or driver has dropped out. */
    public boolean isOutOfService() {
        return outOfService;
    }

    /** Its vehicle or driver drops out, or is there again. */
    public void dropOut(boolean out) {
        outOfService = out;
    }

    /** Where it begins and ends. */
    public GeoPoint depot() {
        return new GeoPoint(depotLatitude, depotLongitude);
    }

    /** How much it holds. */
    public Load places() {
        return abilities.places(seats, wheelchairPlaces, stretchers);
    }

    /** The same if it is set up differently. */
    public List<Load> otherPlaces() {
        return abilities.otherPlaces();
    }

    /** Whether who could sit may ride on a free stretcher. */
    public boolean sitsOnStretchers() {
        return abilities.sitsOnStretchers();
    }

    /** The driver took a break; the same one again changes nothing. */
    public void rested(Period taken) {
        List<Period> all = Stream.concat(breaksTaken().stream(), Stream.of(taken))
                .distinct()
                .sorted(Comparator.comparing(Period::start))
                .toList();
        breaksTaken = Breaks.text(all);
    }

    /** The breaks that the driver took, in order of time. */
    public List<Period> breaksTaken() {
        return Breaks.read(breaksTaken);
    }

    /** Whether lift, ramp and those who carry bear who rides so; who is not weighed is borne. */
    public boolean bears(Wish wish) {
        OptionalInt most = mostKilograms(wish);
        return most.isEmpty() || wish.demands().kilograms() <= most.getAsInt();
    }

    /** How heavy somebody may be who rides so; empty if there is no limit. */
    public OptionalInt mostKilograms(Wish wish) {
        return abilities.mostKilograms(wish);
    }

    /** Whether the wish says a weight and nobody said a limit that counts for it. */
    public boolean lacksLimit(Wish wish) {
        return wish.demands().kilograms() > 0 && abilities.lacksLimit(wish);
    }

    /** What it has. */
    public Set<Equipment> equipment() {
        return abilities.equipment(carryChair, coldBox);
    }

    /** What its vehicle costs the carrier. */
    public Costs costs() {
        return abilities.costs();
    }

    /** Which postures it takes. */
    public List<Posture> postures() {
        return Abilities.postures(seats, wheelchairPlaces, stretchers, carryChair);
    }
}
