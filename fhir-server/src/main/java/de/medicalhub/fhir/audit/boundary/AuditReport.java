package de.medicalhub.fhir.audit.boundary;

import de.medicalhub.fhir.audit.entity.ChainBreak;
import de.medicalhub.fhir.audit.entity.ChainReport;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;

/** A verification of the trail as FHIR Parameters. */
final class AuditReport {
    private AuditReport() {}

    static Parameters of(ChainReport report) {
        Parameters answer = new Parameters();
        answer.addParameter()
                .setName("intact")
                .setValue(new BooleanType(report.firstBreak().isEmpty()));
        answer.addParameter().setName("rows").setValue(new DecimalType(report.rows()));
        answer.addParameter()
                .setName("anchor-sequence")
                .setValue(new DecimalType(report.last().sequence()));
        answer.addParameter()
                .setName("anchor-hash")
                .setValue(new StringType(report.last().hash()));
        answer.addParameter().setName("unsealed").setValue(new DecimalType(report.unsealed()));
        report.firstBreak().ifPresent(found -> add(answer, found));
        return answer;
    }

    private static void add(Parameters answer, ChainBreak found) {
        ParametersParameterComponent first = answer.addParameter().setName("first-break");
        first.addPart()
                .setName("kind")
                .setValue(new CodeType(found.kind().name().toLowerCase(java.util.Locale.ROOT)));
        first.addPart().setName("sequence").setValue(new DecimalType(found.sequence()));
        if (!found.row().isEmpty()) {
            first.addPart().setName("row").setValue(new StringType(found.row()));
        }
        first.addPart().setName("german").setValue(new StringType(found.kind().german()));
        first.addPart().setName("english").setValue(new StringType(found.kind().english()));
    }
}
