package de.medicalhub.transport.planning.bench;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.solution.ProblemFactCollectionProperty;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningListVariable;
import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import de.medicalhub.transport.planning.entity.Problem;
import java.util.ArrayList;
import java.util.List;

/** A day in Timefold's words: each vehicle has a list of visits. Public and mutable because Timefold wants it so. */
@PlanningSolution
public class TimefoldDay {
    /** What is planned; the same for all copies. */
    Problem problem;

    @PlanningEntityCollectionProperty
    private List<Van> vans;

    @ProblemFactCollectionProperty
    @ValueRangeProvider
    private List<Stop> stops;

    @PlanningScore
    private HardSoftLongScore score;

    /** For Timefold. */
    public TimefoldDay() {}

    TimefoldDay(Problem problem) {
        this.problem = problem;
        vans = new ArrayList<>();
        for (int v = 0; v < problem.fleet(); v++) {
            vans.add(new Van(v));
        }
        stops = new ArrayList<>();
        for (int node = 0; node < 2 * problem.size(); node++) {
            stops.add(new Stop(node));
        }
    }

    /** All vehicles. */
    public List<Van> getVans() {
        return vans;
    }

    /** All visits. */
    public List<Stop> getStops() {
        return stops;
    }

    /** How good it is. */
    public HardSoftLongScore getScore() {
        return score;
    }

    /** Set by Timefold. */
    public void setScore(HardSoftLongScore score) {
        this.score = score;
    }

    /** A visit. */
    public static class Stop {
        @PlanningId
        private int node;

        /** For Timefold. */
        public Stop() {}

        Stop(int node) {
            this.node = node;
        }

        /** Number in {@link Problem}. */
        public int getNode() {
            return node;
        }
    }

    /** A vehicle. */
    @PlanningEntity
    public static class Van {
        @PlanningId
        private int number;

        @PlanningListVariable
        private List<Stop> visits = new ArrayList<>();

        /** For Timefold. */
        public Van() {}

        Van(int number) {
            this.number = number;
        }

        /** Number in {@link Problem}. */
        public int getNumber() {
            return number;
        }

        /** In driving order. */
        public List<Stop> getVisits() {
            return visits;
        }

        /** In driving order. */
        public void setVisits(List<Stop> visits) {
            this.visits = visits;
        }
    }
}
