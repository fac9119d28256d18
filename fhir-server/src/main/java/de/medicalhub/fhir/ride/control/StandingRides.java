package de.medicalhub.fhir.ride.control;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.common.problem.SilentTrace;
import de.medicalhub.common.time.HubClock;
import de.medicalhub.fhir.LocalReference;
import de.medicalhub.fhir.operation.ParameterReader;
import de.medicalhub.fhir.operation.Refusal;
import de.medicalhub.fhir.ride.control.StandingRecords.Kept;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Keeps standing orders, and makes their legs some days ahead (rules 5 to 8). */
@Component
public class StandingRides {
    /** Legs are made 60 days ahead at most, and shown until a week after. */
    private static final Duration OLDEST_LEG = Duration.ofDays(70);

    private static final Logger LOG = LoggerFactory.getLogger(StandingRides.class);
    private static final int ATTEMPTS = 5;

    private final StandingRecords records;
    private final Clock clock;
    private final StandingSettings settings;

    @Autowired
    StandingRides(StandingRecords records, Clock clock) {
        this(records, clock, StandingSettings.fromConfig());
    }

    StandingRides(StandingRecords records, Clock clock, StandingSettings settings) {
        this.records = records;
        this.clock = clock;
        this.settings = settings;
    }

    /** A standing order and the legs that were made of it. */
    public record Listed(String version, Parameters said, String patient, List<Task> legs) {}

    /**
     * Stores a new order, or changes one whose {@code version} the caller has seen; legs that have not begun follow at once.
     *
     * @param person {@code Practitioner/…} who takes the call
     * @param own organisations of the caller
     * @return the version as it is stored
     * @throws Refusal that names all that is wrong; CONFLICT if another order is stored under its number, or somebody has changed
     *     it meanwhile
     */
    public String keep(Parameters parameters, String person, Set<String> own) {
        ParameterReader reader = new ParameterReader(parameters);
        Optional<String> seen = reader.text("version");
        reader.referenceIfThere("carrier", "Organization")
                .filter(carrier -> !own.contains(carrier))
                .ifPresent(other -> reader.fault("carrier", "not-own-carrier"));
        StandingOrder order = new StandingReader(reader).read();
        return again(() -> records.alone(order.number().toString(), () -> write(order, seen, person, own)));
    }

    private String write(StandingOrder order, Optional<String> seen, String person, Set<String> own) {
        String number = order.number().toString();
        Optional<Kept> kept = records.find(number);
        if (kept.filter(stored -> !own.contains(LocalReference.of(stored.task().getOwner())))
                .isPresent()) {
            throw Refusal.notFound();
        }
        if (kept.isEmpty()) {
            if (seen.isPresent()) {
                throw Refusal.notFound();
            }
            requireNotPast(order);
            store(order, Optional.empty(), person);
        } else if (!isSame(order, kept.get())) {
            requireUnchanged(kept.get(), order, seen);
            requireNotPast(order);
            store(order, kept, person);
        }
        return version(records.find(number).orElseThrow());
    }

    private static void requireUnchanged(Kept stored, StandingOrder order, Optional<String> seen) {
        if (seen.isEmpty()) {
            throw new Refusal(ProblemKind.CONFLICT, "order-differs");
        }
        if (!seen.get().equals(version(stored))) {
            throw new Refusal(ProblemKind.CONFLICT, "changed-meanwhile");
        }
        if (!LocalReference.of(stored.task().getOwner()).equals(order.carrier())) {
            throw new Refusal(ProblemKind.RULE, "not-own-carrier");
        }
    }

    /** Who rides no more may have ended before today. */
    private void requireNotPast(StandingOrder order) {
        if (!order.ended() && order.days().until().isBefore(today())) {
            throw new Refusal(ProblemKind.RULE, "standing-over");
        }
    }

    private static boolean isSame(StandingOrder order, Kept stored) {
        return StandingResources.parameters(read(stored)).equalsDeep(StandingResources.parameters(order));
    }

    private void store(StandingOrder order, Optional<Kept> before, String person) {
        Instant now = clock.instant();
        Instant authored = before.map(stored -> stored.request().getAuthoredOn())
                .map(Date::toInstant)
                .orElse(now);
        RideBundle bundle = new RideBundle();
        bundle.put(patient(order, before));
        bundle.put(StandingResources.request(order, person, authored));
        bundle.put(StandingResources.task(order, person, authored, now));
        new StandingLegs(order, records, person, now, settings.daysAhead()).changed(bundle);
        records.store(bundle.toBundle());
    }

    private static Patient patient(StandingOrder order, Optional<Kept> before) {
        String id = RideIds.standing(order.number().toString());
        Patient patient = RideWriter.patient(order.name(), order.phone());
        before.ifPresent(stored -> patient.setIdentifier(stored.patient().getIdentifier()));
        patient.setId(id);
        return patient;
    }

    /** What is said of all orders of these carriers. */
    public List<Parameters> said(Set<String> own) {
        return records.ofCarriers(own).stream()
                .map(kept -> StandingResources.parameters(read(kept)))
                .toList();
    }

    /** All of these carriers, with the legs from a week ago on. */
    public List<Listed> list(Set<String> own) {
        LocalDate since = today().minusDays(7);
        List<StandingRecords.Kept> orders = records.ofCarriers(own);
        Map<String, List<Task>> legs = records.legsOfAll(
                orders.stream().map(StandingRecords.Kept::number).toList(),
                clock.instant().minus(OLDEST_LEG));
        return orders.stream()
                .map(kept -> new Listed(
                        version(kept),
                        StandingResources.parameters(read(kept)),
                        LocalReference.of(kept.task().getFor()),
                        legs.getOrDefault(kept.number(), List.of()).stream()
                                .filter(leg -> RideIds.wayOf(leg.getIdElement().getIdPart())
                                        .filter(way -> !way.day().isBefore(since))
                                        .isPresent())
                                .toList()))
                .toList();
    }

    /**
     * Makes the legs of the days ahead that are missing; each once, whoever makes them and how often.
     *
     * @return for how many orders that failed; they are tried again with the next run
     */
    public int makeAhead() {
        int failed = 0;
        for (String number : records.running()) {
            try {
                again(() -> records.alone(number, () -> makeAhead(number)));
            } catch (RuntimeException fault) {
                // One order that cannot be read holds up no other.
                LOG.warn("Rides of a standing order could not be made: {}", SilentTrace.of(fault));
                failed++;
            }
        }
        return failed;
    }

    private int makeAhead(String number) {
        Optional<Kept> kept = records.find(number);
        if (kept.isEmpty()) {
            return 0;
        }
        StandingOrder order = read(kept.get());
        RideBundle bundle = new RideBundle();
        String person = kept.get().task().getRequester().getReference();
        new StandingLegs(order, records, person, clock.instant(), settings.daysAhead()).missing(bundle);
        if (!bundle.isEmpty()) {
            records.store(bundle.toBundle());
        }
        return 1;
    }

    private static <T> T again(Supplier<T> work) {
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                return work.get();
            } catch (Refusal refusal) {
                throw refusal;
            } catch (HubException faster) {
                if (faster.kind() != ProblemKind.CONFLICT) {
                    throw faster;
                }
            }
        }
        return work.get();
    }

    private static StandingOrder read(Kept kept) {
        return StandingResources.read(kept.request(), kept.task(), kept.patient());
    }

    private static String version(Kept kept) {
        return kept.task().getIdElement().getVersionIdPart();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), HubClock.berlin());
    }
}
