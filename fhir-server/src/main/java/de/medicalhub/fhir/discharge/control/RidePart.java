package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;

/** The ride home. */
final class RidePart {
    /** Whoever is heavier is a mistake of typing; the same holds of orders by telephone. */
    static final int HEAVIEST_KILOGRAMS = 500;

    private static final Duration PICKUP_WITHIN = Duration.ofMinutes(60);

    private final NewCase theCase;
    private final DischargePlan.Ride ride;

    RidePart(NewCase theCase, DischargePlan.Ride ride) {
        this.theCase = theCase;
        this.ride = ride;
    }

    /** Names of the ServiceRequest and its Task in the transaction. */
    Written write(CaseBundle bundle) {
        String request = bundle.add(request());
        return new Written(request, bundle.add(task(request)));
    }

    record Written(String request, String task) {}

    private ServiceRequest request() {
        ServiceRequest request = Requests.request(theCase, "transport");
        request.setOccurrence(new Period().setStart(theCase.dischargeAt()).setEnd(Date.from(latestPickup())));
        request.addPerformer(new Reference(ride.carrier()));
        return request;
    }

    private Task task(String request) {
        Stay stay = theCase.stay();
        Task task = Requests.task(theCase, HubCodes.TASK_TRANSPORT_LEG, request, ride.carrier());
        Inputs.add(task, "pickup", Inputs.addressOf(stay.hospital(), stay.hospitalLocation()));
        Inputs.add(task, "drop-off", theCase.destination().copy());
        Inputs.add(task, "pickup-name", new StringType(stay.hospital().getName()));
        Inputs.add(task, "drop-off-name", new StringType(theCase.patientName()));
        Inputs.add(task, "window-start", Inputs.moment(theCase.plan().dischargeAt()));
        Inputs.add(task, "window-end", Inputs.moment(latestPickup()));
        Inputs.add(task, "posture", new CodeType(ride.posture()));
        Inputs.add(task, "companion", new BooleanType(ride.companion()));
        if (ride.kilograms() > 0) {
            Inputs.add(task, "patient-weight", new IntegerType(ride.kilograms()));
        }
        Inputs.addDoorNote(task, theCase.parts());
        return task;
    }

    private Instant latestPickup() {
        return latestPickup(theCase.plan().dischargeAt());
    }

    static Instant latestPickup(Instant leaves) {
        return leaves.plus(PICKUP_WITHIN);
    }
}
