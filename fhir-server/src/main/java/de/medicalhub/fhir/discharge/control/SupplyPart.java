package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import java.util.Date;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;

/** The medicine: dispensed by the pharmacy that the patient chose, brought to the door. */
final class SupplyPart {
    private final NewCase theCase;

    SupplyPart(NewCase theCase) {
        this.theCase = theCase;
    }

    /** Names of the ServiceRequest and its Tasks in the transaction. */
    Written write(CaseBundle bundle) {
        String request = bundle.add(request());
        return new Written(request, bundle.add(dispense(request)), bundle.add(delivery(request)));
    }

    record Written(String request, String dispense, String delivery) {}

    private ServiceRequest request() {
        ServiceRequest request = Requests.request(theCase, "delivery");
        request.setOccurrence(new Period()
                .setStart(theCase.dischargeAt())
                .setEnd(Date.from(theCase.plan().supply().deliverBy())));
        request.addPerformer(new Reference(theCase.plan().supply().pharmacy()));
        theCase.stay().medication().forEach(medicine -> request.addSupportingInfo(reference(medicine)));
        return request;
    }

    private Task dispense(String request) {
        Task task = Requests.task(
                theCase,
                HubCodes.TASK_DISPENSE,
                request,
                theCase.plan().supply().pharmacy());
        theCase.stay().medication().forEach(medicine -> Inputs.add(task, "medication", reference(medicine)));
        return task;
    }

    private Task delivery(String request) {
        Partners partners = theCase.partners();
        Task task = Requests.task(
                theCase,
                HubCodes.TASK_DELIVERY_LEG,
                request,
                theCase.plan().ride().carrier());
        Inputs.add(task, "pickup", Inputs.addressOf(partners.pharmacy(), partners.pharmacyLocation()));
        Inputs.add(task, "drop-off", theCase.destination().copy());
        Inputs.add(task, "pickup-name", new StringType(partners.pharmacy().getName()));
        Inputs.add(task, "drop-off-name", new StringType(theCase.patientName()));
        Inputs.add(task, "window-start", Inputs.moment(theCase.plan().dischargeAt()));
        Inputs.add(task, "window-end", Inputs.moment(theCase.plan().supply().deliverBy()));
        return task;
    }

    private static Reference reference(MedicationRequest medicine) {
        return new Reference("MedicationRequest/" + medicine.getIdElement().getIdPart());
    }
}
