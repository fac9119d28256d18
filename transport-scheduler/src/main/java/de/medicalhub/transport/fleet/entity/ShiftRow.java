package de.medicalhub.transport.fleet.entity;

import de.medicalhub.transport.fleet.DriverTerms;
import de.medicalhub.transport.fleet.Shift;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A weekly shift as stored; times as HH:MM in Europe/Berlin, the days as their names, separated by commas. */
@Entity
@Table(name = "shift")
public class ShiftRow {
    @Id
    @Column(name = "id")
    private String id;

    @Column(name = "vehicle_id")
    private String vehicleId;

    @Column(name = "driver")
    private String driver;

    @Column(name = "driver_name")
    private String driverName;

    @Column(name = "from_time")
    private String from;

    @Column(name = "to_time")
    private String to;

    @Column(name = "days")
    private String days;

    /** Codes with a blank between them. */
    @Column(name = "cannot")
    private String cannot;

    @Column(name = "narcotics")
    private boolean narcotics;

    @Column(name = "first_day")
    private @Nullable LocalDate firstDay;

    @Column(name = "last_day")
    private @Nullable LocalDate lastDay;

    /** For JPA. */
    protected ShiftRow() {}

    /** Stores this shift. */
    public ShiftRow(Shift shift) {
        days = new TreeSet<>(shift.days()).stream().map(DayOfWeek::name).collect(Collectors.joining(","));
        id = shift.vehicleId() + "/" + shift.from() + "/" + days
                + shift.firstDay().map(day -> "/" + day).orElse("");
        vehicleId = shift.vehicleId();
        driver = shift.driver();
        driverName = shift.driverName();
        from = shift.from().toString();
        to = shift.to().toString();
        cannot = TermsText.needs(shift.terms().cannot());
        narcotics = shift.terms().narcotics();
        firstDay = shift.firstDay().orElse(null);
        lastDay = shift.lastDay().orElse(null);
    }

    /** The shift that is stored. */
    public Shift toShift() {
        return new Shift(
                vehicleId,
                driver,
                driverName,
                LocalTime.parse(from),
                LocalTime.parse(to),
                Arrays.stream(days.split(",", -1)).map(DayOfWeek::valueOf).collect(Collectors.toSet()),
                new DriverTerms(TermsText.needs(cannot), narcotics),
                Optional.ofNullable(firstDay),
                Optional.ofNullable(lastDay));
    }
}
