package de.medicalhub.transport.fleet.entity;

import de.medicalhub.transport.fleet.Absence;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;

/** An absence as stored. */
@Entity
@Table(name = "absence")
public class AbsenceRow {
    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "carrier")
    private String carrier;

    @Column(name = "holder")
    private String holder;

    @Column(name = "first_day")
    private LocalDate first;

    @Column(name = "last_day")
    private LocalDate last;

    @Column(name = "reason")
    private String reason;

    /** For JPA. */
    protected AbsenceRow() {}

    /** Stores this absence in that carrier's fleet. */
    public AbsenceRow(String carrier, Absence absence) {
        id = UUID.randomUUID();
        this.carrier = carrier;
        holder = absence.holder();
        first = absence.first();
        last = absence.last();
        reason = absence.reason();
    }

    /** The absence that is stored. */
    public Absence toAbsence() {
        return new Absence(holder, first, last, reason);
    }
}
