package de.medicalhub.transport.driving.control;

import de.medicalhub.common.time.HubClock;
import de.medicalhub.transport.TransportSettings;
import de.medicalhub.transport.Words;
import de.medicalhub.transport.delivery.Parcels;
import de.medicalhub.transport.dispatch.Dispatch;
import de.medicalhub.transport.dispatch.DriverTour;
import de.medicalhub.transport.dispatch.DriverTour.DriverStop;
import de.medicalhub.transport.dispatch.TourOfDay;
import de.medicalhub.transport.driving.control.TourView.Beside;
import de.medicalhub.transport.driving.control.TourView.ParcelView;
import de.medicalhub.transport.papers.Paper;
import de.medicalhub.transport.papers.Papers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What stands beside a driver's tour: duty, papers that end (rule 15), bags and photos (delivery). */
@ApplicationScoped
public class BesideTour {
    @Inject
    private Dispatch dispatch;

    @Inject
    private OnDuty duties;

    @Inject
    private Papers papers;

    @Inject
    private Parcels parcels;

    @Inject
    private OwnPhotos photos;

    @Inject
    private TransportSettings settings;

    /** For the driver whose tour it is. */
    @Transactional
    public Beside of(DriverTour tour, String driver, Locale language) {
        return new Beside(
                DutyView.of(duties.standing(tour.id())),
                papers(tour, driver, language),
                parcels(tour),
                photos.of(tour, driver));
    }

    private List<String> papers(DriverTour tour, String driver, Locale language) {
        TourOfDay own = dispatch.ownTour(tour.id(), driver);
        LocalDate today = LocalDate.ofInstant(tour.now(), HubClock.berlin());
        LocalDate day = today.isAfter(own.date()) ? today : own.date();
        return papers.of(own.carrier(), own.vehicleId(), driver).stream()
                .filter(paper -> paper.isExpired(day) || paper.isEndingSoon(day))
                .map(paper -> sentence(paper, day, language))
                .toList();
    }

    private static String sentence(Paper paper, LocalDate day, Locale language) {
        String key = paper.isExpired(day) ? "paper.expired" : "paper.soon";
        return Words.say(language, key, paper.kind().word(language), paper.lastDay());
    }

    private Map<String, ParcelView> parcels(DriverTour tour) {
        Map<String, ParcelView> bags = new HashMap<>();
        tour.stops().stream()
                .filter(stop -> stop.jobKind().equals("delivery"))
                .forEach(stop -> bags.put(stop.jobId(), parcel(stop)));
        return bags;
    }

    private ParcelView parcel(DriverStop stop) {
        return new ParcelView(
                stop.cold(),
                stop.narcotic(),
                parcels.check(stop.jobId()).orElse(null),
                settings.coldChain().from(),
                settings.coldChain().to(),
                parcels.isHeld(stop.jobId()),
                parcels.isReleased(stop.jobId()));
    }
}
