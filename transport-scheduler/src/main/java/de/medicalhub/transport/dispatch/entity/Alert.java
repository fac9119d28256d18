package de.medicalhub.transport.dispatch.entity;

import de.medicalhub.transport.dispatch.AlertKind;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Something that happened, until a dispatcher has seen it; whom it concerns is known once the day is planned again. */
@Entity
@Table(name = "alert")
public class Alert {
    private static final String NOBODY = "-";

    @Id
    @Column(name = "id")
    private String id;

    @Column(name = "service_date")
    private LocalDate serviceDate;

    @Column(name = "carrier")
    private String carrier;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind")
    private AlertKind kind;

    @Column(name = "tour_id")
    private @Nullable String tourId;

    @Column(name = "job_id")
    private @Nullable String jobId;

    @Column(name = "minutes")
    private long minutes;

    /** A code or a name of a place; never a patient's data. */
    @Column(name = "detail")
    private String detail;

    /** Job ids, each with ":" and the minutes later, or with ":" alone if it is on no tour now; a blank between two. */
    @Column(name = "concerned")
    private String concerned = "";

    /** Pickups that were promised before it happened and are taken off: job ids, each with ":" and seconds since 1970. */
    @Column(name = "pickups")
    private String pickups = "";

    @Column(name = "at")
    private Instant at;

    @Column(name = "seen_at")
    private @Nullable Instant seenAt;

    /** For JPA. */
    protected Alert() {}

    /** Raised now. */
    public Alert(String id, What what, Instant at) {
        this.id = id;
        serviceDate = what.day();
        carrier = what.carrier();
        kind = what.kind();
        tourId = what.tourId().orElse(null);
        jobId = what.jobId().orElse(null);
        minutes = what.minutes();
        detail = what.detail();
        this.at = at;
    }

    /**
     * What happened.
     *
     * @param minutes of delay, 0 where none are counted
     * @param detail a code or a name of a place; never a patient's data
     */
    public record What(
            AlertKind kind,
            LocalDate day,
            String carrier,
            Optional<String> tourId,
            Optional<String> jobId,
            long minutes,
            String detail) {}

    /** The day was planned again: whose pickup is later by so many minutes, or empty for who is on no tour now. */
    public void concerns(Map<String, Optional<Long>> jobs) {
        concerned = textOf(jobs);
    }

    /** As it is kept. */
    public static String textOf(Map<String, Optional<Long>> jobs) {
        return jobs.isEmpty()
                ? NOBODY
                : jobs.entrySet().stream()
                        .map(one -> one.getKey() + ":"
                                + one.getValue().map(String::valueOf).orElse(""))
                        .collect(Collectors.joining(" "));
    }

    /** As they are kept. */
    public static String textOfPickups(Map<String, Instant> pickups) {
        return pickups.entrySet().stream()
                .map(one -> one.getKey() + ":" + one.getValue().getEpochSecond())
                .collect(Collectors.joining(" "));
    }

    /** By job id, when those were said to be picked up whom it took off their tour. */
    public Map<String, Instant> pickups() {
        return pickupsOf(pickups);
    }

    /** The reverse of {@link #textOfPickups}. */
    public static Map<String, Instant> pickupsOf(String text) {
        Map<String, Instant> known = new LinkedHashMap<>();
        Arrays.stream(text.split(" ", -1))
                .filter(part -> part.contains(":"))
                .map(part -> part.split(":", -1))
                .forEach(part -> known.put(part[0], Instant.ofEpochSecond(Long.parseLong(part[1]))));
        return known;
    }

    /** By job id as in {@link #concerns}; empty if nobody is concerned or it is not known yet. */
    public Map<String, Optional<Long>> concerned() {
        Map<String, Optional<Long>> jobs = new LinkedHashMap<>();
        Arrays.stream(concerned.split(" ", -1))
                .filter(part -> part.contains(":"))
                .map(part -> part.split(":", -1))
                .forEach(part -> jobs.put(
                        part[0],
                        Optional.of(part[1]).filter(text -> !text.isEmpty()).map(Long::valueOf)));
        return jobs;
    }

    /** Whether the day was planned again since. */
    public boolean isAnswered() {
        return !concerned.isEmpty();
    }

    /** The same event has the same one. */
    public String id() {
        return id;
    }

    /** Of which day. */
    public LocalDate serviceDate() {
        return serviceDate;
    }

    /** Whose dispatchers are told. */
    public String carrier() {
        return carrier;
    }

    /** Of which kind. */
    public AlertKind kind() {
        return kind;
    }

    /** Of which tour, if of one. */
    public Optional<String> tourId() {
        return Optional.ofNullable(tourId);
    }

    /** Of which job, if of one. */
    public Optional<String> jobId() {
        return Optional.ofNullable(jobId);
    }

    /** How late, where that is counted. */
    public long minutes() {
        return minutes;
    }

    /** A code or a name of a place. */
    public String detail() {
        return detail;
    }

    /** When it was raised. */
    public Instant at() {
        return at;
    }

    /** When a dispatcher saw it. */
    public Optional<Instant> seenAt() {
        return Optional.ofNullable(seenAt);
    }
}
