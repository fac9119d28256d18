package de.medicalhub.transport.dispatch.control;

import de.medicalhub.common.time.HubClock;
import de.medicalhub.transport.Words;
import de.medicalhub.transport.dispatch.Blocker;
import de.medicalhub.transport.dispatch.entity.Tour;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.planning.Action;
import de.medicalhub.transport.planning.Obstacle;
import de.medicalhub.transport.planning.PlanStop;
import de.medicalhub.transport.planning.Refusal;
import de.medicalhub.transport.planning.Refusal.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Says which vehicle stands in the way of a job, where it is until when, and what would have to give way (rule 21). */
@ApplicationScoped
public class Blockers {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.GERMANY);

    @Inject
    private TourBook book;

    /** The names of what the planner knows by its ids; of a place the town only, for others live there. */
    Optional<Blocker> of(Refusal refusal) {
        return refusal.obstacle()
                .flatMap(obstacle -> book.findTour(obstacle.tourId())
                        .map(tour -> new Blocker(
                                tour.vehicleLabel(),
                                obstacle.onlyOne(),
                                town(tour, obstacle),
                                Instant.ofEpochSecond(obstacle.busyUntil()),
                                Instant.ofEpochSecond(obstacle.possibleAt()),
                                obstacle.lacks())));
    }

    private Optional<String> town(Tour tour, Obstacle obstacle) {
        Optional<String> here = obstacle.after().flatMap(this::town);
        return here.isPresent()
                ? here
                : book.stops(tour.id()).stream()
                        .filter(stop -> stop.doneAt().isPresent())
                        .reduce((earlier, later) -> later)
                        .flatMap(stop -> stop.place().town());
    }

    private Optional<String> town(PlanStop stop) {
        return book.find(stop.job().id())
                .map(TransportJob::wish)
                .map(wish -> stop.action() == Action.PICKUP ? wish.pickup() : wish.dropOff())
                .flatMap(place -> place.town());
    }

    /** The rule, the vehicle with place and time, and the cheapest way out, in plain sentences; times of Europe/Berlin. */
    public static String sentence(Refusal refusal, Optional<Blocker> blocker, Locale language) {
        String rule = refusal.sentence(language);
        return blocker.map(found -> found.lacks()
                        .map(condition -> rule + " " + wayOut(condition, found, language))
                        .orElseGet(() -> rule + " " + because(refusal, found, language) + " "
                                + wayOut(refusal, found, language)))
                .orElseGet(() -> rule + " " + wayOut(refusal, language))
                .strip();
    }

    /** What one condition less, or met, would make possible. */
    private static String wayOut(Rule condition, Blocker found, Locale language) {
        return Words.say(language, "way-out.lacks." + condition.name(), found.vehicle(), time(found.possible()));
    }

    /** What would have to be, whoever drives. */
    private static String wayOut(Refusal refusal, Locale language) {
        return switch (refusal.rule()) {
            case NO_SHIFT -> Words.say(language, "way-out.no-shift");
            case NO_STRETCHER,
                    NO_WHEELCHAIR_PLACE,
                    NO_CARRY_CHAIR,
                    NO_COLD_BOX,
                    NO_OXYGEN,
                    NO_INFECTION_PROTECTION,
                    NO_CARRYING,
                    NO_NARCOTICS_DRIVER,
                    NO_FITTING_VEHICLE,
                    VEHICLE_NOT_ON_DUTY,
                    BEARING_VEHICLE_AWAY,
                    TOO_HEAVY -> Words.say(language, "way-out.no-vehicle");
            default -> "";
        };
    }

    private static String because(Refusal refusal, Blocker found, Locale language) {
        String who = found.onlyOne() ? "only" : "nearest";
        if (refusal.rule() == Rule.BREAK_NEEDED) {
            // no time is in the way: where it is and until when would say what is not so
            return Words.say(language, "blocker." + who, found.vehicle());
        }
        String until = time(found.until());
        return found.town()
                .map(town -> Words.say(language, "blocker." + who + ".busy", found.vehicle(), until, town))
                .orElseGet(() -> Words.say(language, "blocker." + who + ".depot", found.vehicle(), until));
    }

    private static String wayOut(Refusal refusal, Blocker found, Locale language) {
        if (refusal.rule() == Rule.WINDOW_MISSED) {
            return Words.say(language, "way-out.window", time(found.possible()));
        }
        if (refusal.rule() == Rule.RIDE_TOO_LONG) {
            return Words.say(language, "way-out.ride", refusal.amount());
        }
        if (refusal.rule() == Rule.BREAK_NEEDED) {
            return Words.say(language, "way-out.break");
        }
        return refusal.amount() > 0 ? Words.say(language, "way-out.shift", refusal.amount()) : "";
    }

    private static String time(Instant at) {
        return TIME.format(at.atZone(HubClock.berlin()));
    }
}
