package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;

/** The medicine: dispensed by the pharmacy that the patient chose, brought to the door. */
final class SupplyPart {
    private final NewCase theCase;
    private final DischargePlan.Supply supply;

    SupplyPart(NewCase theCase, DischargePlan.Supply supply) {
        this.theCase = theCase;
        this.supply = supply;
    }

    /** Names of the ServiceRequest and its Tasks in the transaction; nobody drives where the medicine is fetched. */
    Written write(CaseBundle bundle) {
        String request = bundle.add(request());
        List<String> tasks = new ArrayList<>();
        tasks.add(bundle.add(dispense(request)));
        supply.carrier().ifPresent(carrier -> tasks.add(bundle.add(delivery(request, carrier))));
        return new Written(request, tasks);
    }

    record Written(String request, List<String> tasks) {}

    private ServiceRequest request() {
        ServiceRequest request = Requests.request(theCase, "delivery");
        request.setOccurrence(new Period().setStart(theCase.dischargeAt()).setEnd(Date.from(supply.deliverBy())));
        request.addPerformer(new Reference(supply.pharmacy()));
        theCase.stay().medication().forEach(medicine -> request.addSupportingInfo(reference(medicine)));
        return request;
    }

    private Task dispense(String request) {
        Task task = Requests.task(theCase, HubCodes.TASK_DISPENSE, request, supply.pharmacy());
        theCase.stay().medication().forEach(medicine -> Inputs.add(task, "medication", reference(medicine)));
        return task;
    }

    private Task delivery(String request, String carrier) {
        Partners.Chemist pharmacy = theCase.partners().pharmacy().orElseThrow();
        Task task = Requests.task(theCase, HubCodes.TASK_DELIVERY_LEG, request, carrier);
        Inputs.add(task, "pickup", Inputs.addressOf(pharmacy.organisation(), pharmacy.location()));
        Inputs.add(task, "drop-off", theCase.destination().copy());
        Inputs.add(task, "pickup-name", new StringType(pharmacy.organisation().getName()));
        Inputs.add(task, "drop-off-name", new StringType(theCase.patientName()));
        Inputs.add(task, "supplier", new Reference(supply.pharmacy()));
        Inputs.add(task, "window-start", Inputs.moment(theCase.plan().dischargeAt()));
        Inputs.add(task, "window-end", Inputs.moment(supply.deliverBy()));
        Inputs.addDoorNote(task, theCase.parts());
        return task;
    }

    private static Reference reference(MedicationRequest medicine) {
        return new Reference("MedicationRequest/" + medicine.getIdElement().getIdPart());
    }
}
