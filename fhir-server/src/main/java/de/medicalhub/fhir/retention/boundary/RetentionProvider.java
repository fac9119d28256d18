package de.medicalhub.fhir.retention.boundary;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import de.medicalhub.fhir.FhirProvider;
import de.medicalhub.fhir.operation.ParameterReader;
import de.medicalhub.fhir.operation.RefusalTexts;
import de.medicalhub.fhir.retention.control.EraseRecords;
import de.medicalhub.fhir.retention.control.ErasureReport;
import java.util.Objects;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Erasing a person. Who may call it stands in the access table. */
@Component
@FhirProvider
public class RetentionProvider {
    private final EraseRecords erase;

    RetentionProvider(EraseRecords erase) {
        this.erase = erase;
    }

    /** {@code POST Patient/{id}/$erase}, for administrators; a dry run unless {@code dry-run} is false. */
    @Operation(name = "$erase", type = Patient.class)
    public Parameters erase(
            @IdParam IdType id, @ResourceParam @Nullable Parameters parameters, RequestDetails request) {
        return RefusalTexts.explain(request, () -> {
            ParameterReader reader = new ParameterReader(Objects.requireNonNullElseGet(parameters, Parameters::new));
            boolean dryRun = reader.bool("dry-run", false).orElse(true);
            reader.requireNoFaults();
            return answer(erase.erase("Patient/" + id.getIdPart(), dryRun));
        });
    }

    private static Parameters answer(ErasureReport report) {
        Parameters answer = new Parameters();
        answer.addParameter()
                .setName("verdict")
                .setValue(new CodeType(report.verdict()
                        .name()
                        .toLowerCase(java.util.Locale.ROOT)
                        .replace('_', '-')));
        answer.addParameter().setName("allowed").setValue(new BooleanType(report.isAllowed()));
        answer.addParameter()
                .setName("german")
                .setValue(new StringType(report.verdict().german()));
        answer.addParameter()
                .setName("english")
                .setValue(new StringType(report.verdict().english()));
        report.keptUntil()
                .ifPresent(day -> answer.addParameter().setName("kept-until").setValue(new DateType(day.toString())));
        report.law().forEach(law -> answer.addParameter().setName("law").setValue(new StringType(law)));
        report.types().forEach((type, count) -> {
            ParametersParameterComponent line = answer.addParameter().setName("resources");
            line.addPart().setName("type").setValue(new CodeType(type));
            line.addPart().setName("count").setValue(new IntegerType(count));
        });
        report.shared().forEach(type -> answer.addParameter().setName("shared").setValue(new CodeType(type)));
        return answer;
    }
}
