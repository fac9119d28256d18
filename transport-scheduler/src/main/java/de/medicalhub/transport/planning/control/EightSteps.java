package de.medicalhub.transport.planning.control;

import de.medicalhub.transport.planning.Action;
import de.medicalhub.transport.planning.PlanStop;
import de.medicalhub.transport.planning.PlanTour;
import de.medicalhub.transport.planning.Schedule;
import de.medicalhub.transport.planning.Waypoint;
import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.roads.TravelTimes;
import java.util.ArrayList;
import java.util.List;

/**
 * The route evaluation of Cordeau and Laporte (2003) for one tour. Vertex 0 is the start, 1 to n are the stops, n + 1 is
 * the end. Names as in the paper: begin B, waiting W, forward time slack F, ride time L.
 */
final class EightSteps {
    private static final long UNBOUNDED = Long.MAX_VALUE / 4;

    private final int last;
    private final long[] earliest;
    private final long[] latest;
    private final long[] service;
    private final long[] drive;
    private final int[] pickup;
    private final long[] maxRide;
    private final long[] begin;
    private final long[] waiting;

    EightSteps(PlanTour tour, TravelTimes travelTimes) {
        List<PlanStop> stops = tour.stops();
        last = stops.size() + 1;
        earliest = new long[last + 1];
        latest = new long[last + 1];
        service = new long[last + 1];
        drive = new long[last + 1];
        pickup = new int[last + 1];
        maxRide = new long[last + 1];
        begin = new long[last + 1];
        waiting = new long[last + 1];
        earliest[0] = tour.shift().earliest();
        latest[0] = tour.shift().latest();
        earliest[last] = tour.shift().earliest();
        latest[last] = tour.shift().latest();
        fillStops(stops);
        fillDrives(tour, travelTimes);
    }

    private void fillStops(List<PlanStop> stops) {
        for (int i = 1; i < last; i++) {
            PlanStop stop = stops.get(i - 1);
            Waypoint point = stop.action() == Action.PICKUP
                    ? stop.job().pickup()
                    : stop.job().dropOff();
            earliest[i] = point.window().earliest();
            latest[i] = point.window().latest();
            service[i] = point.serviceSeconds();
            pickup[i] = stop.action() == Action.PICKUP ? 0 : pickupOf(stops, i - 1) + 1;
            maxRide[i] = stop.job().maxRideSeconds();
        }
    }

    private void fillDrives(PlanTour tour, TravelTimes travelTimes) {
        GeoPoint here = tour.start();
        for (int i = 1; i <= last; i++) {
            GeoPoint next = i == last ? tour.end() : place(tour.stops().get(i - 1));
            drive[i] = travelTimes.secondsBetween(here, next);
            here = next;
        }
    }

    private static GeoPoint place(PlanStop stop) {
        return stop.action() == Action.PICKUP
                ? stop.job().pickup().place()
                : stop.job().dropOff().place();
    }

    /** Index of the pickup that belongs to the drop-off at this index; -1 if the job is already aboard. */
    static int pickupOf(List<PlanStop> stops, int dropOff) {
        String job = stops.get(dropOff).job().id();
        for (int i = dropOff - 1; i >= 0; i--) {
            if (stops.get(i).action() == Action.PICKUP
                    && stops.get(i).job().id().equals(job)) {
                return i;
            }
        }
        return -1;
    }

    /** Steps 1 to 8; true if the tour keeps windows, ride times and shift. */
    boolean run() {
        driveAtOnce();
        if (lateness() > 0) {
            return false;
        }
        begin[0] += Math.min(slack(0), waitingAfter(0));
        follow(0);
        for (int i = 1; i < last && !ridesFit(); i++) {
            if (pickup[i] == 0) {
                begin[i] += Math.min(slack(i), waitingAfter(i));
                follow(i);
            }
        }
        return ridesFit();
    }

    /** Steps 1 and 2: leave at once, begin each stop as early as possible. */
    void driveAtOnce() {
        begin[0] = earliest[0];
        follow(0);
    }

    long lateness() {
        long worst = 0;
        for (int i = 0; i <= last; i++) {
            worst = Math.max(worst, begin[i] - latest[i]);
        }
        return worst;
    }

    Schedule schedule() {
        List<Long> begins = new ArrayList<>();
        long driving = drive[last];
        for (int i = 1; i < last; i++) {
            begins.add(begin[i]);
            driving += drive[i];
        }
        return new Schedule(begin[0], begins, begin[last], driving);
    }

    private void follow(int from) {
        for (int i = from + 1; i <= last; i++) {
            long arrival = begin[i - 1] + service[i - 1] + drive[i];
            begin[i] = Math.max(earliest[i], arrival);
            waiting[i] = begin[i] - arrival;
        }
    }

    private long waitingAfter(int i) {
        long sum = 0;
        for (int p = i + 1; p <= last; p++) {
            sum += waiting[p];
        }
        return sum;
    }

    /** Step 3 and 7a: by how much vertex i may begin later without harm to any later one. */
    private long slack(int i) {
        long slack = UNBOUNDED;
        long waited = 0;
        for (int j = i; j <= last; j++) {
            waited += j > i ? waiting[j] : 0;
            long room = latest[j] - begin[j];
            if (isDropOff(j) && pickup[j] < i) {
                room = Math.min(room, maxRide[j] - ride(j));
            }
            slack = Math.min(slack, waited + Math.max(0, room));
        }
        return slack;
    }

    private boolean ridesFit() {
        for (int j = 1; j < last; j++) {
            if (isDropOff(j) && ride(j) > maxRide[j]) {
                return false;
            }
        }
        return true;
    }

    private boolean isDropOff(int i) {
        return pickup[i] > 0;
    }

    private long ride(int dropOff) {
        int from = pickup[dropOff];
        return begin[dropOff] - (begin[from] + service[from]);
    }
}
