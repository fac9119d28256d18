package de.medicalhub.transport.dispatch.entity;

import de.medicalhub.transport.orders.Demands;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@link Demands} as they are stored. */
@Embeddable
public class Demanded {
    @Column(name = "appointment")
    private @Nullable Instant appointment;

    @Column(name = "required_vehicle")
    private String vehicle = "";

    @Column(name = "required_driver")
    private String driver = "";

    @Column(name = "patient_kilograms")
    private int kilograms;

    /** For JPA. */
    protected Demanded() {}

    Demanded(Demands demands) {
        appointment = demands.appointment().orElse(null);
        vehicle = demands.vehicle();
        driver = demands.driver();
        kilograms = demands.kilograms();
    }

    Demands demands() {
        return new Demands(Optional.ofNullable(appointment), vehicle, driver, kilograms);
    }
}
