package de.medicalhub.transport.orders.gateway;

import de.medicalhub.transport.orders.ViewAnswer;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;

/** A view as the FHIR server's trail takes it (docs/fhir-model.md). */
final class ViewReport {
    private static final String TYPES = "http://terminology.hl7.org/CodeSystem/audit-event-type";
    private static final String INTERACTIONS = "http://hl7.org/fhir/restful-interaction";

    private ViewReport() {}

    static AuditEvent of(ViewAnswer view, List<String> patients) {
        AuditEvent event = new AuditEvent();
        event.setType(new Coding().setSystem(TYPES).setCode("rest"));
        event.addSubtype(new Coding().setSystem(INTERACTIONS).setCode("read"));
        event.setAction(AuditEvent.AuditEventAction.R);
        event.setRecorded(Date.from(view.at()));
        event.setOutcome(AuditEvent.AuditEventOutcome._0);
        event.addAgent().setRequestor(true).setWho(new Reference(view.person()));
        event.getSource().setObserver(new Reference().setDisplay("Medical Hub: transport"));
        patients.forEach(patient -> event.addEntity().setWhat(new Reference(patient)));
        return event;
    }
}
