package de.medicalhub.transport.fleet.entity;

import de.medicalhub.transport.fleet.Vehicle;
import de.medicalhub.transport.fleet.VehicleTerms;
import de.medicalhub.transport.fleet.VehicleTerms.Costs;
import de.medicalhub.transport.roads.GeoPoint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A vehicle as stored. */
@Entity
@Table(name = "vehicle")
public class VehicleRow {
    @Id
    @Column(name = "id")
    private String id;

    @Column(name = "carrier")
    private String carrier;

    @Column(name = "label")
    private String label;

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

    @Column(name = "depot_name")
    private String depotName;

    @Column(name = "depot_latitude")
    private double depotLatitude;

    @Column(name = "depot_longitude")
    private double depotLongitude;

    @Column(name = "staff_seats")
    private int staffSeats;

    /** Seats/wheelchair places/stretchers/staff seats, with a blank between two ways to set it up. */
    @Column(name = "other_set_ups")
    private String otherSetUps;

    @Column(name = "sits_on_stretchers")
    private boolean sitsOnStretchers;

    @Column(name = "cold_parcels")
    private int coldParcels;

    /** Codes with a blank between them. */
    @Column(name = "cannot")
    private String cannot;

    @Column(name = "lift_kilograms")
    private int liftKilograms;

    @Column(name = "carry_kilograms")
    private int carryKilograms;

    @Column(name = "luggage_places")
    private int luggagePlaces;

    @Column(name = "cost_per_use")
    private int costPerUse;

    @Column(name = "cost_per_hour")
    private int costPerHour;

    @Column(name = "cost_per_kilometre")
    private int costPerKilometre;

    /** For JPA. */
    protected VehicleRow() {}

    /** Stores this vehicle. */
    public VehicleRow(Vehicle vehicle) {
        id = vehicle.id();
        carrier = vehicle.carrier();
        label = vehicle.label();
        seats = vehicle.seats();
        wheelchairPlaces = vehicle.wheelchairPlaces();
        stretchers = vehicle.stretchers();
        carryChair = vehicle.carryChair();
        coldBox = vehicle.coldBox();
        depotName = vehicle.depotName();
        depotLatitude = vehicle.depot().latitude();
        depotLongitude = vehicle.depot().longitude();
        staffSeats = vehicle.terms().staffSeats();
        otherSetUps = TermsText.setUps(vehicle.terms().otherSetUps());
        sitsOnStretchers = vehicle.terms().sitsOnStretchers();
        coldParcels = vehicle.terms().coldParcels();
        cannot = TermsText.needs(vehicle.terms().cannot());
        liftKilograms = vehicle.terms().liftKilograms();
        carryKilograms = vehicle.terms().carryKilograms();
        luggagePlaces = vehicle.terms().luggagePlaces();
        costPerUse = vehicle.terms().costs().perUse();
        costPerHour = vehicle.terms().costs().perHour();
        costPerKilometre = vehicle.terms().costs().perKilometre();
    }

    /** The vehicle that is stored. */
    public Vehicle toVehicle() {
        GeoPoint depot = new GeoPoint(depotLatitude, depotLongitude);
        VehicleTerms terms = new VehicleTerms(
                staffSeats,
                TermsText.setUps(otherSetUps),
                sitsOnStretchers,
                coldParcels,
                TermsText.needs(cannot),
                liftKilograms,
                carryKilograms,
                luggagePlaces,
                new Costs(costPerUse, costPerHour, costPerKilometre));
        return new Vehicle(
                id, carrier, label, seats, wheelchairPlaces, stretchers, carryChair, coldBox, depotName, depot, terms);
    }
}
