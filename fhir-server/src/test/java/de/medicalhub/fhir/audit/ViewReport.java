package de.medicalhub.fhir.audit;

import java.time.Instant;
import java.util.Date;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;

/** What the transport service sends when somebody looks at patients on its pages. */
public final class ViewReport {
    private ViewReport() {}

    /** Complete, as docs/fhir-model.md says. */
    public static AuditEvent of(String viewer, String... patients) {
        AuditEvent report = new AuditEvent();
        report.setType(new Coding("http://terminology.hl7.org/CodeSystem/audit-event-type", "rest", null));
        report.addSubtype(new Coding("http://hl7.org/fhir/restful-interaction", "read", null));
        report.setAction(AuditEvent.AuditEventAction.R);
        report.setRecorded(Date.from(Instant.EPOCH));
        report.addAgent().setRequestor(true).setWho(new Reference(viewer));
        report.getSource().setObserver(new Reference().setDisplay("transport-scheduler"));
        for (String patient : patients) {
            report.addEntity().setWhat(new Reference(patient));
        }
        return report;
    }
}
