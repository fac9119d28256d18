package de.medicalhub.fhir.discharge.control;

import de.medicalhub.fhir.discharge.control.DischargePlan.Support;
import java.util.Date;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/** A further support: short-term care, aids or aftercare, arranged by whom the hospital asks or by itself (rule 19). */
final class SupportPart {
    private final NewCase theCase;

    SupportPart(NewCase theCase) {
        this.theCase = theCase;
    }

    /** Names of the ServiceRequest and its Task in the transaction. */
    Written write(Support support, CaseBundle bundle) {
        String request = bundle.add(request(support));
        return new Written(request, bundle.add(task(support, request)));
    }

    record Written(String request, String task) {}

    private ServiceRequest request(Support support) {
        ServiceRequest request = Requests.request(theCase, support.kind());
        request.setOccurrence(new Period().setStart(theCase.dischargeAt()));
        support.organisation().ifPresent(asked -> request.addPerformer(new Reference(asked)));
        support.note().ifPresent(note -> request.addNote().setText(note));
        return request;
    }

    private Task task(Support support, String request) {
        String owner = support.organisation().orElseGet(() -> theCase.stay().hospitalReference());
        Task task = Requests.task(theCase, support.kind(), request, owner);
        task.getRestriction().getPeriod().setEnd(Date.from(theCase.plan().dischargeAt()));
        Inputs.add(task, "planned-discharge", Inputs.moment(theCase.plan().dischargeAt()));
        return task;
    }
}
