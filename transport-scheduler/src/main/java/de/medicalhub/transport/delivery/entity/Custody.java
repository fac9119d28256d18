package de.medicalhub.transport.delivery.entity;

import de.medicalhub.transport.delivery.Person;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line of who held a bag when; never changed. */
@Entity
@Table(name = "custody")
public class Custody {
    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "job_id")
    private String jobId;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind")
    private CustodyKind kind;

    @Column(name = "holder")
    private String holder;

    @Column(name = "person")
    private String person;

    @Column(name = "note")
    private @Nullable String note;

    @Column(name = "at")
    private Instant at;

    @Column(name = "heard")
    private Instant heard;

    /** For JPA. */
    protected Custody() {}

    /**
     * @param at when it happened
     * @param heard when we heard of it
     */
    public Custody(String jobId, CustodyKind kind, Person who, Optional<String> note, Instant at, Instant heard) {
        this(UUID.randomUUID(), jobId, kind, who, note, at, heard);
    }

    /** The same with an id by which it is known again. */
    public Custody(
            UUID id, String jobId, CustodyKind kind, Person who, Optional<String> note, Instant at, Instant heard) {
        this.id = id;
        this.jobId = jobId;
        this.kind = kind;
        this.holder = who.reference();
        this.person = who.name();
        this.note = note.orElse(null);
        this.at = at;
        this.heard = heard;
    }

    /** Of which job. */
    public String jobId() {
        return jobId;
    }

    /** What happened. */
    public CustodyKind kind() {
        return kind;
    }

    /** Who did it, by name. */
    public String person() {
        return person;
    }

    /** What was said with it. */
    public Optional<String> note() {
        return Optional.ofNullable(note);
    }

    /** When it happened. */
    public Instant at() {
        return at;
    }

    /** When we heard of it. */
    public Instant heard() {
        return heard;
    }
}
