package de.medicalhub.portal.muster4.control;

import de.medicalhub.portal.muster4.entity.RideFacts;
import de.medicalhub.portal.muster4.entity.RideReason;
import de.medicalhub.portal.muster4.entity.Verdict;
import de.medicalhub.portal.muster4.entity.Verdict.Approval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The rules of the form (V1 to V6); pure. */
public final class RideRules {
    private static final String TAXI = "taxi";
    private static final String KTW = "ktw";

    private RideRules() {}

    /** One for each leg that is wanted; none if nothing is wanted yet. */
    public static List<Verdict> judge(RideFacts facts) {
        return Stream.of("out", "return")
                .flatMap(leg ->
                        RideReason.find(facts.get(leg + "Reason")).stream().map(reason -> judge(leg, reason, facts)))
                .toList();
    }

    private static Verdict judge(String leg, RideReason reason, RideFacts facts) {
        List<String> faults = new ArrayList<>();
        common(facts, faults);
        boolean outpatient = reason != RideReason.INPATIENT && reason != RideReason.PRE_POST_INPATIENT;
        boolean ambulance = facts.get("vehicle").equals(KTW);
        switch (reason) {
            case LASTING_IMPAIRMENT -> {
                if (impairment(facts).isEmpty()) {
                    faults.add("no-impairment");
                }
                if (!facts.get("vehicle").equals(TAXI) && !facts.get("vehicle").isEmpty() && !ambulance) {
                    faults.add("taxi-only");
                }
            }
            case COMPARABLE -> {
                if (!facts.is("sixMonths")) {
                    faults.add("six-months");
                }
            }
            case AMBULANCE -> {
                if (!ambulance) {
                    faults.add("no-ambulance");
                }
            }
            case INPATIENT, PRE_POST_INPATIENT, OTHER_REASON, HIGH_FREQUENCY -> {
                // Nothing more has to be given.
            }
        }
        if (!faults.isEmpty()) {
            return new Verdict(leg, Approval.OPEN, "open", faults);
        }
        return outpatient && ambulance && reason != RideReason.OTHER_REASON
                ? new Verdict(leg, Approval.NEEDED, "ambulance", faults)
                : plain(leg, reason, facts);
    }

    private static Verdict plain(String leg, RideReason reason, RideFacts facts) {
        return switch (reason) {
            case INPATIENT, PRE_POST_INPATIENT, OTHER_REASON ->
                new Verdict(leg, Approval.NOT_NEEDED, reason.code(), List.of());
            case LASTING_IMPAIRMENT ->
                new Verdict(leg, Approval.NOT_NEEDED, impairment(facts).orElse("open"), List.of());
            case HIGH_FREQUENCY, COMPARABLE, AMBULANCE -> new Verdict(leg, Approval.NEEDED, reason.code(), List.of());
        };
    }

    /** What makes out-patient rides possible without approval (V3). */
    private static Optional<String> impairment(RideFacts facts) {
        if (!facts.all("marks").isEmpty()) {
            return Optional.of("mark");
        }
        return switch (facts.get("careLevel")) {
            case "4", "5" -> Optional.of("care-level-4");
            case "3" -> facts.is("lasting") ? Optional.of("care-level-3") : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static void common(RideFacts facts, List<String> faults) {
        String vehicle = facts.get("vehicle");
        if (vehicle.isEmpty()) {
            faults.add("vehicle-missing");
        }
        if (facts.get("posture").isEmpty()) {
            faults.add("posture-missing");
        }
        if (vehicle.equals(KTW) && facts.get("justification").isEmpty()) {
            faults.add("ktw-reason");
        }
        if (vehicle.equals("other") && facts.get("vehicleText").isEmpty()) {
            faults.add("vehicle-name");
        }
        if (vehicle.equals(TAXI) && facts.is("medicalCare")) {
            faults.add("no-care-in-taxi");
        }
    }
}
