package de.medicalhub.transport.dispatch.control;

import de.medicalhub.transport.dispatch.entity.Stop;
import de.medicalhub.transport.dispatch.entity.Tour;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.orders.JobKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Jobs, tours and stops without a database. */
final class MemoryBook extends TourBook {
    final Map<String, Tour> tours = new TreeMap<>();
    final Map<String, TransportJob> jobs = new TreeMap<>();
    private final Map<String, Stop> stops = new TreeMap<>();
    final List<String> calls = new ArrayList<>();

    @Override
    public void lock(LocalDate day) {
        calls.add("lock " + day);
    }

    @Override
    void lockToPlan(LocalDate day) {
        lock(day);
    }

    @Override
    public List<Tour> tours(LocalDate day) {
        return tours.values().stream()
                .filter(tour -> tour.serviceDate().equals(day))
                .toList();
    }

    @Override
    public List<Stop> stops(String tourId) {
        return stops.values().stream()
                .filter(stop -> stop.tourId().equals(tourId))
                .sorted(Comparator.comparing(Stop::position)
                        .thenComparing(stop -> Stop.idOf(stop.job().id(), stop.action())))
                .toList();
    }

    @Override
    public List<TransportJob> jobs(LocalDate day) {
        return jobs.values().stream()
                .filter(job -> job.serviceDate().equals(day))
                .toList();
    }

    @Override
    public Optional<TransportJob> rideOf(UUID caseId) {
        return ofCase(caseId, JobKind.RIDE);
    }

    @Override
    public Optional<TransportJob> deliveryOf(UUID caseId) {
        return ofCase(caseId, JobKind.DELIVERY);
    }

    private Optional<TransportJob> ofCase(UUID caseId, JobKind kind) {
        return jobs.values().stream()
                .filter(job -> job.kind() == kind && job.wish().caseId().equals(Optional.of(caseId)))
                .findFirst();
    }

    @Override
    public Optional<LocalDate> dayOf(String jobId) {
        return find(jobId).map(TransportJob::serviceDate);
    }

    @Override
    public Optional<LocalDate> dayOfTour(String tourId) {
        return Optional.ofNullable(tours.get(tourId)).map(Tour::serviceDate);
    }

    @Override
    public Optional<TransportJob> find(String jobId) {
        return Optional.ofNullable(jobs.get(jobId));
    }

    @Override
    public Optional<Tour> findTour(String tourId) {
        calls.add("find " + tourId);
        return Optional.ofNullable(tours.get(tourId));
    }

    @Override
    public Optional<Stop> findStop(String stopId) {
        return Optional.ofNullable(stops.get(stopId));
    }

    @Override
    public void add(Tour tour) {
        tours.put(tour.id(), tour);
    }

    @Override
    public void remove(Tour tour) {
        tours.remove(tour.id());
    }

    @Override
    public void flush() {}

    @Override
    public void add(TransportJob job) {
        jobs.put(job.id(), job);
    }

    @Override
    public void add(Stop stop) {
        stops.put(Stop.idOf(stop.job().id(), stop.action()), stop);
    }

    @Override
    public void remove(Stop stop) {
        stops.remove(Stop.idOf(stop.job().id(), stop.action()));
    }
}
