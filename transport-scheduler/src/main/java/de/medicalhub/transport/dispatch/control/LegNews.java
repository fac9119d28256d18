package de.medicalhub.transport.dispatch.control;

import de.medicalhub.transport.dispatch.Bags;
import de.medicalhub.transport.dispatch.BoardingCode;
import de.medicalhub.transport.dispatch.JobState;
import de.medicalhub.transport.dispatch.StepNote;
import de.medicalhub.transport.dispatch.entity.LocatedPlace;
import de.medicalhub.transport.dispatch.entity.Tour;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.orders.Answers;
import de.medicalhub.transport.orders.JobKind;
import de.medicalhub.transport.orders.LegAnswer;
import de.medicalhub.transport.planning.Refusal.Rule;
import de.medicalhub.transport.roads.TravelTimes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells the FHIR server how a job stands. */
@ApplicationScoped
public class LegNews {
    private static final String WAITS_FOR_CALL = "waits-for-call";

    @Inject
    private TravelTimes roads;

    @Inject
    private Answers answers;

    @Inject
    private TourBook book;

    @Inject
    private Bags bags;

    @Inject
    private Clock clock;

    /** Another plan from now on; leaves the answer in the caller's transaction. */
    void planned(TransportJob job) {
        tell(job, new StepNote(clock.instant(), Optional.empty(), Optional.empty()), null);
    }

    /**
     * The driver took a step; leaves the answer in the caller's transaction.
     */
    void driven(TransportJob job, StepNote note) {
        tell(job, note, null);
    }

    /**
     * The driver took the last step back; leaves the answer in the caller's transaction.
     *
     * @param from the state that was told before
     */
    void takenBack(TransportJob job, Instant at, JobState from) {
        tell(job, new StepNote(at, Optional.empty(), Optional.empty()), from.isEnded() ? from.businessStatus() : null);
    }

    /** What had come back is tried once more: the leg, which had failed, is open again. */
    void again(TransportJob job) {
        StepNote note = new StepNote(clock.instant(), Optional.empty(), Optional.empty());
        tell(job, note, JobState.RETURNED.businessStatus());
    }

    private void tell(TransportJob job, StepNote note, @Nullable String takenBack) {
        answers.legChanged(new LegAnswer(
                job.id(),
                job.state().taskStatus(),
                businessStatus(job),
                assignment(job),
                reason(job, note, Locale.GERMAN),
                note.at(),
                note.receiver().orElse(null),
                takenBack,
                job.state().isEnded()
                        ? null
                        : job.boardingCode().map(BoardingCode::text).orElse(null),
                job.kind() == JobKind.DELIVERY ? bags.heldSince(job.id()).orElse(null) : null,
                reason(job, note, Locale.ENGLISH)));
    }

    private static String businessStatus(TransportJob job) {
        boolean waits = job.state() == JobState.UNPLANNED
                && job.refusal()
                        .filter(why -> why.rule() == Rule.WAITS_FOR_CALL)
                        .isPresent();
        return waits ? WAITS_FOR_CALL : job.state().businessStatus();
    }

    private static @Nullable String reason(TransportJob job, StepNote note, Locale language) {
        return note.reason()
                .map(why -> why.sentence(language))
                .or(() -> job.refusal().map(refusal -> refusal.sentence(language)))
                .orElse(null);
    }

    private LegAnswer.@Nullable Assignment assignment(TransportJob job) {
        Optional<Tour> tour = job.tourId().flatMap(book::findTour);
        if (tour.isEmpty()
                || job.plannedPickup().isEmpty()
                || job.plannedDropOff().isEmpty()) {
            return null;
        }
        return new LegAnswer.Assignment(
                job.plannedPickup().get(),
                job.plannedDropOff().get(),
                tour.get().vehicleLabel(),
                tour.get().driver(),
                isEstimated(job));
    }

    /** Whether its times are estimates by air distance. */
    boolean isEstimated(TransportJob job) {
        return !isOnRoads(job.wish().pickup()) || !isOnRoads(job.wish().dropOff());
    }

    /** Whether those of one of them are. */
    boolean isEstimated(List<Effect> effects) {
        return effects.stream().map(Effect::job).anyMatch(this::isEstimated);
    }

    private boolean isOnRoads(LocatedPlace place) {
        return place.position().filter(roads::isOnRoads).isPresent();
    }
}
