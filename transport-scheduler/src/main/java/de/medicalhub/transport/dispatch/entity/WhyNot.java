package de.medicalhub.transport.dispatch.entity;

import de.medicalhub.transport.dispatch.Blocker;
import de.medicalhub.transport.planning.Refusal;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a job is on no tour, if it is refused. */
@Embeddable
public class WhyNot {
    @Enumerated(EnumType.STRING)
    @Column(name = "refusal_rule")
    private Refusal.@Nullable Rule rule;

    @Column(name = "refusal_amount")
    private long amount;

    @Column(name = "refusal_vehicle")
    private @Nullable String vehicle;

    @Column(name = "refusal_only")
    private boolean onlyOne;

    @Column(name = "refusal_place")
    private @Nullable String town;

    @Column(name = "refusal_until")
    private @Nullable Instant until;

    @Column(name = "refusal_possible")
    private @Nullable Instant possible;

    @Enumerated(EnumType.STRING)
    @Column(name = "refusal_lacks")
    private Refusal.@Nullable Rule lacks;

    /** For JPA, and for a job that is not refused. */
    protected WhyNot() {}

    /** For that reason. */
    WhyNot(Refusal refusal, Optional<Blocker> blocker) {
        rule = refusal.rule();
        amount = refusal.amount();
        vehicle = blocker.map(Blocker::vehicle).orElse(null);
        onlyOne = blocker.filter(Blocker::onlyOne).isPresent();
        town = blocker.flatMap(Blocker::town).orElse(null);
        until = blocker.map(Blocker::until).orElse(null);
        possible = blocker.map(Blocker::possible).orElse(null);
        lacks = blocker.flatMap(Blocker::lacks).orElse(null);
    }

    boolean isSame(WhyNot other) {
        return refusal().equals(other.refusal()) && blocker().equals(other.blocker());
    }

    Optional<Refusal> refusal() {
        return rule == null ? Optional.empty() : Optional.of(new Refusal(rule, amount));
    }

    Optional<Blocker> blocker() {
        return vehicle == null || until == null || possible == null
                ? Optional.empty()
                : Optional.of(new Blocker(
                        vehicle, onlyOne, Optional.ofNullable(town), until, possible, Optional.ofNullable(lacks)));
    }
}
