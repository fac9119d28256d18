package de.medicalhub.transport.dispatch.control;

import de.medicalhub.transport.dispatch.AlertKind;
import de.medicalhub.transport.dispatch.Bags;
import de.medicalhub.transport.dispatch.JobState;
import de.medicalhub.transport.dispatch.Whereabouts;
import de.medicalhub.transport.dispatch.entity.Alert;
import de.medicalhub.transport.dispatch.entity.Alert.What;
import de.medicalhub.transport.dispatch.entity.EarlierAttempt;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.orders.Answers;
import de.medicalhub.transport.orders.JobKind;
import de.medicalhub.transport.orders.LegAnswer;
import de.medicalhub.transport.papers.Paper;
import de.medicalhub.transport.papers.Papers;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;

/** What stands around a day of tests, with behaviour but without a database. */
final class Pretended {
    private Pretended() {}

    /** What stands on the board. */
    static final class Raised extends Alerts {
        final Map<String, What> raised = new TreeMap<>();
        final Map<String, Map<String, Optional<Long>>> concerned = new TreeMap<>();
        private final Map<String, Map<String, Instant>> pickups = new TreeMap<>();

        @Override
        void raise(String id, What what, Map<String, Instant> taken) {
            raised.put(id, what);
            pickups.putIfAbsent(id, taken);
        }

        @Override
        public List<Alert> open(LocalDate day, Set<String> carriers) {
            return List.of();
        }

        @Override
        void answer(LocalDate day, String carrier, Function<Map<String, Instant>, List<Effect>> effects) {
            pickups.forEach((id, taken) -> concerned.putIfAbsent(id, minutes(effects.apply(taken))));
        }

        @Override
        void withdrawOfJob(String jobId, Set<AlertKind> kinds) {
            raised.values().removeIf(what -> what.jobId().equals(Optional.of(jobId)) && kinds.contains(what.kind()));
        }

        @Override
        void withdrawOfTour(String tourId, Set<AlertKind> kinds) {
            raised.values().removeIf(what -> what.tourId().equals(Optional.of(tourId)) && kinds.contains(what.kind()));
        }
    }

    /** Counts what is to be planned. */
    static final class Wished extends Replans {
        int wishes;
        final List<LocalDate> days = new ArrayList<>();
        final List<LocalDate> quiet = new ArrayList<>();

        @Override
        public void quietly(LocalDate day, String carrier) {
            quiet.add(day);
        }

        @Override
        public void later(LocalDate day, String carrier) {
            wishes++;
            days.add(day);
        }
    }

    /** Jobs of all days in memory. */
    static final class AllDays extends OtherDays {
        private final MemoryBook book;

        AllDays(MemoryBook book) {
            this.book = book;
        }

        @Override
        List<TransportJob> deliveriesOfRidesOn(LocalDate day) {
            return book.jobs.values().stream()
                    .filter(job -> job.kind() == JobKind.DELIVERY
                            && job.state() == JobState.PLANNED
                            && !job.serviceDate().equals(day))
                    .filter(job -> job.wish()
                            .caseId()
                            .flatMap(book::rideOf)
                            .filter(ride -> ride.serviceDate().equals(day))
                            .isPresent())
                    .toList();
        }
    }

    /** What is kept for bills. */
    static final class Driven extends DrivenBook {
        final List<EarlierAttempt> attempts = new ArrayList<>();
        private final MemoryBook book;

        Driven(MemoryBook book) {
            this.book = book;
        }

        @Override
        public List<TransportJob> endedBetween(LocalDate from, LocalDate to, Set<String> carriers) {
            return book.jobs.values().stream()
                    .filter(job -> job.state().isEnded() && job.tourId().isPresent())
                    .toList();
        }

        @Override
        public List<EarlierAttempt> attemptsBetween(LocalDate from, LocalDate to, Set<String> carriers) {
            return List.copyOf(attempts);
        }

        @Override
        public void keep(EarlierAttempt attempt) {
            attempts.add(attempt);
        }
    }

    /** What phones say. */
    record Phones(Map<String, Seen> seen, Map<String, Instant> resting) implements Whereabouts {
        @Override
        public Optional<Seen> lastSeen(String tourId) {
            return Optional.ofNullable(seen.get(tourId));
        }

        @Override
        public Optional<Instant> restingSince(String tourId) {
            return Optional.ofNullable(resting.get(tourId));
        }
    }

    /** What is known of bags. */
    static final class InBook implements Bags {
        final Map<String, Instant> held = new TreeMap<>();
        final Map<String, String> codes = new TreeMap<>();

        @Override
        public Optional<Instant> heldSince(String jobId) {
            return Optional.ofNullable(held.get(jobId));
        }

        @Override
        public Optional<String> printedCode(String jobId) {
            return Optional.ofNullable(codes.get(jobId));
        }
    }

    /** What the record is told. */
    static final class Told extends Answers {
        final List<LegAnswer> answers = new ArrayList<>();

        @Override
        public void legChanged(LegAnswer answer) {
            answers.add(answer);
        }
    }

    static final class AllValid extends Papers {
        @Override
        public List<Paper> expired(String carrier, String vehicleId, String driver, LocalDate day) {
            return List.of();
        }

        @Override
        public Optional<Boolean> narcotics(String carrier, String driver, LocalDate day) {
            return Optional.empty();
        }
    }

    /** Of which nothing is configured. */
    static final class NoConfig implements Config {

        @Override
        public <T> T getValue(String name, Class<T> type) {
            throw new java.util.NoSuchElementException(name);
        }

        @Override
        public org.eclipse.microprofile.config.ConfigValue getConfigValue(String name) {
            throw new java.util.NoSuchElementException(name);
        }

        @Override
        public <T> Optional<T> getOptionalValue(String name, Class<T> type) {
            return Optional.empty();
        }

        @Override
        public Iterable<String> getPropertyNames() {
            return List.of();
        }

        @Override
        public Iterable<org.eclipse.microprofile.config.spi.ConfigSource> getConfigSources() {
            return List.of();
        }

        @Override
        public <T> Optional<org.eclipse.microprofile.config.spi.Converter<T>> getConverter(Class<T> type) {
            return Optional.empty();
        }

        @Override
        public <T> T unwrap(Class<T> type) {
            throw new IllegalArgumentException();
        }
    }
}
